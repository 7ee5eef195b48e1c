"""Which English words begin an instruction, and which say that something is decided, told or typed."""

from __future__ import annotations

__all__ = ["begins_with_verb", "decides", "looks_up", "tells", "types_in", "words"]


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


_NOT_VERBS = (
    "tion",
    "ment",
    "ing",
    "ness",
    "ity",
    "ance",
    "ence",
    "ship",
    "sion",
    "ity",
    "als",
    "ure",
    "er",
    "or",
)
_DESPITE = words(
    "bring ring sing fling mention question function position station commission petition auction "
    "complement document implement supplement experience reference finance advance balance enhance "
    "license measure secure ensure assure insure procure capture structure procedure configure figure "
    "answer consider deliver enter filter gather monitor offer order register remember render "
    "transfer trigger utter discover cover recover alter administer anchor author censor chair clear "
    "color colour compare confer cover declare defer differ doctor empower encounter endeavor "
    "engineer explore favor filter foster further hear honor hover infer inquire labor lower master "
    "matter mirror murmur number occur offer order ponder power prefer prepare proctor refer repair "
    "require restore retire return score sector serve share sponsor steer store suffer tailor tender "
    "tutor volunteer water wonder request forward audit visit edit credit deposit exit permit submit "
    "commit limit experiment comment invoice notice practice place process address assess access "
    "discuss dismiss pass press express witness harness business"
)
_NOUNS = words(
    "the a an new old customer application request report form letter email invoice payment address "
    "data decision approval review check-up quality manual automatic final initial first second "
    "monthly weekly daily annual reports forms letters invoices payments"
)
_MAYBE_VERBS = words("request report form letter email invoice address review")


def begins_with_verb(word: str) -> bool:
    """Whether an instruction can begin with this word.

    Example:
        >>> begins_with_verb("Check"), begins_with_verb("Verification"), begins_with_verb("Checking")
        (True, False, False)
    """
    folded = word.casefold().strip("'\"(),.:")
    if folded in _MAYBE_VERBS or folded in _DESPITE:
        return True
    return folded not in _NOUNS and not folded.endswith(_NOT_VERBS)


def _has(text: str, words: frozenset[str]) -> bool:
    folded = text.casefold().replace("-", " ").split()
    return any(word.strip("'\"(),.:?") in words for word in folded)


_DECIDE = words(
    "decide decides check checks assess assesses determine evaluate review approve verify judge "
    "triage choose select inspect examine test validate confirm consider compare diagnose rate screen "
    "work find"
)
_TELL = words(
    "tell inform notify send reply answer email call ring phone text write confirm respond advise "
    "update explain publish post issue"
)
_TYPE = words(
    "type retype enter re-enter copy key rekey log record register transcribe paste capture input transfer"
)
_LOOK_UP = words("look find search get retrieve fetch ask request obtain chase collect")


def decides(text: str) -> bool:
    """Whether a step's name says that something is found out or decided."""
    return _has(text, _DECIDE)


def tells(text: str) -> bool:
    """Whether a step's name says that somebody is told something."""
    return _has(text, _TELL)


def types_in(text: str) -> bool:
    """Whether a step's name says that something is typed in."""
    return _has(text, _TYPE)


def looks_up(text: str) -> bool:
    """Whether a step's name says that something is asked for or looked up."""
    return _has(text, _LOOK_UP)
