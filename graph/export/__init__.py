"""Scene -> bytes: one function for each format."""
