"""What a person chooses by, side by side: roles, credentials or plans.

- `here`: what each takes from where a person stands, and what it asks for.
- `roles`, `credentials`, `plans`: the lines of each kind.
- `compare`: the way in.
"""
