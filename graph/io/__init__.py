"""Facts in and out: files on one side, rows and graphs on the other."""
