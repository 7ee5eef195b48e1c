"""Messages and signals inside a process: who waits for what, and what can only be taken as come.

As in the token game, any of the messages to an element will do, one for each visit; a message waits until
somebody takes it. A message from a lane or a black box is taken as come: nothing says when it is sent. A signal
waits for nobody: it reaches all that listen when it is thrown.
"""

from __future__ import annotations

from procmodel.graph.semantics import rules_of
from procmodel.graph.view import ProcessView

__all__ = ["Post", "post_of"]


class Post:
    """The messages of a process.

    Attributes:
        slots: for each element that waits for a message of another, or for a signal, its number.
        sends: for each element that sends, the elements that it sends to.
        heard: for each element that throws a signal, those that wait for one of its kind.
        signalled: the elements that wait for a signal.
        begun: starts that only a message or a signal begins.
        asks: elements whose message is the answer to their own: they send first, and then wait.
        given: elements whose message is taken as come, since no element sends it.
        late: elements whose message can only be sent after them, so that it is not waited for.
    """

    def __init__(self) -> None:
        self.slots: dict[int, int] = {}
        self.sends: dict[int, list[int]] = {}
        self.heard: dict[int, tuple[int, ...]] = {}
        self.signalled: set[int] = set()
        self.begun: list[int] = []
        self.asks: set[int] = set()
        self.given: list[int] = []
        self.late: list[int] = []


def post_of(view: ProcessView) -> Post:
    """Who sends to whom, by the number of their nodes."""
    heard = {node: rule.heard for node, rule in enumerate(rules_of(view)) if rule.heard}
    if not heard and not view.process.messages:
        return Post()
    from procmodel.graph.senders import read_post

    return read_post(view, heard, Post())
