"""Windows of their own: a refused store, a paper to look at."""
