"""Styles of a Word file: those it has, under their own names; what it lacks is added in a plain look."""

from __future__ import annotations

from typing import Any

from procmodel.reports.docx.markup import element, field

__all__ = [
    "BULLET",
    "CAPTION",
    "CODE",
    "HEADING",
    "LEAD",
    "NEEDS",
    "NOTE",
    "SUBTITLE",
    "TABLE",
    "TITLE",
    "Styles",
    "dress",
]

TITLE, SUBTITLE, HEADING, CAPTION, BULLET = "Title", "Subtitle", "Heading 1", "Caption", "List Bullet"
LEAD, NEEDS, NOTE, TABLE, CODE = "Finding", "Needs", "Source Note", "Table Text", "Command"

_INK, _MUTED, _BLUE = "1B2640", "4A5568", "1A5FA8"
_FONT, _MONO = "Arial", "Courier New"

# name: size in points, bold, colour, space before and after in points, kept with the next, font
_LOOK: dict[str, tuple[float, bool, str, float, float, bool, str]] = {
    TITLE: (28, True, _INK, 0, 6, True, _FONT),
    SUBTITLE: (13, False, _MUTED, 0, 18, False, _FONT),
    HEADING: (17, True, _INK, 22, 8, True, _FONT),
    CAPTION: (10, True, _MUTED, 8, 5, True, _FONT),
    BULLET: (11, False, _INK, 0, 3, False, _FONT),
    LEAD: (15, True, _INK, 4, 12, False, _FONT),
    NEEDS: (11, False, _MUTED, 0, 8, False, _FONT),
    NOTE: (9, False, _MUTED, 4, 10, False, _FONT),
    TABLE: (9.5, False, _INK, 2, 2, False, _FONT),
    CODE: (9.5, False, _INK, 4, 8, False, _MONO),
}
_STRIPE = {
    LEAD: (_BLUE, 36),
    NEEDS: ("B1B4B6", 18),
}  # a line at the left: colour, width in eighths of a point


class Styles:
    """The ids of the styles by name; one that is not there is made when it is first asked for."""

    def __init__(self, word: Any) -> None:
        self.word = word
        self._ids: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._ids:
            self._ids[name] = self._found(name)
        return self._ids[name]

    def has_bullets(self) -> bool:
        """Whether the style of points sets a sign of its own."""
        from docx.oxml.ns import qn

        return self._style(BULLET).element.find(f".//{qn('w:numPr')}") is not None

    def _found(self, name: str) -> str:
        return str(self._style(name).style_id)

    def _style(self, name: str) -> Any:
        from docx.enum.style import WD_STYLE_TYPE

        found = _named(self.word, name)
        if found is not None and found.type == WD_STYLE_TYPE.PARAGRAPH:
            return found
        made = self.word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, name in (TITLE, HEADING, CAPTION))
        made.base_style = self.word.styles.default(WD_STYLE_TYPE.PARAGRAPH)
        _look(made, name, fonts=name == CODE)
        if name == HEADING:
            _outline(made)
        return made


def _named(word: Any, name: str) -> Any:
    """The style of that name; None where there is none."""
    try:
        return word.styles[name]
    except KeyError:
        return None


def dress(word: Any) -> None:
    """Give a plain new document the look of a report: A4, one sans-serif face, calm headings."""
    from docx.shared import Cm, Pt

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.0)
    normal = word.styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.15
    _face(normal, _FONT)
    for name in _LOOK:
        style = _named(word, name)
        if style is not None:
            _look(style, name, fonts=True)
    _number_pages(section)


def _number_pages(section: Any) -> None:
    """The number of the page in the middle of its foot."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in element(f"<w:p>{field('PAGE', '1')}</w:p>"):
        foot._p.append(part)


def _look(style: Any, name: str, *, fonts: bool) -> None:
    from docx.shared import Pt, RGBColor

    size, bold, colour, before, after, kept, font = _LOOK[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), kept
    if fonts:
        _face(style, font)
    _border(style, name)


def _outline(style: Any) -> None:
    """Let a heading be found by navigation and by the table of contents."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))


def _face(style: Any, font: str) -> None:
    """One face for all scripts; the theme's own would win over it."""
    from docx.oxml.ns import qn

    style.font.name = font
    fonts = style.element.rPr.rFonts
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
        fonts.set(qn(f"w:{kind}"), font)


def _border(style: Any, name: str) -> None:
    """The stripe beside a finding, no line under a title."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if name not in _STRIPE:
        return
    colour, width = _STRIPE[name]
    lines = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="{width}" w:space="10" w:color="{colour}"/></w:pBdr>'
    )
    properties.insert_element_before(
        lines, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
