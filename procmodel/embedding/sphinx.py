"""An extension for Sphinx: `extensions = ["procmodel.embedding.sphinx"]` in `conf.py`.

The directive `procmodel-diff` puts the picture of two versions into a page when the documents are built: SVG in web
pages, PDF in LaTeX, its words where there are no pictures.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from procmodel.embedding.block import OPTIONS, Spot, block_of, options_of
from procmodel.embedding.picture import Embedded, details, embed
from procmodel.errors import ReadError

__all__ = ["directive", "setup"]

_KINDS = ("svg", "pdf")  # a builder takes the one that it knows


def setup(app: Any) -> dict[str, Any]:
    """Called by Sphinx."""
    from procmodel import __version__

    app.add_directive("procmodel-diff", directive())
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}


def directive() -> type:
    """The class of the directive; made late, as Sphinx need not be installed."""
    from docutils.parsers.rst.directives import unchanged
    from sphinx.util import logging
    from sphinx.util.docutils import SphinxDirective

    log = logging.getLogger(__name__)

    class ProcmodelDiff(SphinxDirective):
        """Options stand as options of the directive, or one a line inside it."""

        has_content = True
        option_spec = dict.fromkeys(OPTIONS, unchanged)

        def run(self) -> list[Any]:
            """The picture, or an error that names page and line."""
            source, line = self.get_source_info()
            spot = Spot(_shown(source, self.env), line)
            try:
                found = self._embedded(spot)
            except ReadError as trouble:
                raise self.error(str(trouble)) from None
            for path in found.files:
                self.env.note_dependency(str(path))
            if found.doubt:
                log.warning("%s", found.doubt, location=(self.env.docname, line))
            return _nodes(found, _kept(found, self.env))

        def _embedded(self, spot: Spot) -> Embedded:
            opening = spot.line + _lines_above(self.block_text, self.content)
            inside = options_of(self.content, Spot(spot.page, opening))
            folder = Path(self.env.doc2path(self.env.docname)).parent
            said = {name: value or "" for name, value in self.options.items()}
            return embed(block_of({**said, **inside}, spot), folder, Path(self.env.srcdir), spot)

    return ProcmodelDiff


def _lines_above(text: str, content: Sequence[str]) -> int:
    """How many lines of a directive stand between its first line and its content.

    The text begins with the first line; in Markdown, older versions of MyST leave that one out.
    """
    lines = [line.strip() for line in text.splitlines()]
    wanted = content[0].strip() if content else ""
    begins = bool(lines) and "procmodel-diff" in lines[0]
    return max(0, lines.index(wanted) - begins) if wanted in lines else 0


def _nodes(found: Embedded, address: str) -> list[Any]:
    """A figure, and its words to open below it in a web page."""
    from docutils import nodes

    figure = nodes.figure("", nodes.image(uri=address, alt=found.alternative), classes=["procmodel-diff"])
    if found.caption:
        figure += nodes.caption("", found.caption)
    return [figure, nodes.raw("", details(found), format="html")]


def _kept(found: Embedded, env: Any) -> str:
    """Write the picture beside what Sphinx keeps of a page; its address, with `*` for the kind."""
    folder = Path(env.doctreedir) / "procmodel"
    folder.mkdir(parents=True, exist_ok=True)
    stem = Path(found.name(found.picture("svg"), "svg")).stem
    for kind in _KINDS:
        place = folder / f"{stem}.{kind}"
        if not place.is_file():
            place.write_bytes(found.picture(kind))
    page = Path(env.doc2path(env.docname)).parent
    return Path(os.path.relpath(folder / f"{stem}.*", page)).as_posix()


def _shown(source: str, env: Any) -> str:
    """The page as its author calls it."""
    try:
        return Path(source).relative_to(env.srcdir).as_posix()
    except ValueError:
        return source
