"""Questions about the graph as it is, one a file. Nothing is planned here."""
