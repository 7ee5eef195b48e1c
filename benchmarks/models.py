"""Made-up models of any size: the text of a file, and the bare graph of it."""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["STEPS_A_BLOCK", "flows", "text"]

STEPS_A_BLOCK = 10

_HEAD = """\
procmodel: 1
name: A made-up process of {steps} steps
trigger: a request comes in
outcomes: [done]
lanes:
  customer: {{name: Customer, kind: customer}}
  front: {{name: Front office, rate: 18.00 per hour}}
  back: {{name: Back office, rate: 21.50 per hour}}
  portal: {{name: Portal, kind: system}}
steps:
  ask: {{name: Send the request, lane: customer, kind: manual, time: 5 min}}
"""

# A block: a choice, a parallel pair, and a loop over all of it (one strong component of 10 elements).
_BLOCK = """\
  t{k}_0: {{name: Register part {k}, lane: front, kind: user, system: crm, time: 4-6-10 min, wait: 1 h}}
  t{k}_1:
    name: Choose the way of part {k}
    lane: front
    kind: manual
    time: 2 min
    next:
      - {{to: t{k}_2, when: simple, share: 80%}}
      - {{to: t{k}_3, when: hard, share: 20%}}
  t{k}_2: {{name: Answer part {k}, lane: front, kind: user, system: crm, time: 3-5-9 min, next: t{k}_4}}
  t{k}_3: {{name: Study part {k}, lane: back, kind: manual, time: 20-30-60 min, wait: 1 working day}}
  t{k}_4: {{name: Write part {k} up, lane: back, kind: user, system: files, time: 10 min, wait: 0 min}}
  g{k}: {{kind: parallel, next: [t{k}_5, t{k}_6]}}
  t{k}_5: {{name: Look part {k} up, lane: portal, kind: service, time: 1 s, next: j{k}}}
  t{k}_6: {{name: Sign part {k}, lane: back, kind: manual, time: 1-2-4 min, wait: 0 min, next: j{k}}}
  j{k}: {{kind: parallel}}
  t{k}_7:
    name: Check part {k}
    lane: front
    kind: user
    systems: [crm, files]
    time: 2-3-5 min
    wait: 2 h
    next:
      - {{to: t{k}_0, when: wrong, share: 10%, rework: true}}
      - {{to: t{k}_8, when: right, share: 90%}}
  t{k}_8: {{name: File part {k}, lane: portal, kind: service, time: 2 s}}
  t{k}_9: {{name: Tell {k}, lane: portal, kind: send, transfers: information, to: customer, time: 1 s}}
"""

_INNER = (
    ("t0", "t1"),
    ("t1", "t2"),
    ("t1", "t3"),
    ("t2", "t4"),
    ("t3", "t4"),
    ("t4", "g"),
    ("g", "t5"),
    ("g", "t6"),
)
_OUTER = (("t5", "j"), ("t6", "j"), ("j", "t7"), ("t7", "t0"), ("t7", "t8"), ("t8", "t9"))


def text(steps: int) -> str:
    """The YAML file of a process with about so many steps: blocks in a row, a loop in each."""
    blocks = (_BLOCK.format(k=k) for k in range(steps // STEPS_A_BLOCK))
    return _HEAD.format(steps=steps) + "".join(blocks) + "  done: {kind: end, outcome: done}\n"


def flows(steps: int) -> list[tuple[str, str]]:
    """The flows of the same process, as pairs of ids."""
    return list(_flows(steps // STEPS_A_BLOCK))


def _flows(blocks: int) -> Iterator[tuple[str, str]]:
    last = "ask"
    for k in range(blocks):
        yield last, f"t{k}_0"
        yield from ((_id(source, k), _id(target, k)) for source, target in _INNER + _OUTER)
        last = f"t{k}_9"
    yield last, "done"


def _id(short: str, k: int) -> str:
    return f"t{k}_{short[1]}" if short[0] == "t" else f"{short}{k}"
