"""Decks as editable slides: native shapes, glued connectors, tables, notes."""
