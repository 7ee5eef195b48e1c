"""The answers behind the tests of an input: what DMN says as ranges, cut into answers that exclude each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import pairwise

from procmodel.formats.dmn.feel import Span, Tests, Value, literal
from procmodel.light.records import dataclass

__all__ = ["Asked", "answers_of"]

_MOST = 1_000_000
_WHOLE = frozenset({"integer", "int", "long"})


@dataclass
class Asked:
    """What an input may be answered, and which of the answers each cell asks for.

    Attributes:
        answers: what may be answered.
        cells: for each cell its answers; None where any will do.
        feel: whether the answers are tests as FEEL writes them, not plain words.
        unlisted: words that cells ask for and the list of allowed values lacks.
    """

    answers: list[str]
    cells: list[list[str] | None]
    feel: bool = False
    unlisted: tuple[str, ...] = ()


def answers_of(domain: Tests | None, cells: Sequence[Tests], type_: str | None = None) -> Asked | None:
    """What an input may be answered, from its allowed values and the cells of its rules.

    Words are answers as they are. Ranges of numbers or dates are cut where any test begins or ends, so that
    no two answers overlap and together they are all that can come. None where values of several kinds mix, or
    where there are so many ranges that each would be named in thousands of cells.

    Example:
        >>> from procmodel.formats.dmn.feel import tests_of
        >>> answers_of(None, [tests_of("< 18"), tests_of("[18..65]")]).answers
        ['< 18', '[18..65]', '> 65']
    """
    every = [*cells, *([domain] if domain is not None else [])]
    kinds = {span.kind for tests in every for span in tests.spans}
    if not kinds:
        return Asked([], [None] * len(cells))
    cut = not kinds <= {"text", "word"} or any(tests.negated for tests in every)
    if cut and len(cells) * sum(len(tests.spans) for tests in every) > _MOST:
        return None
    if kinds <= {"text", "word"}:
        return _discrete(domain, cells)
    if kinds in ({"number"}, {"date"}):
        return _Line(domain, cells, kinds == {"number"} and type_ in _WHOLE).asked()
    return None


def _discrete(domain: Tests | None, cells: Sequence[Tests]) -> Asked | None:
    """Words, true, false and null: each is an answer; `not` leaves all the others."""
    asked = [_values(tests) for tests in cells]
    said = list(dict.fromkeys(value for values in asked for value in values))
    listed = _values(domain) if domain is not None and not domain.negated else []
    if not listed and {"true", "false"} & {value for kind, value in said if kind == "word"}:
        listed = [("word", "true"), ("word", "false")]
    universe = list(dict.fromkeys([*listed, *said]))
    words = all(kind == "text" for kind, _ in universe)
    rest = not listed and any(tests.negated for tests in cells)
    names = {one: one[1] if words and not rest else literal(one[1], one[0]) for one in universe}
    others = [f"not({', '.join(names[one] for one in universe)})"] if rest else []
    found: list[list[str] | None] = []
    for tests, values in zip(cells, asked, strict=True):
        if tests.any:
            found.append(None)
        elif tests.negated:
            found.append([*(names[one] for one in universe if one not in set(values)), *others])
        else:
            found.append([names[one] for one in values])
    unlisted = tuple(names[one] for one in said if listed and one not in set(listed))
    return Asked([*names.values(), *others], found, not words or rest, unlisted)


def _values(tests: Tests) -> list[tuple[str, str]]:
    return [(span.kind, str(span.low)) for span in tests.spans]


class _Line:
    """Numbers or dates in their order, cut at every end of a test into points and the gaps between them."""

    def __init__(self, domain: Tests | None, cells: Sequence[Tests], whole: bool) -> None:
        self.domain = domain if domain is not None and not domain.any else None
        self.cells = cells
        every = [*cells, *([self.domain] if self.domain is not None else [])]
        self.spans = [span for tests in every for span in tests.spans]
        self.kind = self.spans[0].kind
        ends = {end for span in self.spans for end in (span.low, span.high) if end is not None}
        self.ends: list[Value] = sorted(ends)
        self.place = {end: at for at, end in enumerate(self.ends)}
        self.last = 2 * len(self.ends)  # pieces: odd ones are the ends, even ones the gaps round them
        self.empty = {
            2 * at
            for at, (one, other) in enumerate(pairwise(self.ends), 1)
            if self._nothing(one, other, whole)
        }

    def _nothing(self, one: Value, other: Value, whole: bool) -> bool:
        """Whether no value lies between two ends."""
        if isinstance(one, date) and isinstance(other, date):
            return other - one <= timedelta(days=1)
        if not whole or not isinstance(one, Decimal) or not isinstance(other, Decimal):
            return False
        return bool(one // 1 + 1 >= other)

    def asked(self) -> Asked:
        """The answers, and which of them each cell asks for."""
        marks = self._marks()
        allowed = self._bits([self.domain]) if self.domain is not None else None
        runs: list[list[int]] = []
        for piece in range(self.last + 1):
            inside = allowed is None or bool(marks[piece] & allowed) is not bool(
                self.domain is not None and self.domain.negated
            )
            if piece in self.empty or not inside:
                continue
            if runs and marks[runs[-1][0]] == marks[piece]:
                runs[-1].append(piece)
            else:
                runs.append([piece])
        names = [self._name(run[0], run[-1]) for run in runs]
        cells: list[list[str] | None] = []
        for tests in self.cells:
            bits = self._bits([tests])
            cells.append(
                None
                if tests.any
                else [
                    name
                    for name, run in zip(names, runs, strict=True)
                    if bool(marks[run[0]] & bits) is not tests.negated
                ]
            )
        return Asked(names, cells, feel=True)

    def _bits(self, several: Sequence[Tests]) -> int:
        found = 0
        for tests in several:
            for span in tests.spans:
                found |= 1 << self._number[id(span)]
        return found

    def _marks(self) -> list[int]:
        """For each piece, the tests that let it through, as the bits of a number."""
        self._number = {id(span): at for at, span in enumerate(self.spans)}
        flips = [0] * (self.last + 2)
        for at, span in enumerate(self.spans):
            first, final = self._pieces(span)
            flips[first] ^= 1 << at
            flips[final + 1] ^= 1 << at
        marks, now = [], 0
        for flip in flips[:-1]:
            now ^= flip
            marks.append(now)
        return marks

    def _pieces(self, span: Span) -> tuple[int, int]:
        first = 0 if span.low is None else 2 * self.place[span.low] + (1 if span.low_in else 2)
        final = self.last if span.high is None else 2 * self.place[span.high] + (1 if span.high_in else 0)
        return first, max(final, first - 1)

    def _name(self, first: int, final: int) -> str:
        """A stretch of pieces as FEEL says it."""
        show = partial(literal, kind=self.kind)
        low = None if first == 0 else self.ends[(first - 1) // 2]
        high = None if final == self.last else self.ends[final // 2]
        low_in, high_in = first % 2 == 1, final % 2 == 1
        if low is None or high is None:
            sign, end, closed = ("<", high, high_in) if low is None else (">", low, low_in)
            return f"{sign}{'=' if closed else ''} {show(end)}" if end is not None else "-"
        if low == high:
            return show(low)
        return f"{'[' if low_in else '('}{show(low)}..{show(high)}{']' if high_in else ')'}"
