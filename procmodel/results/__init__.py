"""The nouns that come out: what was found. Frozen dataclasses and named tuples; `encode` turns any of them into JSON."""
