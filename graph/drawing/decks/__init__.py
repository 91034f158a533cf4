"""What is shown, put on sheets: maps, routes, plans, comparisons and reach as decks of scenes.

- `maps` (`map_deck`, `route_deck`, `compare_deck`, `reach_deck`) and `plan` (`plan_deck`) start:
  they ask `graph.drawing.diagram` what to show and open a sheet for each page.
- `network` (with `nodes` for its boxes), `calendar` and `grid` fill a sheet: with nodes and links,
  with pay, work, study and money over the months, with a table.
- `sheet`: paper, title, legend and footer; `Sheet.scene` returns the finished scene.
"""
