"""Scenes as files: each module writes one format and decides nothing about the picture."""
