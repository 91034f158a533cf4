"""Decks as editable slides: `deck` lays `shapes`, `lines`, `tables` and `text` on each slide."""
