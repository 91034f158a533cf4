"""Everything attainable from a start, instead of one target."""
