"""The command line: one file a group of commands; each command is one call into the program."""
