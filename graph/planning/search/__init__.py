"""One objective, one file: bounds, candidates and models put together until proved."""
