"""The compiled question: numbered things, needs and prices, without graph or names."""
