"""Plans without proof, within milliseconds: built, put in order, improved."""
