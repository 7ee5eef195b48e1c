"""Small processes as text, for the tests of the simulation."""

from __future__ import annotations

from procmodel import Process, read_text
from procmodel.results.simulation import SimulationRun

HEAD = "procmodel: 1\nname: Test\n"


def queue(volume: str, people: int, time: str, more: str = "") -> Process:
    """One step with people, between a start and an end."""
    return read_text(
        f"""{HEAD}volume: {volume}
lanes: {{desk: {{name: Desk, people: {people}}}}}
{more}
steps:
  start: {{kind: start, name: Begun, who: desk}}
  serve: {{name: Serve the customer, who: desk, how: by hand, time: {time}}}
  done: {{kind: end, name: Done}}
"""
    )


def process(steps: str, *, lanes: str = "desk: {name: Desk}", top: str = "") -> Process:
    """Any steps, in one staff lane unless said otherwise."""
    body = "\n".join(f"  {line}" for line in steps.strip("\n").splitlines())
    return read_text(f"{HEAD}{top}\nlanes:\n  {lanes}\nsteps:\n{body}\n")


def minutes(run: SimulationRun) -> tuple[float, float]:
    """Minutes from start to end, and of work."""
    length, touch = run.results["end_to_end_time"].mean, run.results["touch_time"].mean
    assert length is not None
    assert touch is not None
    return round(length / 60, 9), round(touch / 60, 9)
