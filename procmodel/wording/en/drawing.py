"""What is said of pictures."""

SENTENCES = {
    "unknown-picture": "unknown picture format {found!r} (one of: {known})",
    "too-large": "the picture would have {found} bytes, more than {limit} (--limit svg=...)",
    "dpi": "{found} dpi is no resolution of a picture (from 1 to 10000, such as 300)",
    "too-many-pixels": (
        "the picture would be {width} by {height} pixels at {dpi:g} dpi, more than {limit} in all"
        " (take --dpi {fitting} or less, write .svg or .pdf, or --limit pixels=...)"
    ),
    "helper-hung": "the {task} writer did not finish within {seconds} s (--limit helper-seconds=...)",
    "helper-missing": "writing {task} needs the package {package} (pip install procmodel installs it)",
    "helper-failed": "the {task} writer failed: {reason} (write .svg instead, or --limit helper-memory=...)",
}
