"""What of PDF/UA-1 can be told from the structure of a file, clause by clause of ISO 14289-1; veraPDF tells more."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

__all__ = ["faults"]

_STANDARD = {
    "Document", "Part", "Sect", "Div", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table",
    "TR", "TH", "TD", "THead", "TBody", "TFoot", "Caption", "Figure", "Formula", "Link", "Note", "Span", "TOC",
    "TOCI", "BlockQuote", "Code", "Reference", "Quote",
}  # fmt: skip


def faults(data: bytes) -> list[str]:
    """What breaks a rule of PDF/UA-1, each with its clause; empty where nothing does."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [*_of_document(pdf), *_of_structure(pdf), *_of_content(pdf), *_of_fonts(pdf)]


def _of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata() as said:
        if said.get("pdfuaid:part") != "1":
            yield "5: it does not say PDF/UA-1"
        if not said.get("dc:title"):
            yield "7.1: no title in its metadata"
    if not bool(root.get("/MarkInfo", {}).get("/Marked")) or bool(root.MarkInfo.get("/Suspects")):
        yield "6.2: not marked as tagged"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")):
        yield "7.1: readers show the name of the file, not the title"
    if not str(root.get("/Lang", "")):
        yield "7.2: no language"
    if pdf.is_encrypted or "/JavaScript" in root.get("/Names", {}):
        yield "7.16: encrypted, or with scripts"


def _of_structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = pdf.Root.StructTreeRoot
    roles = {str(name).strip("/"): str(to).strip("/") for name, to in tree.get("/RoleMap", {}).items()}
    for element in _elements(tree):
        kind = str(element.S).strip("/")
        if roles.get(kind, kind) not in _STANDARD:
            yield f"7.1: {kind} is no standard type and leads to none"
        if kind == "Figure" and not str(element.get("/Alt", "")).strip():
            yield "7.3: a figure without words"


def _elements(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    waiting = [tree]
    while waiting:
        below = waiting.pop().get("/K")
        for child in below if isinstance(below, pikepdf.Array) else [below]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                waiting.append(child)


def _of_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What a page paints is tagged or an artifact, and each tag leads into the structure."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): row for key, row in zip(numbers[::2], numbers[1::2], strict=True)}
    for n, page in enumerate(pdf.pages, 1):
        known = len(parents.get(int(page.obj.get("/StructParents", -1)), ()))
        open_marks = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks += 1
                marked = (
                    operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                )
                if "/MCID" in marked and int(marked["/MCID"]) >= known:
                    yield f"7.1: page {n} has a tag that the structure does not know"
            elif name == "EMC":
                open_marks -= 1
            elif name in ("Tj", "TJ", "f", "f*", "S", "s", "B", "b", "Do", "sh") and not open_marks:
                yield f"7.1: page {n} paints with {name} what is neither tagged nor an artifact"


def _of_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Dictionary):
            continue
        if item.get("/Type") == "/FontDescriptor" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(
            item.keys()
        ):
            yield f"7.21.4: {item.FontName} is not embedded"
        if item.get("/Type") == "/Font" and item.get("/Subtype") == "/Type0" and "/ToUnicode" not in item:
            yield f"7.21.7: {item.BaseFont} does not say its letters"
