"""Parts of pages: each function shows one thing."""
