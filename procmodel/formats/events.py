"""YAML text into a tree, from the event stream of libyaml in one pass.

Nothing is composed or loaded: libyaml's composer overflows the C stack on deep nesting, and PyYAML's loaders
take duplicate keys in silence and hang on merge keys. Depth and alias weight are counted on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from procmodel.formats.libyaml import CParser, yaml
from procmodel.formats.problems import COLUMN_BITS, LAST_COLUMN, Problems, Unreadable, cut, mark_of
from procmodel.formats.tree import Quoted, TreeBuilder, Value
from procmodel.limits import Limits

__all__ = ["read_yaml"]

_MAPPING, _SCALAR, _STREAM_END = yaml.MappingStartEvent, yaml.ScalarEvent, yaml.StreamEndEvent
_DEEP = "exceeded maximum nesting depth"  # libyaml gives up at 1,000, before it says what is open
_MOST_MENDED = 20  # lines that lack quotes, before the rest of the file is given up


def read_yaml(text: str, problems: Problems, limits: Limits) -> tuple[Value | None, int]:
    """The only document of a YAML text, None where it is empty, and its mark.

    Duplicate keys, tags, merge keys and odd keys are problems; reading goes on without them.

    Raises:
        Unreadable: no YAML, or a limit is broken; `problems` has the reason.
    """
    for _ in range(_MOST_MENDED):
        try:
            return _Events(text, problems, limits).read()
        except yaml.MarkedYAMLError as error:
            if error.problem == _DEEP:
                _too_deep(problems, error.problem_mark, limits["depth"])
            text = _mended(text, error, problems)
        except yaml.reader.ReaderError as error:
            _no_yaml(problems, _mark_of_offset(text, error.position), str(error.reason))
    raise Unreadable


def _mended(text: str, error: yaml.MarkedYAMLError, problems: Problems) -> str:
    """The text with quotes where they were missing, told as a problem: so that the rest can be read too."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    at = mark_of(mark.line, mark.column) if mark else None
    reason = error.problem or str(error)
    from procmodel.formats.repair import mended_line

    mended = mended_line(text, line)
    if mended is None:
        _no_yaml(problems, at, reason)
    number, better = mended
    problems.error("quotes", at, "needs_quotes", reason=reason, line=better.strip())
    lines = text.split("\n")
    lines[number] = better
    return "\n".join(lines)


def _too_deep(problems: Problems, mark: yaml.Mark | None, limit: int) -> NoReturn:
    problems.error("limit", mark_of(mark.line, mark.column) if mark else None, "too_deep", limit=limit)
    raise Unreadable


def _no_yaml(problems: Problems, mark: int | None, reason: str) -> NoReturn:
    problems.error("syntax", mark, "no_yaml", reason=reason)
    raise Unreadable


def _mark_of_offset(text: str, position: int) -> int:
    """Where byte `position` of the text in UTF-8 stands (libyaml counts bytes)."""
    before = text.encode("utf-8", "surrogatepass")[:position].decode("utf-8", "ignore")
    return mark_of(before.count("\n"), len(before) - before.rfind("\n") - 1)


class _Events(TreeBuilder):
    """What to do with each event. Sums up the weight: nodes as they would be with all aliases unfolded."""

    def __init__(self, text: str, problems: Problems, limits: Limits) -> None:
        super().__init__(problems, limits)
        self._parser = CParser(text)
        self._most = limits["alias-factor"] * len(text) + limits["alias-base"]
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._open: list[tuple[int, str, int]] = []  # depth, anchor, and weight before, where a name is given
        self._nodes = 0
        self._unfolded = 0  # what aliases add to the nodes that are written
        self._documents = 0

    def read(self) -> tuple[Value | None, int]:
        """Follow the stream to its end. Most events are scalars: those are taken without a call."""
        next_event, longest = self._parser.get_event, self.longest
        values, marks, count = self.values, self.marks, 0
        while True:
            event: Any = next_event()
            kind = type(event)
            if kind is _SCALAR:
                value, start = event.value, event.start_mark
                column = start.column
                mark = start.line << COLUMN_BITS | (column if column < LAST_COLUMN else LAST_COLUMN)
                if len(value) > longest:
                    self.too_long(value, mark)
                if not event.implicit[0] or event.anchor is not None:
                    value = self._marked(event, mark)
                count += 1
                values.append(value)
                marks.append(mark)
            elif kind is _STREAM_END:
                break
            elif kind in _HANDLERS:
                self._nodes += count
                _HANDLERS[kind](self, event)
                values, marks, count = self.values, self.marks, 0
        if self._unfolded:
            self._weigh(self.limits["alias-factor"] * self._nodes + self.limits["alias-base"], self.root_mark)
        return self.root, self.root_mark

    def _marked(self, event: Any, mark: int) -> str:
        """A scalar in quotes, or with a tag or an anchor."""
        value: str = event.value
        if not event.implicit[0]:
            value = Quoted(value)
            if event.tag is not None:
                self._tag(event.tag, mark)
        if event.anchor is not None:
            self._anchors[event.anchor] = value, 1
        return value

    def _start(self, event: Any) -> None:
        start = event.start_mark
        mark = mark_of(start.line, start.column)
        if event.tag is not None:
            self._tag(event.tag, mark)
        if event.anchor is not None:
            self._open.append((len(self._stack), event.anchor, self._weight))
        self._nodes += 1
        self.open(mark, is_map=type(event) is _MAPPING)

    def _end(self, event: Any) -> None:
        value = self.close()
        if self._open and self._open[-1][0] == len(self._stack):
            _, anchor, before = self._open.pop()
            self._anchors[anchor] = value, self._weight - before

    def _alias(self, event: Any) -> None:
        mark = mark_of(event.start_mark.line, event.start_mark.column)
        if event.anchor not in self._anchors:
            self.problems.error("syntax", mark, "no_anchor", name=cut(event.anchor))
            raise Unreadable
        value, weight = self._anchors[event.anchor]
        self._nodes += 1
        self._unfolded += weight - 1
        self._weigh(self._most, mark)
        if isinstance(value, str):
            self.scalar(value, mark)
        else:
            self.put(value, mark)

    @property
    def _weight(self) -> int:
        return self._nodes + self._unfolded

    def _weigh(self, most: int, mark: int) -> None:
        if self._weight > most:
            self.problems.error("limit", mark, "too_heavy", weight=self._weight, limit=most)
            raise Unreadable

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            mark = mark_of(event.start_mark.line, event.start_mark.column)
            self.problems.error("syntax", mark, "second_document")
            raise Unreadable

    def _tag(self, tag: str, mark: int) -> None:
        self.problems.error("tag", mark, "tag", tag=cut(tag))


_HANDLERS: Mapping[type, Callable[[_Events, Any], None]] = {
    yaml.MappingStartEvent: _Events._start,
    yaml.SequenceStartEvent: _Events._start,
    yaml.MappingEndEvent: _Events._end,
    yaml.SequenceEndEvent: _Events._end,
    yaml.AliasEvent: _Events._alias,
    yaml.DocumentStartEvent: _Events._document,
}
