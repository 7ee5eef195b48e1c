"""Judged together, a signal at a border or at the start of an event sub-process comes when it is thrown, not before."""

from __future__ import annotations

import pytest

from procmodel import read_text
from procmodel.soundness import verify

HEAD = """procmodel: 1
name: Signals
lanes:
  a: {name: Desk, organisation: X}
steps:
"""
DO = "{name: Do %s, who: a, how: by hand, time: 5 min, next: %s}\n"


def do(name: str, then: str) -> str:
    return f"  {name}: " + DO % (name, then)


def heard(name: str, then: str, more: str = "") -> str:
    """A step with the signal on its border."""
    return do(name, then).replace("}\n", f", on: [{{event: signal, to: handle{more}}}]}}\n")


TELL = "  tell: {kind: throw, event: signal, lane: a, next: %s}\n"
HANDLE = do("handle", "e3")
ENDS = "".join(f"  e{n}: {{kind: end}}\n" for n in (1, 2, 3))
BOX = """  box:
    kind: subprocess
    name: Box
    lane: a
    on: [{event: signal, to: handle}]
    next: e2
    steps:
      one: {name: Do one, who: a, how: by hand, next: [{to: ok, share: 50%}, {to: tell}]}
      tell: {kind: throw, event: signal, lane: a, next: more}
      more: {name: Do more, who: a, how: by hand, next: ok}
      ok: {kind: end}
"""
HANDLER = """  h:
    kind: subprocess
    name: Handle it
    triggered_by_event: true
    steps:
      s: {kind: start, event: signal%s}
      note: {name: Note it, who: a, how: by hand}
"""
BOTH = "  both: {kind: parallel, lane: a, next: [x, t]}\n"


@pytest.mark.parametrize(
    ("steps", "dead"),
    [
        (BOTH + heard("x", "e1") + do("t", "tell") + TELL % "e2" + HANDLE + ENDS, ()),
        (BOTH + heard("x", "e1", ", interrupts: false") + do("t", "tell") + TELL % "e2" + HANDLE + ENDS, ()),
        (heard("x", "tell") + TELL % "e2" + HANDLE + ENDS, ("handle",)),
        (heard("x", "tell", ", interrupts: false") + TELL % "e2" + HANDLE + ENDS, ("handle",)),
        (TELL % "x" + heard("x", "e2") + HANDLE + ENDS, ("handle",)),
        (heard("x", "e2") + HANDLE + ENDS, ()),
        (BOX + HANDLE + ENDS, ("box/more",)),
        (do("one", "tell") + TELL % "two" + do("two", "e2") + ENDS + HANDLER % "", ("two",)),
        (do("one", "tell") + TELL % "two" + do("two", "e2") + ENDS + HANDLER % ", interrupts: false", ()),
        (do("one", "e2") + ENDS + HANDLER % "", ()),
    ],
    ids=[
        "thrown beside it",
        "thrown beside it, and it goes on",
        "thrown only after it",
        "thrown only after it, and it would go on",
        "thrown only before it",
        "thrown by nobody here, so from outside at any time",
        "thrown in the box that it ends",
        "what is round the event sub-process ends",
        "an event sub-process beside it",
        "an event sub-process by a signal from outside",
    ],
)
def test_what_can_never_run_is_found(steps: str, dead: tuple[str, ...]) -> None:
    found = verify(read_text(HEAD + steps), collaboration=True)
    assert tuple(id_ for fault in found.faults for id_ in fault.elements) == dead
