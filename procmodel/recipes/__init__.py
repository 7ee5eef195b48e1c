"""Verbs chained into the jobs that people come for."""
