"""The person who asks, and what a question may be asked with.

`options` is the record of an option, `profile` the person with one option a field, and `pose`
turns names and numbers as people write them into a checked question.
"""
