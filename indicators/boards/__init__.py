"""View-models: what a page, a slide or the command line shows, already worded and rounded."""
