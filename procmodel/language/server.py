"""The language server: what an editor asks, answered from the document as it is typed."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from procmodel import __version__
from procmodel.language.completing import complete
from procmodel.language.hovering import hover
from procmodel.language.look import Look
from procmodel.language.telling import diagnostics

__all__ = ["Looks", "server"]


class Looks:
    """The latest look at each document; one that did not change is not read again."""

    def __init__(self, running: LanguageServer) -> None:
        self.running = running
        self.known: dict[str, Look] = {}

    def at(self, uri: str) -> Look:
        """A document as it is now."""
        workspace = self.running.workspace
        text = workspace.get_text_document(uri).source
        look = self.known.get(uri)
        if look is None or look.given != text:
            units = workspace.position_codec.client_num_units
            look = self.known[uri] = Look(text, to_fs_path(uri) or uri, units)
        return look

    def forget(self, uri: str) -> None:
        """A document was closed."""
        self.known.pop(uri, None)


def server() -> LanguageServer:
    """A language server for process files, not started yet."""
    running = LanguageServer("procmodel", __version__, lsp.TextDocumentSyncKind.Incremental)
    looks = Looks(running)
    _tell(running, looks)
    _answer(running, looks)
    return running


def _tell(running: LanguageServer, looks: Looks) -> None:
    """What the server says by itself: errors, warnings and remarks after each change."""

    def told(uri: str, version: int | None) -> None:
        found = diagnostics(looks.at(uri))
        running.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))

    @running.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        told(params.text_document.uri, params.text_document.version)

    @running.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        told(params.text_document.uri, params.text_document.version)

    @running.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        looks.forget(uri)
        running.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))


def _answer(running: LanguageServer, looks: Looks) -> None:
    """What the server answers when it is asked."""

    @running.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", "$", "["]))
    def completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        return lsp.CompletionList(False, complete(looks.at(params.text_document.uri), params.position))

    @running.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        return hover(looks.at(params.text_document.uri), params.position)
