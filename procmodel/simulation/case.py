"""How a case and a token are kept: as plain lists, whose places have the names below.

A case is `[number, seen, drawn, place, arrived, touch, cost, touches, outcome, visits, inclusive, epochs,
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
    "PLACE",
    "READY",
    "ROUTE",
    "SEEN",
    "TOUCH",
    "TOUCHES",
    "VISITS",
    "WORK",
]

# of a case
NUMBER = 0
SEEN = 1  # one bit for each stream that it has drawn from
DRAWN = 2  # the numbers of its block, by site
PLACE = 3  # its place in the block
ARRIVED = 4
TOUCH = 5  # seconds that people had their hands on it
COST = 6
TOUCHES = 7
OUTCOME = 8
VISITS = 9  # how often it has drawn from a stream, beyond the first time
INCLUSIVE = 10  # its tokens, and those that wait at inclusive joins
EPOCHS = 11  # when each box that has a deadline was entered
EXTRA = 12  # tokens that came to a parallel join that has one of that way already
ROUTE = 13  # one bit for each way that it has taken where ways part
FIRST_SCOPE = 14  # the number of tokens in each box; in the process itself first

# of a token
CASE = 0
ACTIVE = 1  # seconds of work on the way of this token
READY = 2  # since when it waits
WORK = 3  # seconds that it will be worked on
AT = 4  # the operation where it rests
JOB = 5  # the number of its visit, where the step is an unusual one
GROUP = 6  # who works on it, -1: nobody yet
MEMBERS = 7  # the tokens that are done together with it
