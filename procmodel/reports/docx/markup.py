"""Pieces of WordprocessingML as text, and how they become elements."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from procmodel.wording.clean import clean

__all__ = ["attribute", "bookmark", "element", "field", "mark_name", "paragraph", "run"]

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_LONGEST_NAME = 40  # of a bookmark in Word


def element(markup: str) -> Any:
    """The element that a piece of markup describes."""
    from docx.oxml import parse_xml

    name = markup[1 : min(markup.index(sign) for sign in (" ", ">", "/") if sign in markup)]
    return parse_xml(f"<{name} {_SPACES}{markup[1 + len(name) :]}".encode())


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """A paragraph in the style of that id; none is the default."""
    named = f'<w:pStyle w:val="{attribute(style)}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A stretch of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """A field with what it shows until it is next brought up to date."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} \\* ARABIC </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def attribute(text: str) -> str:
    """Text fit for an attribute."""
    return escape(clean(text), {'"': "&quot;", "\n": "&#10;", "\t": " ", "\r": " "})


def mark_name(section: str) -> str:
    """The bookmark of a section."""
    return f"procmodel_{section.replace('-', '_')}"[:_LONGEST_NAME]


def bookmark(elements: list[Any], section: str, number: int, style: str) -> None:
    """Put the two ends of a bookmark into the first and the last paragraph; both are there afterwards."""
    for place in (0, -1):
        if not elements or not elements[place].tag.endswith("}p"):
            elements.insert(0 if place == 0 else len(elements), element(paragraph(style, "")))
    begin = element(f'<w:bookmarkStart w:id="{number}" w:name="{mark_name(section)}"/>')
    elements[0].insert(1, begin)  # after the paragraph's properties
    elements[-1].append(element(f'<w:bookmarkEnd w:id="{number}"/>'))
