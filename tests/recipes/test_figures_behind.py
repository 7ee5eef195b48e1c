"""The paper lists every figure that the numbers hang on, shares of events too."""

from __future__ import annotations

from procmodel import read_text
from procmodel.recipes.paper.evidence import figures_of

FILE = """procmodel: 1
name: Handled
lanes:
  a: {name: Desk, organisation: X}
steps:
  begin: {kind: start, who: a}
  one:
    name: Do one
    who: a
    how: by hand
    repeat: {while: 30%}
    on: [{event: message, to: two, share: 12%}]
  two: {name: Do two, who: a, how: by hand}
  h:
    kind: subprocess
    name: Handle it
    triggered_by_event: true
    steps:
      wet: {kind: start, name: Wet, event: conditional, share: 7%}
      note: {name: Note it, who: a, how: by hand}
"""


def test_shares_of_events_and_of_doing_it_again_are_listed() -> None:
    listed = {what: value for what, value, _, _ in figures_of(read_text(FILE), {})}
    assert listed == {
        "Do one: share done once more": "30 %",
        "Do one (message): share of cases in which it comes": "12 %",
        "Wet: share of cases that it starts": "7 %",
    }
