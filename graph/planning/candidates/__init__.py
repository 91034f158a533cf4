"""Plans without proof, within milliseconds: ordered, scheduled, improved."""
