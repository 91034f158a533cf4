"""What is known, put on sheets: graph, plan, comparison, reach -> scenes that exporters draw."""
