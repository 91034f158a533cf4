"""The graph and a plan in CTDL, the language of the Credential Registry."""
