"""Results as files, told apart by their ending. All are made before the first is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from os.path import splitext
from typing import TYPE_CHECKING, Any

from procmodel.errors import WriteError
from procmodel.light.records import dataclass
from procmodel.wording import say

if TYPE_CHECKING:
    from procmodel.model import Process
    from procmodel.recipes.before_after import BeforeAfter
    from procmodel.recipes.series import Series
    from procmodel.results.diagram import Diagram

__all__ = [
    "Drawn",
    "check_outputs",
    "check_papers",
    "check_pictures",
    "pair_json",
    "write_drawn",
    "write_pair",
    "write_pictures",
    "write_series",
]


@dataclass(frozen=True)
class Drawn:
    """Pictures as files by their paths, what they show in words, and what their maker should know of them.

    `small_text` says that text would be too small on the page asked for, empty where it is not.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    alternative: str = ""
    remarks: tuple[str, ...] = ()
    small_text: str = ""


def _markdown(pair: BeforeAfter) -> bytes:
    from procmodel.reports.compared import compared_markdown

    return compared_markdown(pair.comparison, *pair.names).encode()


def _json(pair: BeforeAfter) -> bytes:
    import json

    return (json.dumps(pair_json(pair), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _workbook(pair: BeforeAfter) -> bytes:
    from procmodel.recipes.audit import audit_book
    from procmodel.reports.book import book_file

    return book_file(audit_book(pair))


def _table(pair: BeforeAfter) -> bytes:
    from procmodel.recipes.audit import changes_table
    from procmodel.reports.book import table_csv

    return table_csv(changes_table(pair))


_DOCUMENTS: dict[str, Callable[[BeforeAfter], bytes]] = {
    "md": _markdown,
    "json": _json,
    "xlsx": _workbook,
    "csv": _table,
}
_BOTH = ("stacked", "side-by-side")  # views in which each version has a drawing of its own
_PAPERS = ("docx", "pptx", "tex")  # what only a paper can be; .html and .pdf of a comparison are its picture


def pair_json(pair: BeforeAfter) -> dict[str, Any]:
    """The comparison as the one JSON object that `diff --json` prints."""
    from procmodel.results.encode import encode_comparison, encode_observed, header, source

    before, after = (encode_observed(found) for found in pair.measures)
    return {
        **header(),
        "before": source(pair.before),
        "after": source(pair.after),
        **encode_comparison(pair.comparison),
        **({"observed": {"before": before, "after": after}} if before or after else {}),
    }


def check_outputs(paths: Sequence[str], inputs: Sequence[str] = ()) -> None:
    """Refuse what cannot be written for a pair, before any work is done.

    Raises:
        WriteError: an unknown ending, or a file that is also read; says which.
    """
    if paths:
        _check(paths, inputs, (*_pictures(), *_DOCUMENTS, *_PAPERS))


def check_papers(paths: Sequence[str], inputs: Sequence[str] = ()) -> tuple[str, ...]:
    """The endings of the papers that are asked for; refuse what no paper can be, before any work is done.

    Raises:
        WriteError: an unknown ending, or a file that is also read; says which.
    """
    from procmodel.reports import REPORTS

    _check(paths, inputs, REPORTS)
    return tuple(_ending(path) for path in paths)


def check_pictures(paths: Sequence[str], inputs: Sequence[str] = ()) -> None:
    """Refuse what cannot be written for one process, before any work is done.

    Raises:
        WriteError: an unknown ending, or a file that is also read; says which.
    """
    if paths:
        _check(paths, inputs, _pictures())


def write_pair(pair: BeforeAfter, paths: Sequence[str], **options: Any) -> Drawn:
    """Write the comparison to each of the paths: pictures, papers, Markdown or JSON.

    Args:
        pair: the comparison.
        paths: where to.
        options: how pictures look: `view`, `theme`, `page`, `orientation`, `greyscale`, `dpi`, `font`, `figure`,
            `caption`, `source`, `limits`; `alt` asks for their words too.

    Raises:
        WriteError: a file cannot be written; none of them was changed then.
    """
    documents = {path: _DOCUMENTS[_ending(path)](pair) for path in paths if _ending(path) in _DOCUMENTS}
    papers = [path for path in paths if _ending(path) in _PAPERS]
    theme = {key: options[key] for key in ("theme",) if key in options}
    pictures = [path for path in paths if path not in documents and path not in papers]
    drawn = _draw_all(pair.diagram, pictures, options, overlay=options.get("view") in _BOTH)
    _write({**documents, **drawn.files, **(_papers(pair, papers, theme) if papers else {})})
    return drawn


def _papers(pair: BeforeAfter, paths: Sequence[str], options: Mapping[str, Any]) -> dict[str, bytes]:
    """The whole paper in each of the formats; the pictures in it take the theme."""
    from procmodel.recipes.paper.files import paper_files

    return paper_files(pair, paths, **options)


def write_pictures(process: Process, paths: Sequence[str], **options: Any) -> Drawn:
    """Write the picture of one process to each of the paths; options as in `write_pair`.

    Raises:
        WriteError: a file cannot be written; none of them was changed then.
    """

    def laid_out(**layout: Any) -> Diagram:
        from procmodel.recipes.picture import diagram_of

        return diagram_of(process, **layout)

    drawn = _draw_all(laid_out, paths, options)
    _write(dict(drawn.files))
    return drawn


def write_drawn(laid_out: Callable[..., Diagram], paths: Sequence[str], **options: Any) -> Drawn:
    """Write any picture to each of the paths; options as in `write_pair`.

    Args:
        laid_out: makes the picture from what is asked of its layout.
        paths: where to.
        options: how it looks.

    Raises:
        WriteError: a file cannot be written; none of them was changed then.
    """
    drawn = _draw_all(laid_out, paths, options)
    _write(dict(drawn.files))
    return drawn


def write_series(found: Series, paths: Sequence[str], **options: Any) -> Drawn:
    """Write the chart of a series to each of the paths; options as in `write_pair`.

    Raises:
        WriteError: a file cannot be written; none of them was changed then.
        AnalysisError: no such view of a series.
    """
    drawn = _draw_all(found.diagram, paths, options)
    _write(dict(drawn.files))
    return drawn


def _draw_all(
    laid_out: Callable[..., Diagram], paths: Sequence[str], options: dict[str, Any], *, overlay: bool = False
) -> Drawn:
    """The picture in each of the formats, laid out once, and not at all where nobody wants it.

    With `overlay` a web page also gets the drawing that has both versions in one.
    """
    wanted = options.pop("alt", False)
    if not paths and not wanted:
        return Drawn()
    from procmodel.drawing import draw
    from procmodel.drawing.caption import captioned
    from procmodel.layouts.pages import small_text
    from procmodel.recipes.looks import looks, picture_remarks

    asked = looks(options)
    diagram = captioned(laid_out(**asked.layout), **asked.caption)
    writers = dict(asked.writers)
    if overlay and any(_ending(path) == "html" for path in paths) and "engine" not in writers:
        writers["beside"] = laid_out(**{**asked.layout, "view": "overlay"})
    files = {path: draw(diagram, _ending(path), **writers) for path in paths}
    small = small_text(diagram, str(asked.layout["page"])) if asked.layout.get("page") else ""
    remarks = picture_remarks(diagram, font=asked.writers.get("font"))
    return Drawn(files, diagram.alternative, remarks, small)


def _write(contents: dict[str, bytes]) -> None:
    if contents:
        from pathlib import Path

        from procmodel.formats.files import write_all

        write_all({Path(path): data for path, data in contents.items()})


def _pictures() -> Collection[str]:
    from procmodel.drawing import PICTURES

    return PICTURES


def _check(paths: Sequence[str], inputs: Sequence[str], known: Collection[str]) -> None:
    from procmodel.formats import is_same_file

    for path in paths:
        ending = _ending(path)
        if ending not in known:
            said = ", ".join(f".{ending}" for ending in known)
            raise WriteError(say("command.unknown-ending", path=path, ending=ending, known=said))
        if any(is_same_file(path, read) for read in inputs):
            raise WriteError(say("command.same-file", path=path))


def _ending(path: str) -> str:
    return splitext(path)[1].lower().removeprefix(".")
