"""One objective a file: bounds, candidates and models combined until the answer is proved."""
