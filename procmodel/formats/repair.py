"""The line to paste where a text in a file needed quotes and had none."""

from __future__ import annotations

import re

from procmodel.formats.libyaml import CParser, yaml

__all__ = ["mended_line", "quoted", "with_quotes"]

_KEY = re.compile(r"(?:(?<=\{)|(?<=,)|(?<=, ))\s*([A-Za-z_][A-Za-z0-9_-]*):(?= )")
_BLOCK = re.compile(r"^(\s*(?:- )?[A-Za-z0-9_][A-Za-z0-9_.-]*: )(\S.*?)\s*$")
_TEXT_KEYS = frozenset(
    (
        "name",
        "note",
        "when",
        "ask",
        "description",
        "title",
        "author",
        "organisation",
        "outcome",
        "trigger",
        "source",
        "system",
        "licence",
        "vendor",
        "owner",
        "fallback",
        "channel",
    )
)
_LOOK_BACK = 4
_LONGEST = 2_000


def quoted(text: str) -> str:
    """A text in double quotes, as YAML and JSON both read it."""
    import json  # here: only mistakes need it

    return json.dumps(text, ensure_ascii=False)


def mended_line(text: str, line: int) -> tuple[int, str] | None:
    """The number (from 0) of the line at or shortly above `line` that lacked quotes, and the line with them.

    None where no such change makes a line read.

    Example:
        >>> mended_line("log: {name: Log: the report, lane: a}", 0)
        (0, 'log: {name: "Log: the report", lane: a}')
    """
    lines = text.split("\n", line + 1)[: line + 1]
    for number in range(len(lines) - 1, max(len(lines) - 1 - _LOOK_BACK, -1), -1):
        written = lines[number].rstrip("\r")
        if len(written) > _LONGEST or _reads(written):
            continue
        mended = _mend_map(written) if "{" in written else _mend_block(written)
        if mended is not None and mended != written and _reads(mended):
            return number, mended
    return None


def with_quotes(text: str, line: int) -> str | None:
    """Line `line` (from 0) of a text that reads, but not as meant: with quotes where they were missing.

    Example:
        >>> with_quotes("log: {name: Find, then log, lane: a}", 0)
        'log: {name: "Find, then log", lane: a}'
    """
    lines = text.split("\n", line + 1)
    written = lines[line].rstrip("\r") if line < len(lines) else ""
    if not written or len(written) > _LONGEST:
        return None
    found = _BLOCK.match(written)
    in_block = found is not None and found[1].strip(" -:") in _TEXT_KEYS
    mended = _mend_block(written) if in_block else _mend_map(written)
    return mended.strip() if mended is not None and mended != written and _reads(mended) else None


def _mend_block(written: str) -> str | None:
    found = _BLOCK.match(written)
    return found[1] + quoted(found[2]) if found and found[2][0] not in "\"'" else None


def _mend_map(written: str) -> str | None:
    """Quote the texts of a one-line map that hold marks of YAML."""
    keys = list(_KEY.finditer(written))
    end = written.rstrip().rfind("}")
    if not keys or end < 0:
        return None
    parts = [written[: keys[0].start()]]
    for at, key in enumerate(keys):
        stop = keys[at + 1].start() if at + 1 < len(keys) else end
        value = written[key.end() : stop].strip()
        comma = value.endswith(",")
        value = value[:-1].rstrip() if comma else value
        needs = key[1] in _TEXT_KEYS and not value.startswith(('"', "'"))
        parts.append(f"{key[0]} {quoted(value) if needs and not _plain(value) else value}{',' * comma}")
    return "".join(parts) + written[end:]


def _plain(value: str) -> bool:
    return not re.search(r": |:$| #|^[\[\]{}@`,&*!|>%\"'#]|[,\[\]{}]", value)


def _reads(line: str) -> bool:
    try:
        parser = CParser(line.lstrip().removeprefix("- "))
        while parser.get_event() is not None:
            pass
    except yaml.YAMLError:
        return False
    return True
