"""Small Visio drawings, written part by part as Visio packs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

__all__ = ["connector", "drawing", "glue", "shape"]

NAMESPACE = 'xmlns="http://schemas.microsoft.com/office/visio/2012/main"'
RELATIONS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
MASTERS = ("Process", "Decision", "Start/End", "Document", "Swimlane", "CFF Container", "Dynamic connector",
           "Subprocess", "On-page reference", "Task", "Separator", "Server", "Gateway")  # fmt: skip


def cells(values: Mapping[str, object]) -> str:
    return "".join(f'<Cell N="{name}" V="{value}"/>' for name, value in values.items())


def shape(
    id_: int,
    text: str,
    master: str,
    at: tuple[float, float],
    size: tuple[float, float] = (1.0, 0.75),
    *,
    inner: str = "",
    data: Mapping[str, str] | None = None,
    belongs: int = 0,
) -> str:
    """A shape with its middle at a place, in inches from below left."""
    made = f' Master="{MASTERS.index(master) + 1}"' if master in MASTERS else ""
    rows = "".join(
        f'<Row N="{key}"><Cell N="Value" V={quoteattr(value)}/></Row>' for key, value in (data or {}).items()
    )
    facts = f'<Section N="Property">{rows}</Section>' if rows else ""
    holds = (
        f'<Cell N="Relationships" V="0" F="SUM(DEPENDSON(4,Sheet.{belongs}!SheetRef()))"/>' if belongs else ""
    )
    words = f"<Text><cp IX='0'/>{escape(text)}\n</Text>" if text else ""
    kind = "Group" if inner or master == "group" else "Shape"
    place = cells({"PinX": at[0], "PinY": at[1], "Width": size[0], "Height": size[1],
                   "LocPinX": size[0] / 2, "LocPinY": size[1] / 2})  # fmt: skip
    parts = f"<Shapes>{inner}</Shapes>" if inner else ""
    return f'<Shape ID="{id_}" Type="{kind}"{made}>{place}{holds}{facts}{words}{parts}</Shape>'


def part(id_: int, text: str) -> str:
    """A part of a group, such as the heading of a lane."""
    place = cells({"PinX": 0.2, "PinY": 0.5, "Width": 0.4, "Height": 1})
    return f'<Shape ID="{id_}" Type="Shape" MasterShape="6">{place}<Text>{escape(text)}</Text></Shape>'


def connector(id_: int, text: str = "", **values: object) -> str:
    """A dynamic connector."""
    place = {"BeginX": 0, "BeginY": 0, "EndX": 0, "EndY": 0, **values}
    words = f"<Text>{escape(text)}</Text>" if text else ""
    number = MASTERS.index("Dynamic connector") + 1
    return f'<Shape ID="{id_}" Type="Shape" Master="{number}">{cells(place)}{words}</Shape>'


def glue(line: int, source: int = 0, target: int = 0) -> str:
    """What ties the ends of a connector to shapes."""
    ends = (("BeginX", source), ("EndX", target))
    return "".join(
        f'<Connect FromSheet="{line}" FromCell="{cell}" ToSheet="{to}" ToCell="PinX"/>'
        for cell, to in ends
        if to
    )


def drawing(pages: Sequence[tuple[str, str, str]], leave_out: Sequence[str] = ()) -> bytes:
    """A whole file: for each page its name, its shapes, and what ties its connectors."""
    numbered = list(enumerate(pages, 1))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "visio/document.xml": f"<VisioDocument {NAMESPACE}/>",
        "visio/pages/pages.xml": f"<Pages {NAMESPACE} {RELATIONS}>"
        + "".join(f'<Page ID="{n}" Name={quoteattr(p[0])}><Rel r:id="rId{n}"/></Page>' for n, p in numbered)
        + "</Pages>",
        "visio/pages/_rels/pages.xml.rels": relations((f"rId{n}", f"page{n}.xml") for n, _ in numbered),
        "visio/masters/masters.xml": f"<Masters {NAMESPACE} {RELATIONS}>"
        + "".join(
            f'<Master ID="{n}" NameU={quoteattr(m)}><Rel r:id="rId{n}"/></Master>'
            for n, m in enumerate(MASTERS, 1)
        )
        + "</Masters>",
        "visio/masters/_rels/masters.xml.rels": relations(
            (f"rId{n}", f"master{n}.xml") for n, _ in enumerate(MASTERS, 1)
        ),
    }
    for n, (_, shapes, ties) in numbered:
        connects = f"<Connects>{ties}</Connects>" if ties else ""
        parts[f"visio/pages/page{n}.xml"] = (
            f"<PageContents {NAMESPACE}><Shapes>{shapes}</Shapes>{connects}</PageContents>"
        )
    for n, master in enumerate(MASTERS, 1):
        parts[f"visio/masters/master{n}.xml"] = master_of(master)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            if name not in leave_out:
                packed.writestr(name, text)
    return out.getvalue()


def relations(rows: object) -> str:
    made = "".join(f'<Relationship Id="{id_}" Target="{target}"/>' for id_, target in rows)  # type: ignore[attr-defined]
    return f"<Relationships {PACKAGE}>{made}</Relationships>"


def master_of(name: str) -> str:
    """A master: what its shapes inherit."""
    arrow = cells({"BeginArrow": 0, "EndArrow": 4}) if name == "Dynamic connector" else ""
    size = cells({"Width": 1, "Height": 0.75, "LocPinX": 0.5, "LocPinY": 0.375})
    head = (
        '<Shapes><Shape ID="6" Type="Shape"><Text>Function</Text></Shape></Shapes>'
        if name == "Swimlane"
        else ""
    )
    return f'<MasterContents {NAMESPACE}><Shapes><Shape ID="5">{arrow or size}{head}</Shape></Shapes></MasterContents>'
