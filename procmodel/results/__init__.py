"""The nouns that come out: what was found, frozen; `encode` turns any of them into JSON."""
