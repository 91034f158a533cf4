"""What is certain before any search: lower bounds, landmarks and reduction."""
