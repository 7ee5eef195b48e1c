"""The counting rules: every measure of a process, one a file."""
