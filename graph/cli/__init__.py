"""The command line: words in, a question asked, text or JSON out."""
