"""Words that stand in a workbook as they are read again: sheets, headings, choices. Each is its own key."""

__all__ = ["SENTENCES"]

_WORDS = (
    # -- sheets ----------------------------------------------------------------------------------------
    "read me", "about", "lanes", "today", "proposed", "matches", "assumptions", "steps", "before", "after",
    # -- headings --------------------------------------------------------------------------------------
    "id", "step", "who", "how", "minutes low", "minutes usual", "minutes high", "time", "wait", "delay",
    "system", "then", "if", "share", "reads", "writes", "value", "passes on", "passes to", "channel",
    "replaces", "source", "grade", "note", "kind", "organisation", "people", "rate per hour", "sure", "why",
    "name", "trigger", "outcomes", "volume", "description",
    # -- choices ---------------------------------------------------------------------------------------
    "by hand", "with a system", "automatic", "exclusive", "parallel", "inclusive", "event", "start", "end",
    "customer", "staff", "partner", "measured", "recorded", "estimated", "assumed", "adding", "business",
    "none", "responsibility", "information", "new", "gone", "rule", "send", "receive",
)  # fmt: skip

SENTENCES = {word: word for word in _WORDS}
