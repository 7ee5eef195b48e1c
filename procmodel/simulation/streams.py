"""Random numbers that two versions of a process share: by replication, step and case, from the seed alone.

Each place where something is drawn has a stream of its own, named by its key. The first visit of a case draws
the number at the place of the case, so that a case that skips a step shifts no other; a later visit draws one
that is worked out from the key, the case and the number of the visit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import repeat, starmap
from typing import TYPE_CHECKING

from procmodel.graph.program import Program
from procmodel.light.hashing import blake2b
from procmodel.simulation.inverse import inverse_of, outcomes

if TYPE_CHECKING:
    from random import Random
else:
    try:
        from _random import Random  # the generator that `random` adds shapes to, which are not needed here
    except ImportError:
        from random import Random

__all__ = ["BLOCK", "Streams", "key_of", "repeated", "words_of"]

BLOCK = 4096
"""Cases whose numbers are drawn at once."""

_MASK = (1 << 64) - 1
_CASE, _VISIT = 0x9E3779B97F4A7C15, 0xD1B54A32D192ED03


def key_of(seed: int, replication: int, name: str) -> int:
    """The 128 bits that a stream begins from."""
    return int.from_bytes(blake2b(f"{seed}/{replication}/{name}".encode(), 16), "little")


def words_of(key: int) -> list[int]:
    """The key as other generators of the same kind (MT19937) take it: words of 32 bits, lowest first."""
    count = max(1, -(-key.bit_length() // 32))
    return [key >> 32 * n & 0xFFFFFFFF for n in range(count)]


def repeated(key: int, case: int, visit: int) -> float:
    """The number that a case draws at a later visit: splitmix64 of key, case and visit.

    Example:
        >>> 0 <= repeated(7, 0, 1) < 1, repeated(7, 0, 1) == repeated(7, 0, 2)
        (True, False)

    Reference: Steele, Lea and Flood, Fast splittable pseudorandom number generators (OOPSLA 2014).
    """
    z = (key + (case + 1) * _CASE + visit * _VISIT) & _MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
    return float((z ^ (z >> 31)) >> 11) * 2.0**-53


class Streams:
    """The streams of one replication."""

    def __init__(self, program: Program, seed: int, replication: int) -> None:
        self.sites = program.sites
        self.keys = [key_of(seed, replication, site.key) for site in program.sites]
        self.generators = [Random(key) for key in self.keys]
        self.short = [key & _MASK for key in self.keys]
        self.arrivals_key = key_of(seed, replication, "arrivals")
        self.arrivals = Random(self.arrivals_key)
        names = {key: n for n, key in enumerate(dict.fromkeys(site.key for site in program.sites))}
        self.stream_of = [names[site.key] for site in program.sites]
        own = {site for decision in program.decisions for site, is_own in decision.sites if is_own}
        twins = [
            n for n, each in enumerate(self.stream_of) if self.stream_of.count(each) > 1 and n not in own
        ]
        # where the first number of a site is found that shares its stream with others: past those of all sites
        self.shared = {site: place for place, site in enumerate(twins, len(self.sites))}
        self._inverses: list[Callable[[float], float] | None] = [None] * len(self.sites)

    def block(self, count: int = BLOCK) -> Iterator[list[float | None]]:
        """What each of the next `count` cases draws at its first visit of each site; None where it is `shared`."""
        drawn: list[Iterable[float | None]] = []
        for site, generator in zip(self.sites, self.generators, strict=True):
            drawn.append(outcomes(site, starmap(generator.random, repeat((), count))))
        for place in self.shared:
            drawn.append(drawn[place])
            drawn[place] = repeat(None, count)
        return map(list, zip(*drawn, strict=True) if drawn else repeat((), count))

    def again(self, site: int, case: int, visit: int) -> float:
        """What a case draws when it comes by again (`visit` 1 is the second)."""
        inverse = self._inverses[site]
        if inverse is None:
            inverse = self._inverses[site] = inverse_of(self.sites[site])
        return inverse(repeated(self.short[site], case, visit))
