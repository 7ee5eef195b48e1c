"""A language server for process files: errors, completion and numbers in any editor that speaks LSP."""

from __future__ import annotations

__all__ = ["serve_editor"]


def serve_editor() -> None:
    """Answer one editor on standard input and output until it hangs up.

    Reference: Language Server Protocol 3.17.
    """
    import logging
    import os
    import sys

    from procmodel.language.server import server

    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # an editor shows what is written beside as alarms
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")  # its own: it is closed when the editor leaves
    server().start_io(sys.stdin.buffer, answers)
