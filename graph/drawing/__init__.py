"""Pictures as values: from a graph or an answer to scenes that any exporter can draw.

In the order in which a question goes through:

- `graph.drawing.diagram`: what is shown: nodes, links between them, columns, words.
- `graph.drawing.layout`: where it stands: positions of boxes, ways of lines.
- `graph.drawing.decks`: how it is put on sheets: `Scene` and `Deck`.

Below them `scene` says what a finished picture is made of, `style` holds colours, shapes and the
lines of relations, `fonts` the widths of letters, `wrapping` breaks words into lines. The app
takes the first two rooms only: the browser draws its diagrams.
"""
