"""The command line: one file per subcommand, the same use cases as the window."""
