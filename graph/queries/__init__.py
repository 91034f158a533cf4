"""Questions about the graph as it is: one question, one file. Nothing is planned here."""
