"""Documents as files.

In the order of the calls:

- `documents`: a map, plan, route, comparison or reach as a `Document`: scenes, nodes, the plan.
- `formats`: the list of formats, each with its way from a document to bytes.
- `write`: a view as files, all or none (`export_files`).
"""
