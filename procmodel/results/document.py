"""A document before it is written: what a reader is told, in which order, whatever the file format.

Its words are the same in Word, PowerPoint, PDF, HTML, LaTeX and Markdown; a writer only sets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from procmodel.light.enums import StrEnum
from procmodel.light.records import dataclass
from procmodel.results.diagram import Diagram
from procmodel.wording import say, spoken

__all__ = [
    "Block",
    "Calculator",
    "Code",
    "Document",
    "Figure",
    "Listing",
    "Paragraph",
    "Section",
    "Table",
    "Tone",
    "section_texts",
]


class Tone(StrEnum):
    """What a paragraph is for, and so how it is set."""

    BODY = "body"
    LEAD = "lead"  # the finding: the sentence to remember
    NEEDS = "needs"  # what is not known, and what would fill the gap
    NOTE = "note"  # rules, sources, small print


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """Points, one under the other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A command to type, word for word."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. Each cell says its own unit.

    Attributes:
        id: its name in the document, kept from run to run.
        caption: what the table shows.
        heading: one cell a column.
        rows: as many cells each as the heading.
        numbers_from: the first column that is set flush right; None where none is.
        widths: how wide the columns are beside each other; empty for equal ones.
        note: what stands below, such as the source.
    """

    id: str
    caption: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers_from: int | None = None
    widths: tuple[float, ...] = ()
    note: str = ""

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the width that each column takes; they add up to 1."""
        parts = self.widths or (1.0,) * len(self.heading)
        return tuple(part / sum(parts) for part in parts)

    def is_number(self, column: int) -> bool:
        """Whether a column is set flush right."""
        return self.numbers_from is not None and column >= self.numbers_from


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its caption, its short alternative, and all that it shows in words.

    `description` is empty where a table beside it says the same.
    `drawer` turns the diagram into the bytes of a picture (`svg`, `png`, `pdf`).
    """

    id: str
    caption: str
    alternative: str
    description: tuple[str, ...]
    diagram: Diagram
    drawer: Callable[[Diagram, str], bytes] = field(compare=False, repr=False)

    def picture(self, kind: str) -> bytes:
        """The picture as a file of this kind."""
        return self.drawer(self.diagram, kind)


@dataclass(frozen=True, slots=True)
class Calculator:
    """Capacity released a year: cases, times the share that takes the new way, times minutes saved a case.

    Where a format can move (HTML) the reader may set the three; everywhere else `rows` say some results.
    """

    id: str
    volume: float
    share: float
    minutes: float
    table: Table

    @staticmethod
    def hours(volume: float, share: float, minutes: float) -> float:
        """Hours a year.

        Example:
            >>> Calculator.hours(600, 0.4, 30)
            120.0
        """
        return volume * share * minutes / 60


Block = Paragraph | Listing | Code | Table | Figure | Calculator


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. `id` is its name in an outline and in the marks of an update."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A paper. `date` is said by the author and never read from a clock."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    language: str = field(default_factory=lambda: f"{spoken()}-GB")
    date: str = ""
    author: str = ""

    def blocks(self) -> Iterator[Block]:
        """Every block, in reading order."""
        for section in self.sections:
            yield from section.blocks

    def figures(self) -> tuple[Figure, ...]:
        """The pictures, in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, Figure))

    def labels(self) -> dict[str, str]:
        """What each figure and table is called (`Figure 1`), by its id."""
        found, figures, tables = {}, 0, 0
        for block in self.blocks():
            if isinstance(block, Figure):
                figures += 1
                found[block.id] = say("paper.figure", number=figures)
            elif isinstance(block, Table | Calculator):
                tables += 1
                found[block.id] = say("paper.table", number=tables)
        return found

    def texts(self) -> Iterator[str]:
        """Every text in reading order, as each writer must say it."""
        yield self.title
        if self.subtitle:
            yield self.subtitle
        labels = self.labels()
        for section in self.sections:
            yield from section_texts(section, labels)


def section_texts(section: Section, labels: Mapping[str, str]) -> Iterator[str]:
    """The texts of one section in reading order, its title first."""
    yield section.title
    for block in section.blocks:
        yield from _texts(block, labels)


def _texts(block: Block, labels: Mapping[str, str]) -> Iterator[str]:
    if isinstance(block, Paragraph | Code):
        yield block.text
    elif isinstance(block, Listing):
        yield from block.items
    elif isinstance(block, Figure):
        yield say("paper.caption", label=labels[block.id], text=block.caption)
        yield from block.description
    else:
        table = block if isinstance(block, Table) else block.table
        yield say("paper.caption", label=labels[block.id], text=table.caption)
        yield from (cell for row in (table.heading, *table.rows) for cell in row if cell)
        if table.note:
            yield table.note
