"""Papers as files: templates read, what is there already kept, all written or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import field
from datetime import date as calendar_date
from pathlib import Path, PurePath
from typing import Any

from procmodel.errors import WriteError
from procmodel.light.records import dataclass
from procmodel.limits import Limits
from procmodel.model import Process
from procmodel.recipes.before_after import BeforeAfter
from procmodel.recipes.paper import Material, Outline, paper, read_outline
from procmodel.reports import PICTURES_BESIDE, Sheet, render
from procmodel.reports.ours import UPDATED, is_ours
from procmodel.reports.refusals import no_marks
from procmodel.results.document import Document
from procmodel.wording import say
from procmodel.wording.labels import WordList

__all__ = ["Templates", "check_day", "paper_files", "read_templates", "report", "write_paper"]

_OUTLINES = ("yaml", "yml")
_LOOKS = {"docx": "docx", "dotx": "docx", "docm": "docx", "pptx": "pptx", "potx": "pptx"}
_BACKUP = ".bak"


@dataclass(frozen=True)
class Templates:
    """What a paper takes from others: an outline, and the look of Word and PowerPoint files by ending."""

    outline: Outline = field(default_factory=Outline)
    looks: dict[str, tuple[str, bytes]] = field(default_factory=dict)


def read_templates(paths: Sequence[str], endings: Collection[str], limits: Limits | None = None) -> Templates:
    """The templates in files: `.yaml` is an outline, `.docx` and `.pptx` lend their look.

    Args:
        paths: the files.
        endings: of the papers that are asked for.
        limits: what reading may cost.

    Raises:
        ReadError: a file that cannot be read, or an outline with mistakes.
        WriteError: a file of another kind, or one that no paper asked for can use.
    """
    from procmodel.formats.files import read_bytes

    limits = limits or Limits()
    outline, looks = Outline(), {}
    for path in paths:
        ending = _ending(path)
        if ending in _OUTLINES:
            outline = read_outline(path, limits)
        elif ending not in _LOOKS:
            raise WriteError(say("paper.template-ending", path=path))
        elif _LOOKS[ending] not in endings:
            raise WriteError(say("paper.template-unused", path=path, ending=_LOOKS[ending]))
        else:
            looks[_LOOKS[ending]] = (path, read_bytes(Path(path), limits["unpacked"]))
    return Templates(outline, looks)


def check_day(text: str) -> str:
    """A date in the one form that is taken, `2026-03-01`.

    Raises:
        WriteError: it is none.
    """
    try:
        return calendar_date.fromisoformat(text).isoformat()
    except ValueError:
        raise WriteError(say("paper.bad-date", text=text[:120])) from None


def write_paper(
    pair: BeforeAfter,
    paths: Sequence[str],
    *,
    templates: Templates | None = None,
    day: str = "",
    **options: Any,
) -> tuple[str, ...]:
    """Write the paper about a pair to each of the paths.

    A Word, PowerPoint, Markdown or LaTeX file that is there is brought up to date between our marks; other files
    of ours are written anew. What was there is kept beside, as `FILE.bak`.

    Args:
        pair: both versions, measured and compared.
        paths: where to; the ending is the format.
        templates: an outline and looks.
        day: the date of the paper.
        options: what the picture is drawn with (`theme`, ...).

    Returns:
        The files that were written, backups and pictures beside included.

    Raises:
        WriteError: a file is there that is not ours, or cannot be written; none has changed then.
    """
    from procmodel.formats.files import write_all

    files = paper_files(pair, paths, templates=templates, day=day, **options)
    write_all({Path(path): data for path, data in files.items()})
    return tuple(files)


def report(
    before: Process,
    after: Process,
    *paths: str,
    template: Sequence[str] = (),
    date: str = "",
    words: WordList | None = None,
    **options: Any,
) -> tuple[str, ...]:
    """Write the paper about two versions of a process: `report(before, after, "paper.docx")`.

    Args:
        before: the earlier version.
        after: the later one.
        paths: where to; the ending is the format (`.docx .pptx .pdf .html .tex .md`).
        template: an outline (`.yaml`), or files of the house whose look is taken (`.docx`, `.pptx`).
        date: the date of the paper, such as `2026-03-01`.
        words: the project's own words of one meaning, from `read_words`.
        options: what the picture is drawn with (`theme`, ...).

    Returns:
        The files that were written, backups and pictures beside included.

    Raises:
        WriteError: a file is there that is not ours, or cannot be written; none has changed then.
        ReadError: a template cannot be read.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> from procmodel import read
        >>> pair = [read(f"examples/speeding_{side}.yaml") for side in ("before", "after")]
        >>> with TemporaryDirectory() as folder:
        ...     written = report(*pair, f"{folder}/paper.md", date="2026-03-01")
        ...     sorted(Path(path).name for path in written)
        ['paper-fall.svg', 'paper-pair.svg', 'paper-touches.svg', 'paper.md']
    """
    from procmodel.recipes.before_after import before_after
    from procmodel.recipes.output import check_papers

    endings = check_papers(paths, inputs=tuple(template))
    templates = read_templates(template, endings)
    day = check_day(date) if date else ""
    return write_paper(
        before_after(before, after, words=words, edits=False), paths, templates=templates, day=day, **options
    )


def paper_files(
    pair: BeforeAfter,
    paths: Sequence[str],
    *,
    templates: Templates | None = None,
    day: str = "",
    **options: Any,
) -> dict[str, bytes]:
    """What `write_paper` writes, by path; files that would stay as they are are left out.

    Raises:
        WriteError: a file is there that is not ours, or a template cannot be used.
    """
    templates = templates or Templates()
    day = day or templates.outline.date or _day_of(pair)
    document = paper(Material(pair, day, options=options), templates.outline)
    made: dict[str, bytes] = {}
    for path in paths:
        made.update(_made(document, path, templates))
    changed: dict[str, bytes] = {}
    for path, data in made.items():
        old = _existing(path)
        if old is not None and old != data:
            changed[path + _BACKUP] = old
        if old != data:
            changed[path] = data
    return changed


def _day_of(pair: BeforeAfter) -> str:
    """The date that the later file says, where it is one."""
    try:
        return calendar_date.fromisoformat(pair.after.date or "").isoformat()
    except ValueError:
        return ""


def _made(document: Document, path: str, templates: Templates) -> dict[str, bytes]:
    """A paper and the pictures that lie beside it."""
    ending, stem = _ending(path), PurePath(path).stem
    existing = _existing(path)
    _refuse_held(path)
    if existing is not None and not is_ours(existing, ending):
        raise WriteError(say("paper.with-file", path=path, reason=no_marks(ending).message))
    named, look = templates.looks.get(ending, (path, None))
    kept = existing if ending in UPDATED else None
    try:
        data = render(document, ending, Sheet(stem, look, kept))
    except WriteError as trouble:
        culprit = path if kept is not None else named
        raise WriteError(say("paper.with-file", path=culprit, reason=trouble.message)) from None
    files = {path: data}
    kind = PICTURES_BESIDE.get(ending)
    for figure in document.figures() if kind else ():
        files[str(PurePath(path).with_name(f"{stem}-{figure.id}.{kind}"))] = figure.picture(kind or "")
    return files


def _refuse_held(path: str) -> None:
    """Refuse a file that an office program has open, or that somebody marked read-only."""
    place = Path(path)
    locks = (f"~${place.name}", f"~${place.name[2:]}", f".~lock.{place.name}#")
    if any(place.with_name(lock).exists() for lock in locks if lock not in ("~$", place.name)):
        raise WriteError(say("paper.with-file", path=path, reason=say("paper.locked")))
    if place.is_file() and not place.stat().st_mode & 0o222:
        raise WriteError(say("paper.with-file", path=path, reason=say("paper.read-only")))


def _existing(path: str) -> bytes | None:
    """The bytes of a file that is there; None for a new one, a pipe or a device."""
    try:
        place = Path(path)
        return place.read_bytes() if place.is_file() else None
    except OSError as trouble:
        reason = (trouble.strerror or str(trouble)).lower()
        raise WriteError(say("paper.with-file", path=path, reason=reason)) from None


def _ending(path: str) -> str:
    return PurePath(path).suffix.lower().removeprefix(".")
