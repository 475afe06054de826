"""The store: one encrypted SQLite file with its models, guards, search and migrations."""
