"""What a graph is: the data contract, nodes and edges, conditions, requirements, validation."""
