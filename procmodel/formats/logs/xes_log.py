"""Event logs in XES (IEEE 1849): streamed, nothing that the file names is fetched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from procmodel.formats.logs.gather import Gathering
from procmodel.formats.logs.stream import Stream
from procmodel.formats.problems import Problems, Unreadable
from procmodel.light.garbage import no_collector
from procmodel.limits import Limits
from procmodel.results.event_log import EventLog

__all__ = ["read_log"]

_KEYS = {"activity": "concept:name", "resource": "org:resource", "role": "org:role", "end": "time:timestamp"}
_VALUES = frozenset({"string", "date", "int", "float", "boolean", "id"})
_BEGINS, _ENDS = frozenset({"start"}), frozenset({"", "complete"})
_READY = frozenset({"schedule"})


def read_log(path: str, problems: Problems, limits: Limits, columns: Mapping[str, str]) -> EventLog:
    """The log in a XES file; schedule, start and complete events of one activity become one event with all times.

    Raises:
        Unreadable: no XML, a document type, or a limit is broken.
    """
    stream, reading = Stream(path, problems, limits), _Reading(path, problems, limits, columns)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reading.begin, reading.finish
    parser.StartDoctypeDeclHandler = reading.doctype
    parser.buffer_text = True
    reading.line = lambda: parser.CurrentLineNumber
    try:
        with no_collector():
            for piece in stream.pieces():
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except expat.ExpatError as error:
        problems.error(
            "syntax", None, "logs.no_xml", line=error.lineno, reason=expat.errors.messages[error.code]
        )
        raise Unreadable from None
    return reading.finished(stream.digest)


class _Reading:
    """What is open while the elements come by."""

    def __init__(self, path: str, problems: Problems, limits: Limits, columns: Mapping[str, str]) -> None:
        self.keys = {**_KEYS, **columns}
        called = {"case": "concept:name", "start": self.keys["end"], "enabled": self.keys["end"], **self.keys}
        self.log, self.problems = Gathering(path, problems, called, "logs.at_line"), problems
        self.deepest = limits["log-depth"]
        self.line: Callable[[], int] = int
        self.depth = 0
        self.case = ""
        self.inside = ""  # trace or event
        self.level = 0
        self.event: dict[str, str] = {}
        self.open: dict[str, list[dict[str, str]]] = {}
        self.ready: dict[str, list[str]] = {}
        self.passed_over = 0

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.depth += 1
        if self.depth > self.deepest:
            self.problems.error("limit", None, "too_deep", limit=self.deepest)
            raise Unreadable
        tag = tag.rpartition(":")[2]
        if tag in ("trace", "event"):
            self.inside, self.level = tag, self.depth
            if tag == "trace":
                self.case, self.open, self.ready = "", {}, {}
            else:
                self.event = {}
        elif tag in _VALUES and self.depth == self.level + 1:
            key, value = attributes.get("key", ""), attributes.get("value", "")
            if self.inside == "event":
                self.event[key] = value
            elif self.inside == "trace" and key == "concept:name":
                self.case = value

    def finish(self, tag: str) -> None:
        """An element ends."""
        self.depth -= 1
        tag = tag.rpartition(":")[2]
        if tag == "event":
            self._take(self.event)
            self.inside, self.level = "trace", self.depth
        elif tag == "trace":
            for begun in self.open.values():
                for event in begun:
                    self._add(event, event.get(self.keys["end"], ""))
            self.open, self.inside = {}, ""

    def doctype(self, *_: object) -> None:
        """A document type is declared."""
        self.problems.error("syntax", None, "logs.doctype")
        raise Unreadable

    def _take(self, event: dict[str, str]) -> None:
        transition = event.get("lifecycle:transition", "").casefold()
        activity = event.get(self.keys["activity"], "")
        if transition in _BEGINS:
            self.open.setdefault(activity, []).append(event)
        elif transition in _READY:
            self.ready.setdefault(activity, []).append(event.get(self.keys["end"], ""))
        elif transition in _ENDS:
            begun = self.open.get(activity)
            self._add(event, begun.pop(0).get(self.keys["end"], "") if begun else "")
        else:
            self.passed_over += 1

    def _add(self, event: dict[str, str], start: str) -> None:
        get, keys = event.get, self.keys
        ready = self.ready.get(get(keys["activity"], ""))
        self.log.row = self.line()
        self.log.add(
            self.case or get(keys.get("case", "case:concept:name"), ""),
            get(keys["activity"], ""),
            start or get("start_timestamp", ""),
            get(keys["end"], ""),
            get(keys["resource"], ""),
            get(keys["role"], "") or get("org:group", ""),
            ready.pop(0) if ready else "",
        )

    def finished(self, digest: str) -> EventLog:
        """The log."""
        if self.passed_over:
            self.problems.remark("log", None, "logs.transitions", count=self.passed_over)
        return self.log.finished(digest)
