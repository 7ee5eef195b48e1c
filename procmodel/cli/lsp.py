"""`procmodel lsp`: errors, completion and numbers inside an editor."""

from __future__ import annotations

import click

__all__ = ["lsp"]


@click.command(epilog="Example: procmodel lsp (an editor starts it; docs/editors.md has the lines)")
@click.option(
    "--stdio", is_flag=True, expose_value=False, help="Speak on standard input and output, as always."
)
def lsp() -> None:
    """Serve an editor by the Language Server Protocol, on standard input and output."""
    from procmodel.language import serve_editor

    serve_editor()
