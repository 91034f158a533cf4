"""Pictures as values: what is shown (diagram), where it stands (layout), on sheets (decks)."""
