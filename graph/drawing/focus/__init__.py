"""One node from left to right: what it needs, the node itself, what it opens.

- `values`: what is shown, as plain values; `needs` and `doors` read it from the graph for a person
  (`model` puts it together), `folding` says what of it is open.
- `pen`: the sheet with what every part of the drawing asks for; `signs`, `texts`, `cards`,
  `middle` and `junctions` draw one kind of thing each, `pathways` and `opened` one column each,
  `said`, `headline` and `legend` what is only words.
- `wide` and `upright` place everything; `deck` (`focus_deck`) starts.
"""
