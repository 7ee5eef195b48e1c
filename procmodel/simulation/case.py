"""How a case and a token are kept: as plain lists, whose places have the names below.

A case is `[number, drawn, arrived, touch, cost, touches, outcome, visits, inclusive, epochs,
extra, route, tokens of each scope ..., slots of joins and counters ...]`. A token is `[case, active, ready,
work, at, job, group, members]`.
"""

from __future__ import annotations

__all__ = [
    "ACTIVE",
    "ARRIVED",
    "AT",
    "CASE",
    "COST",
    "DRAWN",
    "EPOCHS",
    "EXTRA",
    "FIRST_SCOPE",
    "GROUP",
    "INCLUSIVE",
    "JOB",
    "MEMBERS",
    "NUMBER",
    "OUTCOME",
    "READY",
    "ROUTE",
    "TOUCH",
    "TOUCHES",
    "VISITS",
    "WORK",
]

# of a case
NUMBER = 0
DRAWN = 1  # what it draws at its first visit, by site; None where it has done so
ARRIVED = 2
TOUCH = 3  # seconds that people had their hands on it
COST = 4
TOUCHES = 5
OUTCOME = 6
VISITS = 7  # how often it has drawn from a stream, beyond the first time
INCLUSIVE = 8  # its tokens, and those that wait at inclusive joins
EPOCHS = 9  # when each box that has a deadline was entered
EXTRA = 10  # tokens that came to a parallel join that has one of that way already
ROUTE = 11  # one bit for each way that it has taken where ways part
FIRST_SCOPE = 12  # the number of tokens in each box; in the process itself first

# of a token
CASE = 0
ACTIVE = 1  # seconds of work on the way of this token
READY = 2  # since when it waits
WORK = 3  # seconds that it will be worked on
AT = 4  # the operation where it rests
JOB = 5  # the number of its visit, where the step is an unusual one
GROUP = 6  # who works on it, -1: nobody yet
MEMBERS = 7  # the tokens that are done together with it
