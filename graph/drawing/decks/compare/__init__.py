"""Nodes or plans side by side, as pictures.

- `deck`: the table, and below it the pictures of what is compared.
- `pay`: the pay of roles on one axis.
- `overlap`: what credentials open together and alone.
- `clock`: plans on one clock, with pay as steps.
"""
