"""Views as files: what a view holds, the formats it can be written in, all files or none."""
