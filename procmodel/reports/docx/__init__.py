"""A document as a Word file: real styles, captions with fields, pictures as PNG with SVG beside."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from procmodel.reports import Sheet
from procmodel.reports.docx.body import Body
from procmodel.reports.docx.places import put_at_end, renew
from procmodel.reports.docx.styles import Styles, dress
from procmodel.reports.packing import opened, said_of
from procmodel.results.document import Document
from procmodel.zipping import repacked

__all__ = ["render"]


def render(document: Document, sheet: Sheet) -> bytes:
    """The document as a .docx file; of an existing one only what stands between our bookmarks is new.

    A template lends its styles, page set-up, headers and footers; its text is left out.

    Raises:
        WriteError: the template or the existing file is no Word document, or has no mark of ours.
    """
    import docx

    given = sheet.existing or sheet.template
    word = docx.Document() if given is None else opened(given, "docx", docx.Document)
    styles = Styles(word)
    if given is None:
        dress(word)
    if sheet.existing is None:
        _set_language(word, document.language)
        _empty(word)
        said_of(word.core_properties, document)
    body = Body(word, document, styles)
    if sheet.existing is None:
        put_at_end(word, body.whole())
    else:
        renew(word, body)
    packed = BytesIO()
    word.save(packed)
    return repacked(packed.getvalue())


def _set_language(word: Any, language: str) -> None:
    """The language of the whole document, in its defaults; screen readers and spelling go by it."""
    from docx.oxml.ns import qn

    element = word.styles.element
    defaults = element.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = element.makeelement(qn("w:docDefaults"), {})
        element.insert(0, defaults)
    run = _child(_child(defaults, qn("w:rPrDefault")), qn("w:rPr"))
    _child(run, qn("w:lang")).set(qn("w:val"), language)


def _child(parent: Any, tag: str) -> Any:
    found = parent.find(tag)
    if found is None:
        found = parent.makeelement(tag, {})
        parent.append(found)
    return found


def _empty(word: Any) -> None:
    """Take the text out of a template; the last section's page set-up stays."""
    body = word.element.body
    for element in list(body):
        if not element.tag.endswith("}sectPr"):
            body.remove(element)
