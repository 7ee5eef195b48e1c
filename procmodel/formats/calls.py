"""Models that a model calls, and assumptions that several models share."""

from __future__ import annotations

from importlib import import_module
from os.path import basename

from procmodel.errors import ReadError
from procmodel.formats.beside import Called, Library, NotBeside, read_beside
from procmodel.formats.context import Context
from procmodel.formats.drafts import Draft, Level
from procmodel.formats.problems import Problems, Unreadable, cut
from procmodel.formats.source import Source

__all__ = ["settle_calls"]


def settle_calls(context: Context, levels: list[Level]) -> None:
    """Read the models that calls name; steps are counted as if all were expanded, from those of the file on.

    Raises:
        Unreadable: more steps than the limit allows.
    """
    assert context.source is not None
    total, height = context.source.size, 0
    for level in levels:
        for draft in level.drafts:
            name = draft.fields.get("file") if draft.kind == "call" else None
            if name is None:
                continue
            called = _called(context, draft, name)
            if called is not None:
                draft.fields["called"] = called.process
                total += called.size
                height = max(height, called.height)
    limit = context.limits["steps"]
    if total > limit:
        context.problems.error("limit", None, "too_many", what="steps with all calls expanded",
                               found=total, limit=limit, name="steps")  # fmt: skip
        raise Unreadable
    context.source.size, context.source.height = total, height


def _called(context: Context, draft: Draft, name: str) -> Called | None:
    source = context.source
    assert source is not None
    mark = draft.written.marks[draft.written.position("file")]
    problems = context.problems
    try:
        path, data = read_beside(source, name)
    except NotBeside as error:
        tell = problems.remark if error.slug == "no_text_file" else problems.error
        tell("file", mark, error.slug, draft.id, key="file", text=cut(name), reason=error.reason)
        return None
    if path in source.chain:
        chain = " -> ".join(cut(basename(each)) for each in (*source.chain[source.chain.index(path) :], path))
        problems.error("call-cycle", mark, "call_cycle", draft.id, chain=chain)
        return None
    library = source.library = source.library or Library()
    if path not in library.models:
        if library.files >= context.limits["call-files"]:
            limit = context.limits["call-files"]
            problems.error("limit", mark, "too_many", draft.id, what="called models", found=library.files + 1,
                           limit=limit, name="call-files")  # fmt: skip
            return None
        if len(source.chain) > context.limits["call-depth"]:
            problems.error("limit", mark, "too_deep_calls", draft.id, limit=context.limits["call-depth"])
            return None
        library.files += 1
        library.models[path] = _read(problems, source, path, name, data)
    called = library.models[path]
    if len(source.chain) + called.height > context.limits["call-depth"]:
        problems.error("limit", mark, "too_deep_calls", draft.id, limit=context.limits["call-depth"])
        return None
    return called


def _read(problems: Problems, caller: Source, path: str, name: str, data: bytes) -> Called:
    """Read a called model; what is wrong with it is told under its own name."""
    from pathlib import Path

    from procmodel.formats import FORMATS, format_of

    shown = str(Path(caller.name).parent / name)
    own = Problems(shown)
    source = Source(
        shown, data, caller.limits, caller.folder, path, (*caller.chain, path), library=caller.library
    )
    process = None
    try:
        process = import_module(FORMATS[format_of(shown)]).read(source, own)
    except Unreadable:
        pass
    except ReadError as error:
        own.fail("file", error.message)
    for finding in own.sorted():
        problems.add(finding)
    return Called(process, source.size, source.height + 1)
