"""Documents as files.

In the order of the calls:

- `documents`: a map, plan, route, comparison or reach as a `Document`: scenes, nodes, the plan.
- `formats`: the list of formats and `written`, from a document to bytes.
- `files`: several files saved, all or none.
"""
