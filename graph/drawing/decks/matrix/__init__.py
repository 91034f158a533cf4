"""The field at a glance: career fields as rows, levels as columns, and what each cell holds.

`values` says what is in a cell, `scales` which colour a number has, `faces` what a cell says,
`places` where everything stands, and `deck` puts it on sheets.
"""
