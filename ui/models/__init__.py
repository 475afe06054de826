"""Qt models over the queries of the core: no widgets here, and no SQL."""
