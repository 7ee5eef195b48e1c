"""The rules of measures in words. In English they are the first sentences of the measures' own docstrings."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {}
