"""The picture of a block, with its words."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from procmodel.embedding.block import Block, Spot
from procmodel.errors import ProcmodelError
from procmodel.light.records import dataclass
from procmodel.wording import say, sentences

if TYPE_CHECKING:
    from procmodel.results.diagram import Diagram

__all__ = ["Embedded", "details", "embed", "figure"]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A picture to put into a page.

    Attributes:
        diagram: the picture, before it becomes a file.
        alternative: what it shows, in a sentence.
        words: all that it shows, line by line.
        caption: what stands below it.
        files: the two files that it was made from.
        doubt: why the two are not comparable; empty where they are.
    """

    diagram: Diagram
    alternative: str
    words: tuple[str, ...]
    caption: str
    files: tuple[Path, Path]
    doubt: str = ""

    def picture(self, kind: str) -> bytes:
        """The picture as a file: `svg`, `pdf`, `png`."""
        from procmodel.drawing import draw

        return draw(self.diagram, kind)

    @staticmethod
    def name(data: bytes, kind: str) -> str:
        """A file name that is the same for the same picture.

        Example:
            >>> Embedded.name(b"<svg/>", "svg")
            'procmodel-d4dc56669143.svg'
        """
        return f"procmodel-{sha256(data).hexdigest()[:12]}.{kind}"


def embed(block: Block, folder: Path, root: Path, spot: Spot) -> Embedded:
    """Read, compare and lay out the two files of a block.

    Args:
        block: what the page says.
        folder: where the page lies; a path is relative to it.
        root: the folder of all pages; a path that begins with `/` is relative to it.
        spot: where the block stands, for messages.

    Raises:
        ReadError: a file is not there or cannot be read, or the view cannot be drawn; page and line are named.
    """
    from procmodel.formats import read
    from procmodel.recipes.before_after import before_after

    first, second = (_place(path, folder, root, spot) for path in (block.before, block.after))
    try:
        pair = before_after(read(str(first)), read(str(second)))
        diagram = pair.diagram(view=block.view)
    except ProcmodelError as trouble:
        spot.refuse(str(trouble), "")
    finding = pair.comparison.finding
    named = f"view-{block.view}"
    view = say(f"embedding.{named}") if named in sentences("embedding") else block.view
    reasons = "; ".join(found.message for found in pair.comparison.comparability)
    return Embedded(
        diagram,
        say("embedding.alternative", title=pair.after.label, view=view, finding=finding),
        tuple(line for line in (diagram.alternative or diagram.description).splitlines() if line.strip()),
        block.caption,
        (first, second),
        "" if pair.comparison.comparable else say("embedding.not-comparable", reasons=reasons),
    )


def _place(path: str, folder: Path, root: Path, spot: Spot) -> Path:
    """Where a file of a block lies."""
    place = root / path.lstrip("/") if path.startswith("/") else folder / path
    if not place.is_file():
        hint = say("embedding.from-page")
        spot.refuse(say("embedding.no-file", found=path[:200], place=place.as_posix()), hint)
    return place


def figure(embedded: Embedded, address: str) -> str:
    """The picture as a piece of a web page, without empty lines.

    Args:
        embedded: the picture and its words.
        address: where its file is, seen from the page.
    """
    alternative = escape(embedded.alternative)
    caption = f"\n<figcaption>{escape(embedded.caption)}</figcaption>" if embedded.caption else ""
    image = f'<img src="{escape(address)}" alt="{alternative}">'
    return f'<figure class="procmodel-diff">\n{image}{caption}\n{details(embedded)}\n</figure>'


def details(embedded: Embedded) -> str:
    """All the words of a picture, to open below it in a web page."""
    lines = "<br>\n".join(escape(line) for line in embedded.words)
    summary = escape(say("embedding.words"))
    return f"<details>\n<summary>{summary}</summary>\n<p>{lines}</p>\n</details>"
