"""The nouns that come out: what was found. Frozen dataclasses; `encode` turns any of them into JSON."""
