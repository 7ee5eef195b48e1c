"""The part of FEEL that decision tables are mostly written in: values, comparisons, intervals, lists, `not`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from procmodel.light.records import dataclass

__all__ = ["Span", "Tests", "feel_name", "feel_text", "literal", "tests_of", "text_of_string"]

_TOKEN = re.compile(
    r'\s*(?:(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>-?(?:[0-9]{1,40}(?:\.[0-9]{1,40})?|\.[0-9]{1,40}))(?![A-Za-z_0-9])"
    r'|(?:date\s*\(\s*"(?P<date>[^"\\]*)"\s*\)|@"(?P<at>[^"\\]*)")'
    r"|(?P<word>true|false|null|not)(?![A-Za-z_0-9])"
    r"|(?P<sign><=|>=|<|>|\.\.|[\[\](),-]))",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_SHORT = {"n": "\n", "r": "\r", "t": "\t"}
_WRITTEN = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_NAME = re.compile("[A-Za-z_][A-Za-z0-9_]*").fullmatch
_KEYWORDS = frozenset(
    {
        "and", "between", "date", "duration", "else", "every", "external", "false", "for", "function", "if", "in",
        "instance", "not", "null", "of", "or", "return", "satisfies", "some", "then", "time", "true",
    }
)  # fmt: skip

Value = str | Decimal | date


@dataclass(frozen=True)
class Span:
    """What one test lets through: a single value, or all between two ends of an order.

    `kind` is `text`, `number`, `date` or `word` (true, false, null). An end that is None is open.
    """

    kind: str
    low: Value | None
    high: Value | None
    low_in: bool = True
    high_in: bool = True

    @property
    def single(self) -> bool:
        """Whether it is one value."""
        return self.low is not None and self.low == self.high and self.low_in and self.high_in


@dataclass(frozen=True)
class Tests:
    """The tests in one cell of a table: any of `spans` passes, or none of them where `negated`.

    No spans and not negated: everything passes (`-`).
    """

    spans: tuple[Span, ...] = ()
    negated: bool = False

    @property
    def any(self) -> bool:
        """Whether everything passes."""
        return not self.spans


class _NotUnderstoodError(Exception):
    pass


def tests_of(text: str) -> Tests | None:
    """The tests that a cell holds; None where it says more than values, comparisons, intervals and `not`.

    Example:
        >>> tests_of('[1..5], > 7').spans[1].low
        Decimal('7')
        >>> tests_of('not("a", "b")').negated, tests_of("-").any, tests_of("count(?) > 2")
        (True, True, None)
    """
    try:
        return _Cell(text).tests()
    except _NotUnderstoodError:
        return None


def feel_text(value: str) -> str:
    r"""A string as FEEL writes it, with nothing in it that XML may not hold.

    Example:
        >>> print(feel_text('say "no"'), feel_text("a\x00b"))
        "say \"no\"" "a\u0000b"
    """
    return f'"{_ESCAPED.sub(_escape, value)}"'


def text_of_string(text: str) -> str | None:
    """The value of a FEEL text that is one string; None where it is something else."""
    found = _TOKEN.fullmatch(text.rstrip())
    return _unescaped(found["text"]) if found is not None and found["text"] is not None else None


def literal(value: Value, kind: str) -> str:
    """A value as FEEL writes it.

    Example:
        >>> literal(Decimal("1.50"), "number"), literal(date(2026, 1, 2), "date"), literal("true", "word")
        ('1.50', 'date("2026-01-02")', 'true')
    """
    if kind == "text":
        return feel_text(str(value))
    return f'date("{value}")' if kind == "date" else str(value)


def feel_name(id_: str) -> str:
    """An id as a plain name that every FEEL engine takes for one.

    Example:
        >>> feel_name("limit_40"), feel_name("post-code"), feel_name("2nd"), feel_name("if")
        ('limit_40', 'post_code', '_2nd', '_if')
    """
    name = re.sub("[^A-Za-z0-9_]", "_", id_)
    return name if _NAME(name) and name not in _KEYWORDS else f"_{name}"


class _Cell:
    """One cell while it is read, token by token."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.at = 0

    def tests(self) -> Tests:
        """All of it."""
        if not self.tokens or [token for token in self.tokens if token != ("sign", "-")] == []:
            if len(self.tokens) > 1:
                raise _NotUnderstoodError
            return Tests()
        if self._take("word", "not"):
            self._need("(")
            spans = self._list()
            self._need(")")
            found = Tests(spans, negated=True)
        else:
            found = Tests(self._list())
        if self.at < len(self.tokens):
            raise _NotUnderstoodError
        return found

    def _list(self) -> tuple[Span, ...]:
        spans = [self._span()]
        while self._take("sign", ","):
            spans.append(self._span())
        return tuple(spans)

    def _span(self) -> Span:
        for sign in ("<=", "<", ">=", ">"):
            if self._take("sign", sign):
                kind, end = self._ordered()
                closed = len(sign) == 2
                return (
                    Span(kind, None, end, True, closed)
                    if sign[0] == "<"
                    else Span(kind, end, None, closed, True)
                )
        for sign in ("[", "(", "]"):
            if self._take("sign", sign):
                return self._interval(sign == "[")
        kind, value = self._value()
        return Span(kind, value, value)

    def _interval(self, low_in: bool) -> Span:
        kind, low = self._ordered()
        self._need("..")
        other, high = self._ordered()
        if kind != other or high < low:  # type: ignore[operator]
            raise _NotUnderstoodError
        if self._take("sign", "]"):
            return Span(kind, low, high, low_in, True)
        if not self._take("sign", ")"):
            self._need("[")
        return Span(kind, low, high, low_in, False)

    def _ordered(self) -> tuple[str, Value]:
        kind, value = self._value()
        if kind not in ("number", "date"):
            raise _NotUnderstoodError
        return kind, value

    def _value(self) -> tuple[str, Value]:
        if self.at >= len(self.tokens):
            raise _NotUnderstoodError
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return kind, _unescaped(text)
        if kind == "number":
            return kind, Decimal(text)
        if kind == "date":
            try:
                return kind, date.fromisoformat(text)
            except ValueError:
                raise _NotUnderstoodError from None
        if kind == "word" and text != "not":
            return kind, text
        raise _NotUnderstoodError

    def _take(self, kind: str, text: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at] == (kind, text):
            self.at += 1
            return True
        return False

    def _need(self, sign: str) -> None:
        if not self._take("sign", sign):
            raise _NotUnderstoodError


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at, end = 0, len(text.rstrip())
    while at < end:
        found = _TOKEN.match(text, at)
        if found is None:
            raise _NotUnderstoodError
        kind = "date" if found.lastgroup == "at" else str(found.lastgroup)
        yield kind, found[found.lastgroup or 0]
        at = found.end()


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    return _WRITTEN.get(sign) or f"\\u{ord(sign):04X}"


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_plain, text[1:-1])


def _plain(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return _SHORT.get(found[3], found[3])
