"""Small files for tests: the lanes are always the same, the steps are given."""

from __future__ import annotations

from textwrap import dedent, indent

from procmodel.formats import read_text
from procmodel.measures import measure
from procmodel.model import Process
from procmodel.results.measurement import Measurement

HEAD = """\
procmodel: 1
name: Small
trigger: a request
outcomes: [done]
organisation: Council
lanes:
  resident: {name: Resident, kind: customer}
  desk: {name: Desk, rate: 18.00 per hour}
  back: {name: Back office, rate: 24.00 per hour}
  expert: {name: Expert}
  form: {name: Form, kind: system}
  clerk: {name: Clerk, kind: partner, organisation: Parish}
  deputy: {name: Deputy clerk, kind: partner, organisation: Parish}
  agency: {name: Agency, kind: partner, organisation: Agency}
  nobody: {name: Partner of no organisation, kind: partner}
"""


def process(steps: str, more: str = "") -> Process:
    """A process of these lines under `steps`, with more keys at the top level."""
    return read_text(f"{HEAD}{more}steps:\n{indent(dedent(steps).strip(), '  ')}\n")


def found(steps: str, name: str, more: str = "") -> Measurement:
    """One measure, or part of the handoffs, of these lines."""
    measured = measure(process(steps, more))
    return measured.handoffs_by[name] if name in measured.handoffs_by else measured[name]


def value(steps: str, name: str, key: str = "expected", more: str = "") -> float | None:
    """One value of it."""
    return found(steps, name, more).values[key]
