"""A plugin for MkDocs: `plugins: [procmodel]` in `mkdocs.yml`.

A fenced block `procmodel-diff` in a page becomes the picture of two versions when the site is built.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from procmodel.embedding.block import Spot, block_of
from procmodel.embedding.page import replaced
from procmodel.embedding.picture import Embedded, embed, figure
from procmodel.errors import MissingToolError, ReadError
from procmodel.wording import say

__all__ = ["on_page_markdown", "plugin"]

_FOLDER = "assets/procmodel"


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """The page with pictures in place of its blocks; may stand in a file of `hooks:` too.

    Raises:
        PluginError: of MkDocs: a block cannot be drawn; page and line are named.
    """
    if "procmodel-diff" not in markdown:
        return markdown
    from mkdocs.exceptions import PluginError
    from mkdocs.plugins import get_plugin_logger

    log = get_plugin_logger("procmodel")

    def picture(options: dict[str, str], spot: Spot) -> str:
        folder = Path(page.file.abs_src_path).parent
        found = embed(block_of(options, spot), folder, Path(config.docs_dir), spot)
        if found.doubt:
            log.warning("%s", say("embedding.at", page=spot.page, line=spot.line, reason=found.doubt))
        return figure(found, _kept(found, page, config, files))

    try:
        return replaced(markdown, page.file.src_uri, picture, _skipped(markdown, page))
    except ReadError as trouble:
        raise PluginError(str(trouble)) from None


def _kept(found: Embedded, page: Any, config: Any, files: Any) -> str:
    """Add the picture to the files of the site; its address as seen from the page."""
    from mkdocs.structure.files import File

    data = found.picture("svg")
    name = f"{_FOLDER}/{found.name(data, 'svg')}"
    file = files.get_file_from_path(name)
    if file is None:
        file = File.generated(config, name, content=data)
        files.append(file)
    address: str = file.url_relative_to(page.file)
    return address


def _skipped(markdown: str, page: Any) -> int:
    """How many lines of the page's file MkDocs has taken off its top; 0 where another plugin changed more."""
    whole: str = page.file.content_string
    return whole[: -len(markdown)].count("\n") if markdown and whole.endswith(markdown) else 0


@cache
def plugin() -> type:
    """The class that MkDocs asks for; made late, as MkDocs need not be installed.

    Raises:
        MissingToolError: it is not.
    """
    try:
        from mkdocs.plugins import BasePlugin
    except ImportError:
        raise MissingToolError(say("embedding.mkdocs-missing")) from None

    class Procmodel(BasePlugin):
        """Puts pictures of two versions into pages."""

        def on_page_markdown(self, markdown: str, *, page: Any, config: Any, files: Any) -> str:
            """See the function of this name."""
            return on_page_markdown(markdown, page=page, config=config, files=files)

    return Procmodel


def __getattr__(name: str) -> object:
    """`Procmodel` is the plugin, made when it is first asked for."""
    if name == "Procmodel":
        return plugin()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
