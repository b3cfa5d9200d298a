"""The commands that write a session as a document."""
