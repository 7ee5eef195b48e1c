r"""A document as LaTeX: it compiles as it is, and as an `\input` of a larger paper; pictures lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from procmodel.reports import Sheet
from procmodel.reports.fitting import Page, fit
from procmodel.reports.marks import marked, renewed
from procmodel.results.document import (
    Block,
    Calculator,
    Code,
    Document,
    Figure,
    Listing,
    Paragraph,
    Section,
    Table,
    Tone,
)
from procmodel.results.readable import unbroken
from procmodel.wording import say
from procmodel.wording.clean import clean

__all__ = ["render"]

_HEAD = Path(__file__).parent / "page.tex"
_COMMENT = "% {}"
_GAP = r" \addlinespace[3pt]"  # between the rows of a table
_LONGEST, _PIECE = 32, 16  # a longer word, such as a hash, may break after each piece
_TOGETHER = 3  # rows that a table keeps together at its beginning and its end
_ROOM = 470.0, 728.0  # the part of an A4 page that is printed, in points
_LOOK = {
    Tone.BODY: "{}",
    Tone.LEAD: r"\pmlead{{{}}}",
    Tone.NEEDS: r"\pmneeds{{{}}}",
    Tone.NOTE: r"\pmnote{{{}}}",
}
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
    "-": "-{}",  # no ligature to a dash
    "\N{MINUS SIGN}": r"\ensuremath{-}",
    "→": r"\ensuremath{\rightarrow}",
    "≥": r"\ensuremath{\geq}",
    "≤": r"\ensuremath{\leq}",
    "×": r"\ensuremath{\times}",
    "Δ": r"\ensuremath{\Delta}",
    "–": r"\textendash{}",
    "—": r"\textemdash{}",
    "…": r"\ldots{}",
    "•": r"\textbullet{}",
    "‘": "`{}",
    "’": "'{}",
    "“": "``{}",
    "”": "''{}",
    "€": r"\texteuro{}",
    "\N{NO-BREAK SPACE}": "~",
    "\n": " ",
    "\t": " ",
    "\r": " ",
}
_SAFE = re.compile(r"[\x20-\x7e\u00a1-\u017e]")  # what the common fonts of LaTeX have


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as UTF-8 text; of an existing one only what stands between our marks is new.

    Raises:
        WriteError: the existing file has no mark.
    """
    labels = document.labels()
    bodies = {section.id: _body(section, labels, sheet.stem) for section in document.sections}
    if sheet.existing is not None:
        old = sheet.existing.decode("utf-8", "surrogateescape")
        return renewed(old, bodies, "tex").encode("utf-8", "surrogateescape")
    head = (
        _HEAD.read_text("utf-8")
        .replace("@LANGUAGE@", document.language)
        .replace("@TITLE@", _say(document.title))
    )
    parts = [head.rstrip(), rf"\pmtitle{{{_say(document.title)}}}{{{_say(document.subtitle)}}}"]
    for section in document.sections:
        parts += [rf"\pmsection{{{_say(section.title)}}}", bodies[section.id]]
    return ("\n\n".join([*parts, r"\pmend"]) + "\n").encode()


def _body(section: Section, labels: Mapping[str, str], stem: str) -> str:
    blocks = [part for block in section.blocks for part in _block(block, labels, stem)]
    return marked(section.id, "\n\n".join(blocks), _COMMENT)


def _block(block: Block, labels: Mapping[str, str], stem: str) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _LOOK[block.tone].format(_say(block.text))
    elif isinstance(block, Listing):
        yield _points(block.items)
    elif isinstance(block, Code):
        yield rf"\pmcode{{{_say(block.text)}}}"
    elif isinstance(block, Figure):
        yield from _figure(block, labels[block.id], stem)
    else:
        yield _table(block.table if isinstance(block, Calculator) else block, labels[block.id])


def _points(items: tuple[str, ...]) -> str:
    return "\n".join([r"\begin{itemize}", *(rf"\item {{}}{_say(item)}" for item in items), r"\end{itemize}"])


def _figure(figure: Figure, label: str, stem: str) -> Iterator[str]:
    width, height = figure.diagram.width * 0.75, figure.diagram.height * 0.75
    across, _, page = fit(width, height, *_ROOM)
    caption = _say(say("paper.caption", label=label, text=figure.caption))
    picture = f"{_file(stem)}-{figure.id}.pdf"
    if page is Page.TURNED:
        shown = rf"\includegraphics[angle=90,height={across:.0f}bp]{{{picture}}}"
    else:
        shown = rf"\includegraphics[width={across:.0f}bp]{{{picture}}}"
    yield "\n".join([r"\pmpicture{%", shown, rf"}}{{{caption}}}"])
    if figure.description:
        yield _points(figure.description)


def _file(stem: str) -> str:
    """A file's name as LaTeX reads it; spaces are fine inside braces, other signs are not."""
    return re.sub(r"[^\w .+-]", "-", stem, flags=re.ASCII)


def _table(table: Table, label: str) -> str:
    sides = [r"\raggedleft" if table.is_number(n) else r"\raggedright" for n in range(len(table.heading))]
    columns = "".join(
        rf">{{{side}\arraybackslash}}p{{{share:.3f}\pmwidth}}"
        for side, share in zip(sides, table.shares, strict=True)
    )
    heading = _row([rf"\textbf{{{_say(cell)}}}" if cell else "" for cell in table.heading])
    caption = _say(say("paper.caption", label=label, text=table.caption))
    lines = [
        r"{\pmsmall",
        rf"\setlength{{\pmwidth}}{{\dimexpr\linewidth-{2 * len(table.heading)}\tabcolsep\relax}}",
        rf"\begin{{longtable}}{{{columns}}}",
        rf"\multicolumn{{{len(table.heading)}}}{{l}}{{\parbox{{\dimexpr\linewidth-2\tabcolsep\relax}}{{\textbf{{{caption}}}}}}}\\[6pt]",
        rf"\toprule {heading} \midrule \endfirsthead",
        rf"\toprule {heading} \midrule \endhead",
        r"\bottomrule \endlastfoot",
        *(_table_row(table, number) for number in range(len(table.rows))),
        r"\end{longtable}}",
    ]
    if table.note:
        lines.append(rf"\pmnote{{{_say(table.note)}}}")
    return "\n".join(lines)


def _table_row(table: Table, number: int) -> str:
    """A row set off from the next; near both ends of the table no page ends after it."""
    cells = [
        _say(unbroken(cell) if table.is_number(n) else cell) for n, cell in enumerate(table.rows[number])
    ]
    left = len(table.rows) - 1 - number
    kept = number < _TOGETHER - 1 or 0 < left < _TOGETHER
    return _row(cells) + ("*" if kept else "") + _GAP


def _row(cells: list[str]) -> str:
    return f"{' & '.join(f'{{{cell}}}' for cell in cells)} \\\\"


def _say(text: str) -> str:
    """Text that stays text; a letter that the common fonts lack is named by its code where they lack it."""
    said = []
    for word in re.split(r"(\s+)", clean(text)):
        pieces = (
            [word[n : n + _PIECE] for n in range(0, len(word), _PIECE)] if len(word) > _LONGEST else [word]
        )
        said.append(r"\allowbreak{}".join("".join(map(_sign, piece)) for piece in pieces))
    return "".join(said)


def _sign(sign: str) -> str:
    if sign in _SIGNS:
        return _SIGNS[sign]
    return sign if _SAFE.match(sign) else rf"\pmchar{{{ord(sign):X}}}"
