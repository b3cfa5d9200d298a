"""What the record puts in doubt."""
