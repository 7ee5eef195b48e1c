"""Whether `main_path` fits exactly one run of the process: a token game held to the list of tasks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from procmodel.formats.context import Context
from procmodel.formats.problems import cut
from procmodel.formats.splits import is_exclusive
from procmodel.formats.tree import Map, Seq
from procmodel.formats.wiring import Wiring
from procmodel.model import EndEvent, Gateway

__all__ = ["check_main_path"]

_SHOWN = 5
_WIDEST = 8  # ways of an inclusive split whose combinations are tried
State = tuple[tuple[int, ...], int]  # the tokens, each at the element that it is about to enter; tasks done


def check_main_path(context: Context, tree: Map, path: tuple[str, ...], wiring: Wiring) -> None:
    """Tell the gap of a main path that fits no run; remark where gateways and events alone differ."""
    written = tree.get("main_path")
    marks = list(written.marks) if isinstance(written, Seq) else [tree.marks[tree.position("main_path")]]
    wanted = []
    for id_, mark in zip(path, marks, strict=False):
        at = wiring.number.get(id_)
        if at is None:
            hint = context.problems.hint(id_, wiring.number)
            context.problems.error("unknown-step", mark, "main_path_unknown", id_, text=cut(id_), hint=hint)
        elif not wiring.drafts[at].is_activity or at in wiring.exits:
            context.problems.error("main-path", mark, "main_path_no_task", id_, text=cut(id_))
        else:
            wanted.append(at)
    if len(wanted) == len(path) and not context.broken:
        _Game(context, wiring, wanted, marks).judge()


class _Game:
    """All states that the process can be in while the list is followed."""

    def __init__(self, context: Context, wiring: Wiring, wanted: list[int], marks: list[int]) -> None:
        self.context = context
        self.wiring = wiring
        self.wanted = wanted
        self.marks = marks
        self.arriving = [0] * len(wiring.out)
        for targets in wiring.out:
            for target in targets:
                self.arriving[target] += 1
        self.furthest: State = ((), -1)

    def judge(self) -> None:
        """Explore, then say what is wrong."""
        roots: list[State] = [((start,), 0) for start in self.wiring.starts]
        if not self.wiring.declared and len(self.wiring.starts) > 1:
            roots.append((tuple(sorted(self.wiring.starts)), 0))
        after: dict[State, list[State]] = {}
        waiting = list(reversed(roots))
        while waiting:
            state = waiting.pop()
            if state in after:
                continue
            if len(after) >= self.context.limits["states"]:
                self.context.problems.remark("main-path", self.marks[0], "main_path_unchecked")
                return
            after[state] = list(dict.fromkeys(self._next(state)))
            waiting.extend(after[state])
        fitting = _leading_to(after, self._done)
        ways = [root for root in roots if root in fitting]
        if not ways:
            self._tell_gap()
            return
        seen = set()
        while ways:
            if len(ways) > 1:
                self._tell_choice(ways)
                return
            state = ways[0]
            if state in seen or self._done(state):
                return
            seen.add(state)
            ways = [later for later in after[state] if later in fitting]

    def _done(self, state: State) -> bool:
        return not state[0] and state[1] == len(self.wanted)

    def _next(self, state: State) -> Iterator[State]:
        tokens, done = state
        for token in dict.fromkeys(tokens):
            ways = self._pass(token, tokens)
            if ways is not None:
                for rest, out in ways:
                    yield tuple(sorted((*rest, *out))), done
                return
        if done > self.furthest[1]:
            self.furthest = state
        if done < len(self.wanted) and self.wanted[done] in tokens:
            token = self.wanted[done]
            rest = _less(tokens, token)
            for out in self._ways_out(token):
                yield tuple(sorted((*rest, *out))), done + 1

    def _pass(
        self, token: int, tokens: tuple[int, ...]
    ) -> list[tuple[tuple[int, ...], tuple[int, ...]]] | None:
        """How a token passes an element that is no task; None where it is one, or where it waits."""
        draft = self.wiring.drafts[token]
        inside = token in self.wiring.exits or token in self.wiring.exits.values()
        if draft.is_activity and not inside:
            return None
        rest = _less(tokens, token)
        if (
            draft.type is Gateway
            and draft.kind in ("parallel", "inclusive", "complex")
            and self.arriving[token] > 1
        ):
            here = tokens.count(token)
            if draft.kind == "parallel" and here < self.arriving[token]:
                return None
            if draft.kind != "parallel" and any(other != token for other in tokens):
                return None
            rest = tuple(other for other in tokens if other != token)
        if draft.type is EndEvent and str(draft.fields.get("event", "")) == "terminate":
            return [((), ())]
        return [(rest, out) for out in self._ways_out(token)]

    def _ways_out(self, at: int) -> Iterator[tuple[int, ...]]:
        """The sets of elements that a token may be passed on to."""
        draft = self.wiring.drafts[at]
        out = tuple(dict.fromkeys(self.wiring.out[at]))
        boundary = (
            [to for event in draft.fields.get("on", ()) for to in event.to]
            if at not in self.wiring.exits
            else []
        )
        aside = {self.wiring.number[to] for to in boundary if to in self.wiring.number}
        normal = tuple(target for target in out if target not in aside)
        yield from ((target,) for target in sorted(aside))
        entering = at in self.wiring.exits
        if entering and len(normal) > 1:
            yield from ((target,) for target in normal)
        elif draft.type is Gateway and draft.kind in ("inclusive", "complex") and len(normal) <= _WIDEST:
            for size in range(1, len(normal) + 1):
                yield from combinations(normal, size)
        elif len(normal) > 1 and is_exclusive(draft):
            yield from ((target,) for target in normal)
        else:
            yield normal

    def _tell_gap(self) -> None:
        tokens, done = self.furthest
        names = self.wiring.drafts
        possible = [cut(names[token].id) for token in dict.fromkeys(tokens) if names[token].is_activity]
        could = ", ".join(possible[:_SHOWN])
        last = cut(names[self.wanted[done - 1]].id) if 0 < done <= len(self.wanted) else ""
        if done >= len(self.wanted):
            self.context.problems.error(
                "main-path", self.marks[-1], "main_path_short", last=last, could=could
            )
            return
        wanted = cut(names[self.wanted[max(done, 0)]].id)
        slug = "main_path_gap" if last else "main_path_first"
        self.context.problems.error(
            "main-path", self.marks[max(done, 0)], slug, last=last, wanted=wanted, could=could or "nothing"
        )

    def _tell_choice(self, ways: list[State]) -> None:
        done = ways[0][1]
        mark = self.marks[min(done, len(self.marks) - 1)]
        last = cut(self.wiring.drafts[self.wanted[done - 1]].id) if done else "the beginning"
        self.context.problems.remark("main-path", mark, "main_path_twice", last=last)


def _less(tokens: tuple[int, ...], token: int) -> tuple[int, ...]:
    at = tokens.index(token)
    return (*tokens[:at], *tokens[at + 1 :])


def _leading_to(after: dict[State, list[State]], done: object) -> set[State]:
    """The states from which one that is done can be reached."""
    before: dict[State, list[State]] = {}
    for state, later in after.items():
        for following in later:
            before.setdefault(following, []).append(state)
    assert callable(done)
    found = [state for state in after if done(state)]
    seen = set(found)
    while found:
        for state in before.get(found.pop(), ()):
            if state not in seen:
                seen.add(state)
                found.append(state)
    return seen
