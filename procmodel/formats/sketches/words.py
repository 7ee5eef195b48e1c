"""The words of a drawing: HTML as plain text, and what the words on a line say."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["answer_of", "plain", "spaced"]

_BLOCKS = frozenset({"br", "div", "p", "li", "tr", "td", "h1", "h2", "h3", "h4", "ul", "ol", "table", "hr"})
_UNSEEN = frozenset({"style", "script", "title"})
_SHARE = re.compile(
    r"(?P<words>.*?)\s*[,;:]?\s*[(\[]?\s*(?P<share>[0-9]{1,3}(?:[.,][0-9]+)?)\s*%\s*[)\]]?", re.DOTALL
)
_LONGEST = 2_000
_MOST = 20_000  # characters of HTML: no label needs more


class _Plain(HTMLParser):
    """Gathers the text of HTML; blocks are set apart by a blank."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append(" ")
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def plain(html: str) -> str:
    """HTML as one line of plain text.

    Example:
        >>> plain("<b>Log</b> the<br>report&nbsp;&amp; file it")
        'Log the report & file it'
    """
    if "<" not in html and "&" not in html:
        return spaced(html)
    parser = _Plain()
    parser.feed(html[:_MOST])
    parser.close()
    return spaced("".join(parser.parts))


def spaced(text: str) -> str:
    """A text on one line, single blanks between its words."""
    return " ".join(text.split())


def answer_of(text: str) -> tuple[str, str]:
    """What the words on a line say: the answer that leads along it, and in how many of the cases.

    Example:
        >>> answer_of("yes, 70 %"), answer_of("Contact found (97%)"), answer_of("no")
        (('yes', '70%'), ('Contact found', '97%'), ('no', ''))
    """
    found = _SHARE.fullmatch(text) if "%" in text and len(text) <= _LONGEST else None
    if found is None:
        return text, ""
    share = found["share"].replace(",", ".")
    return (found["words"].strip(), f"{share}%") if float(share) <= 100 else (text, "")
