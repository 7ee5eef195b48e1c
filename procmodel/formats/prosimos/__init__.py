"""The parameter files of Prosimos: figures as JSON, beside the BPMN whose ids they name."""

from __future__ import annotations

from procmodel.formats.prosimos.plain import with_plain_tasks
from procmodel.formats.prosimos.reading import with_figures
from procmodel.formats.prosimos.writing import figures_of

__all__ = ["figures_of", "with_figures", "with_plain_tasks"]
