"""The language server: what an editor asks, answered from the document as it is typed."""

from __future__ import annotations

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from procmodel import __version__
from procmodel.language.completing import complete
from procmodel.language.hovering import hover
from procmodel.language.look import Look
from procmodel.language.mending import quick_fixes
from procmodel.language.naming import NotRenamed, definition, references, rename, renamed_from
from procmodel.language.telling import diagnostics
from procmodel.wording import say

__all__ = ["Looks", "server"]


_REQUEST_FAILED = -32803  # of the protocol: understood, but it cannot be done


def _failed(why: str) -> JsonRpcException:
    return JsonRpcException(why, code=_REQUEST_FAILED)


class Looks:
    """The latest look at each document; one that did not change is not read again."""

    def __init__(self, running: LanguageServer) -> None:
        self.running = running
        self.known: dict[str, Look] = {}

    def at(self, uri: str) -> Look:
        """A document as it is now.

        Raises:
            JsonRpcException: it is not open, and no file that can be read.
        """
        workspace = self.running.workspace
        try:
            text = workspace.get_text_document(uri).source
        except FileNotFoundError:
            raise _failed(f"{uri}: {say('reading.no_file')}") from None
        except (OSError, UnicodeError) as wrong:
            raise _failed(f"{uri}: {wrong}") from None
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
    _find(running, looks)
    _change(running, looks)
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


def _find(running: LanguageServer, looks: Looks) -> None:
    """Where an id is declared, and where it is used."""

    @running.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(params: lsp.DefinitionParams) -> lsp.Location | None:
        uri = params.text_document.uri
        return definition(looks.at(uri), uri, params.position)

    @running.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def referred(params: lsp.ReferenceParams) -> list[lsp.Location]:
        uri = params.text_document.uri
        return references(looks.at(uri), uri, params.position, params.context.include_declaration)


def _change(running: LanguageServer, looks: Looks) -> None:
    """Changes that the editor may make."""

    @running.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def asked(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
        return renamed_from(looks.at(params.text_document.uri), params.position)

    @running.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def renamed(params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        uri = params.text_document.uri
        try:
            return lsp.WorkspaceEdit({uri: rename(looks.at(uri), params.position, params.new_name)})
        except NotRenamed as why:
            raise _failed(str(why)) from None

    @running.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def mended(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        return quick_fixes(looks.at(uri), uri, params.range, params.context.diagnostics)
