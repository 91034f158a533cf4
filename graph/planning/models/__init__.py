"""The question as CP-SAT models: what a plan achieves, works and rests on, and when."""
