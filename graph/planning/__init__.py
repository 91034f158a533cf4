"""Plans: complete, ordered, proved best.

`plan` asks, `problem` is question and answer. The rooms, in the order in which a question passes:

``instance``    graph and question compiled to items, pathways, groups, needs and limits
``bounds``      lower bounds (labels), landmarks, reduction: what is certain before any search
``candidates``  plans without proof: greedy, local search, order, timetable
``models``      CP-SAT models of an instance, with landmark constraints
``search``      one objective a file: the pieces combined until the answer is proved
``reach``       the same for all items at once
``verify``      the independent check, from the rows of the graph

docs/planning.md tells the whole story; docs/semantics.md has the rules.
"""
