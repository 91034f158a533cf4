"""Positions: items in columns (levels, left to right) or rows (narrow screens, bottom to top).

Pure functions of plain values (`values`). Two layouts, and who chooses between them:

- `place` takes that of Graphviz, for many boxes its order on an even grid, and our own where
  Graphviz gives none or a page would be too wide.
- `arrange`, our own: `layers` orders the boxes of each column by median sweeps, `routes` leads
  long links through lanes so that no line runs behind a box it does not belong to, `frame`
  puts what has no level above and below, and measures the whole.
- `dot`, Graphviz: `ranked` turns items into numbered boxes in ranks, `ask` has `dot_child` place
  them in a process that can be stopped, `crossings` untangles what comes back, `curves`
  makes lines of it.
- `order`: which links say something new, and in which rank a node stands.
"""
