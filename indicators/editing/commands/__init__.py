"""The commands that change the data files and tell their history."""
