"""The text of each document format, read back by another library than the one that wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

__all__ = ["READERS", "parts", "squeezed", "xml_part"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def squeezed(text: str) -> str:
    """Without spaces and direction marks: line breaks are a matter of setting."""
    return re.sub(r"[\s\u2068\u2069]+", "", text)


def parts(data: bytes, pattern: str) -> dict[str, bytes]:
    """The parts of a package whose names match."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if re.fullmatch(pattern, name)}


def xml_part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts(data, re.escape(name))[name])


def _docx(data: bytes) -> str:
    return "".join(found.text or "" for found in xml_part(data, "word/document.xml").iter(f"{W}t"))


def _pptx(data: bytes) -> str:
    """What the notes of all slides say, in the order of the slides."""
    notes = parts(data, r"ppt/notesSlides/notesSlide\d+\.xml")
    ordered = sorted(notes, key=lambda name: int(re.findall(r"\d+", name)[-1]))
    return "".join(
        found.text or "" for name in ordered for found in etree.fromstring(notes[name]).iter(f"{A}t")
    )


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.skipping += tag in ("style", "script", "nav", "svg", "head", "form", "summary")

    def handle_endtag(self, tag: str) -> None:
        self.skipping -= tag in ("style", "script", "nav", "svg", "head", "form", "summary")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.found.append(data)


def _html(data: bytes) -> str:
    words = _Words()
    words.feed(data.decode())
    return "".join(words.found)


def _md(data: bytes) -> str:
    from html import unescape

    lines = [line for line in data.decode().splitlines() if not re.match(r"<!--|!\[|\| ---", line)]
    text = "\n".join(lines).split("---\n", 2)[-1]
    text = re.sub(r"^#+ |^- |^```.*$|^\| ?| ?\|$", "", text, flags=re.MULTILINE)
    text = re.sub(r"(?<!\\)\*+|(?<!\\) \| ", "", text)
    return unescape(re.sub(r"\\(.)", r"\1", text))


def _pdf(data: bytes) -> str:
    import pypdf

    pages = pypdf.PdfReader(BytesIO(data)).pages
    return "".join(re.sub(r"\n\d+\s*$", "", page.extract_text()) for page in pages)


def _tex(data: bytes) -> str:
    """The words between the braces of our own commands, with LaTeX's signs turned back."""
    text = data.decode().split(r"\begin{document}", 1)[1]
    return "".join(_plain(text))


_TURNED = {
    r"\textbackslash{}": "\0",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textquotedbl{}": '"',
    r"\textquotesingle{}": "'",
    r"\textasciigrave{}": "`",
    r"\ensuremath{-}": "\N{MINUS SIGN}",
    r"\ensuremath{\rightarrow}": "→",
    r"\ensuremath{\geq}": "≥",
    r"\ensuremath{\times}": "×",
    r"\textendash{}": "–",
    r"\ldots{}": "…",
    "-{}": "-",
}


def _plain(text: str) -> Iterator[str]:
    text = re.sub(r"^%.*$|^\\(setlength|begin|end|includegraphics).*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\\pmchar\{([0-9A-F]+)\}", lambda found: chr(int(found[1], 16)), text)
    text = text.replace("~", " ").replace(r"\allowbreak{}", "")
    for sign, plain in _TURNED.items():
        text = text.replace(sign, plain)
    text = re.sub(r"\\dimexpr.*?\\relax", "", text)
    text = re.sub(
        r"\\(pm\w+|textbf|item|multicolumn|parbox|linewidth|toprule|midrule|bottomrule|endfirsthead|endhead|endlastfoot)\b(\{\d\}\{l\})?",
        "",
        text,
    )
    text = re.sub(r"(?<!\\)[{}]|(?<!\\)&|\\\\\*?(\[\dpt\]| \\addlinespace\[\dpt\])?", "", text)
    yield re.sub(r"\\([{}$&#%_])", r"\1", text).replace("\0", "\\")


READERS: dict[str, Callable[[bytes], str]] = {
    "docx": _docx,
    "pptx": _pptx,
    "html": _html,
    "md": _md,
    "pdf": _pdf,
    "tex": _tex,
}
"""How the text of a file is read back, by ending."""
