"""`procmodel lsp`: errors, completion and numbers inside an editor."""

from __future__ import annotations

from procmodel.cli.declaring import command, option

__all__ = ["lsp"]


@command(epilog="Example: procmodel lsp (an editor starts it; docs/editors.md has the lines)")
@option("--stdio", is_flag=True, expose_value=False, help="Speak on standard input and output, as always.")
def lsp() -> None:
    """Serve an editor by the Language Server Protocol, on standard input and output."""
    from procmodel.language import serve_editor

    serve_editor()
