"""Read and write files: tables, zip, JSON, GraphML, GEXF and CTDL."""
