"""A process as a BPMN file that tools can show: laid out, unless it still stands where it was drawn."""

from __future__ import annotations

from procmodel.formats.bpmn import is_drawn, write_bpmn
from procmodel.graph import ProcessView
from procmodel.layouts import lay_out
from procmodel.model import Process

__all__ = ["bpmn_with_drawing"]


def bpmn_with_drawing(process: Process) -> str:
    """BPMN 2.0 XML with a drawing.

    A process that came from a BPMN file is drawn as it was there, as long as all its steps and flows were
    drawn; any other is laid out.

    Example:
        >>> from procmodel import read
        >>> text = bpmn_with_drawing(read("examples/speeding_before.yaml"))
        >>> text.count("<bpmndi:BPMNShape"), text.count("<bpmndi:BPMNEdge")
        (21, 11)
    """
    if is_drawn(process):
        return write_bpmn(process)
    return write_bpmn(process, lay_out(ProcessView(process)))
