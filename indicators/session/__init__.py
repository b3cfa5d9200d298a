"""A session of the Council: its page, its deck, its slides for PowerPoint, its hand-out."""
