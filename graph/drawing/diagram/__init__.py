"""What is shown, before anything has a place: nodes, links, labels, words. No Streamlit here.

- `choice`: what a person asks of the map; `selection`: the nodes and links that answer it
  (`select`).
- `diagram`: nodes in columns joined by links, made by `map_diagram` (`selection`) or by
  `plan_diagram` (`plan`); `items` hands it to the layout.
- `plan`: the words of an answer and of its steps, and its steps side by side in time.
- `labels`: the best name of a node for the width of a box.
"""
