"""A picture in Word: PNG for everybody, SVG beside it for those who can, and words for those who cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from procmodel.reports.docx.markup import attribute
from procmodel.results.document import Figure

__all__ = ["bitmaps", "picture_run"]

_SIDE_BY_SIDE = 3
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def bitmaps(figures: Sequence[Figure]) -> dict[str, bytes]:
    """Each figure as PNG, by its id; side by side, as each is drawn by a process of its own."""
    from concurrent.futures import ThreadPoolExecutor
    from contextvars import copy_context

    with ThreadPoolExecutor(max_workers=_SIDE_BY_SIDE) as pool:  # each in the language that is spoken here
        drawn = {one.id: pool.submit(copy_context().run, one.picture, "png") for one in figures}
        return {id_: made.result() for id_, made in drawn.items()}


def picture_run(word: Any, figure: Figure, png: bytes, width: int, height: int, number: int) -> str:
    """A run that shows the figure, drawn as `png`, `width` by `height` EMU large."""
    bitmap, _ = word.part.get_or_add_image(BytesIO(png))
    vector = _vector(word, figure)
    size = f'cx="{width}" cy="{height}"'
    said = f'id="{number}" name="{attribute(figure.id)}" descr="{attribute(figure.alternative)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {said}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{bitmap}"><a:extLst>'
        '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{vector}"/></a:ext></a:extLst></a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _vector(word: Any, figure: Figure) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    taken = {str(part.partname) for part in word.part.package.iter_parts()}
    names = (f"/word/media/procmodel-{figure.id}{tail}.svg" for tail in ("", *map(str, range(1, 1000))))
    name = PackURI(next(name for name in names if name not in taken))
    part = Part(name, "image/svg+xml", figure.picture("svg"), word.part.package)
    return str(word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
