"""Files made of scenes; whatever they show was decided before.

One writer a format, from `Scene` or `Deck` to bytes: `svg`, `png` (from the SVG), `pdf`, `html`
(around the SVG) and `pptx`. They share `ink` (each thing of a scene as paths and lines of words),
`shapes` (outlines and arrow heads as path commands) and `fitting` (words inside shapes).

`graph.export.publish` knows all formats, those of facts in `graph.io` too, and is what the command
line and the app call.
"""
