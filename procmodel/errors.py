"""Every exception that procmodel raises on purpose.

An exception means the work cannot go on. Trouble *in* a model is a `Finding`, never an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procmodel.results.finding import Finding, Place

__all__ = [
    "AnalysisError",
    "LayoutError",
    "MissingToolError",
    "ProcmodelError",
    "ReadError",
    "WriteError",
]


class ProcmodelError(Exception):
    """The base of all: catch this one to catch whatever procmodel raises on purpose.

    Example:
        >>> from procmodel import read
        >>> try:
        ...     read("nowhere.yaml")
        ... except ProcmodelError as wrong:
        ...     print(type(wrong).__name__)
        ReadError
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class ReadError(ProcmodelError, ValueError):
    """The file cannot become a process; `problems` lists everything that is wrong, by position.

    Example:
        >>> from procmodel import read_text
        >>> try:
        ...     read_text("{procmodel: 1, name: Cards, lanes: {}, steps: {ask: {}}}")
        ... except ReadError as wrong:
        ...     [found.message for found in wrong.problems]
        ["step 'ask' lacks 'name'"]
    """

    def __init__(self, message: str, *, hint: str | None = None, problems: Sequence[Finding] = ()) -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems)) if self.problems else super().__str__()

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.message, self.hint, self.problems))


class WriteError(ProcmodelError, ValueError):
    """This format cannot say what the process says, or the file cannot be written.

    Example:
        >>> from procmodel import read, write
        >>> try:
        ...     write(read("examples/speeding_before.yaml"), "before.mmd")
        ... except WriteError as wrong:
        ...     print(wrong.message.partition(",")[0])
        files with the ending .mmd are read here
    """


class AnalysisError(ProcmodelError, ValueError):
    """The question has no finite or no defined answer; `place` is what stands in its way, where that is known.

    Example:
        >>> from procmodel import before_after, read_text
        >>> cards = read_text("{procmodel: 1, name: Cards, lanes: {desk: {}}, steps: {ask: {name: Ask, who: desk}}}")
        >>> try:
        ...     before_after(cards, cards).diagram(view="ladder")
        ... except AnalysisError as wrong:
        ...     print(wrong.message)
        the ladder of 'Before' needs what is not known: waits of 'Ask'; times of 'Ask'
    """

    def __init__(self, message: str, *, hint: str | None = None, place: Place | None = None) -> None:
        super().__init__(message, hint=hint)
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {super().__str__()}" if self.place else super().__str__()


class LayoutError(ProcmodelError, RuntimeError):
    """No legal drawing was found.

    Example:
        >>> issubclass(LayoutError, ProcmodelError)
        True
    """


class MissingToolError(ProcmodelError, RuntimeError):
    """An extra or a program that was asked for by name is not installed.

    Example:
        >>> str(MissingToolError("large simulations need numba", hint="pip install 'procmodel[fast]'"))
        "large simulations need numba (pip install 'procmodel[fast]')"
    """


def _rebuild(
    kind: type[ReadError], message: str, hint: str | None, problems: tuple[Finding, ...]
) -> ReadError:
    return kind(message, hint=hint, problems=problems)
