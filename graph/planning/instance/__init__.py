"""The compiled question: items, needs and prices, without the graph."""
