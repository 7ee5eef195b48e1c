"""Sentences of the paper."""

SENTENCES: dict[str, str] = {
    "figure": "Figure {number}",
    "table": "Table {number}",
    "caption": "{label}: {text}",
    "skip": "Skip to the paper",
    "contents": "Contents",
    "in-words": "This picture in words",
    "try": "Try other numbers",
    "slide-volume": "Cases a year",
    "slide-share": "Share of cases that take the new way",
    "slide-minutes": "Staff minutes saved a case",
    "more-rows": "{count} more rows stand in the notes of this part",
    "slide-result": "Hours of staff time released a year:",
    "no-marks": (
        "this .{ending} file exists and has no place of ours in it, so it was left alone"
        " (choose another name, or move the file away)"
    ),
    "open-mark": "this .{ending} file has a mark without its other end: {mark} (put it back or move the file away)",
    "typst": "the PDF could not be set: {reason}",
    "no-document": "this is no .{ending} file that can be opened (save it anew in your office program)",
}
