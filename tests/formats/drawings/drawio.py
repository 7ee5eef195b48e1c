"""Small draw.io files, written as people draw them."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

__all__ = ["cell", "line", "packed", "page", "whole"]

BOX = "rounded=0;whiteSpace=wrap;html=1;"
DECISION = "rhombus;whiteSpace=wrap;html=1;"
OVAL = "ellipse;whiteSpace=wrap;html=1;"
LANE = "swimlane;horizontal=0;whiteSpace=wrap;html=1;"


def cell(id_: str, text: str, style: str, at: tuple[float, float, float, float], parent: str = "1") -> str:
    x, y, width, height = at
    return (
        f'<mxCell id="{id_}" value={quoteattr(text)} style="{style}" vertex="1" parent="{parent}">'
        f'<mxGeometry x="{x}" y="{y}" width="{width}" height="{height}" as="geometry"/></mxCell>'
    )


def line(id_: str, source: str, target: str, text: str = "", style: str = "html=1;", points: str = "") -> str:
    ends = (f' source="{source}"' if source else "") + (f' target="{target}"' if target else "")
    return (
        f'<mxCell id="{id_}" value={quoteattr(text)} style="{style}" edge="1" parent="1"{ends}>'
        f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry></mxCell>'
    )


def page(*cells: str, name: str = "Page-1") -> str:
    return f"<diagram name={quoteattr(name)}>{model(*cells)}</diagram>"


def model(*cells: str) -> str:
    roots = '<mxCell id="0"/><mxCell id="1" parent="0"/>'
    return f"<mxGraphModel><root>{roots}{''.join(cells)}</root></mxGraphModel>"


def packed(text: str, name: str = "Page-1") -> str:
    """A page as draw.io packs it."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packing.compress(quote(text).encode()) + packing.flush()
    return f"<diagram name={quoteattr(name)}>{base64.b64encode(data).decode()}</diagram>"


def whole(*pages: str) -> str:
    return f"<mxfile>{''.join(pages)}</mxfile>"
