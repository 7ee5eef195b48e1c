"""Drawings of processes, from whatever program: figures and lines first, a process once they are understood."""

from __future__ import annotations

from procmodel.formats.sketches.parts import Box, Figure, Line, LineKind, Role, Sketch, Spot
from procmodel.formats.sketches.tree import tree_of

__all__ = ["Box", "Figure", "Line", "LineKind", "Role", "Sketch", "Spot", "tree_of"]
