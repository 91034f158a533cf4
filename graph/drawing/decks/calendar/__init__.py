"""A plan on the calendar as one picture: pay, work, study and money over the months.

`facts` reads a plan into plain values, `labels` chooses words that fit, `ties` routes the lines,
`wide` and `upright` place everything from left to right or from top to bottom.
"""
