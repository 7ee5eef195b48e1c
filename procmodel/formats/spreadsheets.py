"""Files of spreadsheet programs that are no workbook to read, each refused with what to do instead."""

from __future__ import annotations

from procmodel.formats.files import ending_of
from procmodel.wording import say

__all__ = ["SPREADSHEETS", "advice_for"]

SPREADSHEETS = frozenset(
    {".xls", ".xlsb", ".xlsm", ".xlsx", ".xlt", ".xltm", ".xltx", ".ods", ".fods", ".numbers", ".gsheet"}
)
"""The endings of the files of Excel, LibreOffice, Numbers and Google Sheets; only `.xlsx` is read."""

_MACROS = frozenset({".xlsm", ".xltm"})
_LOCKS = ("~$", ".~lock.")  # how the lock files of Excel and of LibreOffice begin


def advice_for(path: str) -> str | None:
    """What to do about a file that its name tells to be a lock, or a spreadsheet that is not read.

    Example:
        >>> advice_for("service.xlsx") is None
        True
        >>> advice_for("folder/~$service.xlsx").partition(":")[0]
        'this is what a spreadsheet program keeps beside a workbook while it is open'
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    for lock in _LOCKS:
        if name.startswith(lock):
            return say("reading.lock_file", file=name.removeprefix(lock).removesuffix("#"))
    ending = ending_of(name)
    if ending == ".xlsx" or ending not in SPREADSHEETS:
        return None
    slug = "workbook_macro" if ending in _MACROS else "other_spreadsheet"
    return say(f"reading.{slug}", ending=ending)
