"""Plans: complete, ordered, proved best."""
