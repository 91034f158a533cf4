"""An independent check of a plan, read from the rows; shares no code with the planner."""
