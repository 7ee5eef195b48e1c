"""Mappings by hand and edit scripts as YAML files: written to be read, corrected and given back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procmodel.comparison import edits_of
from procmodel.comparison.compound import compound_views
from procmodel.comparison.declared import Correspondences
from procmodel.errors import AnalysisError, ReadError, WriteError
from procmodel.limits import Limits
from procmodel.results.comparison import Comparison, Edit
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.recipes.before_after import BeforeAfter

__all__ = ["edits_text", "mapping_text", "read_edits", "read_mapping", "write_script"]

_MAPPING_KEYS = ("pairs", "removed", "new")


def read_mapping(path: str, *, limits: Limits | None = None) -> Correspondences:
    """Which step is which, as a file says: `pairs` of `before` and `after`, `removed`, `new`.

    Raises:
        ReadError: it cannot be opened, is no YAML, or has another shape; says what was expected.
    """
    found = _load(path, limits or Limits())
    if not isinstance(found, dict) or set(found) - set(_MAPPING_KEYS):
        raise ReadError(say("comparison.mapping-shape", path=path), hint=say("comparison.mapping-hint"))
    pairs = [_pair(row, path) for row in _list(found.get("pairs"), path)]
    pairs += [((one,), ()) for one in _ids(found.get("removed"), path)]
    pairs += [((), (one,)) for one in _ids(found.get("new"), path)]
    return pairs


def _pair(row: object, path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not isinstance(row, dict) or set(row) != {"before", "after"}:
        raise ReadError(
            say("comparison.mapping-row", path=path, row=str(row)[:120]), hint=say("comparison.mapping-hint")
        )
    return tuple(_ids(row["before"], path)), tuple(_ids(row["after"], path))


def _list(value: object, path: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ReadError(say("comparison.mapping-shape", path=path), hint=say("comparison.mapping-hint"))
    return value


def _ids(value: object, path: str) -> list[str]:
    found = [value] if isinstance(value, str) else _list(value, path)
    if not all(isinstance(one, str) for one in found):
        raise ReadError(say("comparison.mapping-shape", path=path), hint=say("comparison.mapping-hint"))
    return found


def mapping_text(pair: BeforeAfter) -> str:
    """Which step was found to be which, as a file for `--mapping`; the reasons stand as comments."""
    before, after = pair.names
    rows = list(_rows(pair.comparison, before, after))
    lists = {
        "removed": [id_ for entry in pair.comparison.steps if not entry.after for id_ in entry.before],
        "new": [id_ for entry in pair.comparison.steps if not entry.before for id_ in entry.after],
    }
    lines = [f"# {say('comparison.mapping-title')}", "pairs:" if rows else "pairs: []", *rows]
    lines += [f"{key}: {_flow(ids)}" for key, ids in lists.items()]
    return "\n".join(lines) + "\n"


def _rows(comparison: Comparison, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for entry in comparison.steps:
        if entry.before and entry.after:
            was, now = (
                ", ".join(" ".join(names.get(id_, id_).split()) for id_ in ids)
                for names, ids in ((before, entry.before), (after, entry.after))
            )
            yield f"  # {was} -> {now} ({entry.confidence:.2f}: {' '.join(entry.why.split())})"
            yield f"  - {_flow({'before': list(entry.before), 'after': list(entry.after)})}"


def edits_text(pair: BeforeAfter) -> str:
    """The edit script as YAML: the primitive edits in order, and what they come to, by their numbers."""
    import yaml

    from procmodel.results.encode import encode_edits, source

    edits = pair.comparison.edits or ()
    found = {
        "before": source(pair.before),
        "after": source(pair.after),
        "edits": encode_edits(edits),
        "compound": compound_views(pair.comparison, edits),
    }
    dumped: str = yaml.dump(found, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=110)
    return f"# {say('comparison.edits-title')}\n{dumped}"


def read_edits(path: str, *, limits: Limits | None = None) -> tuple[Edit, ...]:
    """The edits of a file that `diff --edits` or `diff --json` wrote, or a plain list of edits.

    Raises:
        ReadError: it cannot be opened, or is no YAML.
        AnalysisError: what stands there are no edits.
    """
    found = _load(path, limits or Limits())
    rows = found.get("edits") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        raise AnalysisError(say("comparison.edits-shape", path=path), hint=say("comparison.edits-hint"))
    return edits_of(rows)


def write_script(path: str, contents: str | bytes, inputs: Iterable[str] = ()) -> None:
    """Write a text or a workbook as a whole, or not at all.

    Raises:
        WriteError: it cannot be written, or the file is also read.
    """
    from procmodel.formats import is_same_file
    from procmodel.formats.files import write_bytes

    if any(is_same_file(path, one) for one in inputs):
        raise WriteError(say("command.same-file", path=path))
    write_bytes(Path(path), contents.encode("utf-8") if isinstance(contents, str) else contents)


def _flow(value: object) -> str:
    import yaml

    text: str = yaml.dump(
        value,
        Dumper=_dumper(),
        default_flow_style=True,
        sort_keys=False,
        width=float("inf"),
        allow_unicode=True,
    )
    return text.strip()


def _dumper() -> type[Any]:
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes a value again where it stands twice."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    return Plain


def _load(path: str, limits: Limits) -> Any:
    """The plain data of a YAML file; aliases are refused, as nothing that we write has any."""
    import yaml

    from procmodel.formats.files import read_bytes

    data = read_bytes(Path(path), limits["file"])
    try:
        text = data.decode("utf-8")
        if any(isinstance(token, yaml.AliasToken) for token in _tokens(text)):
            raise ReadError(say("comparison.no-aliases", path=path))
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError, ValueError) as wrong:
        if isinstance(wrong, ReadError):
            raise
        raise ReadError(f"{path}: {' '.join(str(wrong).split())[:200]}") from wrong


def _tokens(text: str) -> Iterable[Any]:
    import yaml

    found: Iterable[Any] = yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found
