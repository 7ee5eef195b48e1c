"""Why two steps are taken for one, in words that need no file at hand."""

from __future__ import annotations

from procmodel.results.comparison import Entry
from procmodel.wording import LANGUAGES, say, sentences

__all__ = ["reason"]

_SAID = {
    "mapping": "by-hand",
    "replaces": "replaces",
    "removed-said": "said-gone",
    "removed": "gone",
    "added-said": "said-new",
    "added": "new",
}


def reason(entry: Entry) -> str:
    """Why an entry is what it is, without keys of the file and without scores.

    Example:
        >>> from procmodel.results.comparison import ChangeKind
        >>> reason(Entry((), ("tell",), ChangeKind.ADDED, why="the later file says that it is new (replaces: [])"))
        'the file of the new way says that it is new'
    """
    for language in LANGUAGES:  # the comparison may have been made in another one
        known = sentences("comparison", language)
        for slug, plain in _SAID.items():
            if entry.why == known[slug]:
                return say(f"paper.why-{plain}")
        if entry.why.startswith(known["id"]):
            return say("paper.why-id")
    return say("paper.why-alike")
