"""How the site is built: `sphinx-build -W --keep-going docs build/site`. Nothing is fetched from the network."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import procmodel

HERE = Path(__file__).parent
spec = importlib.util.spec_from_file_location("navigation", HERE / "navigation.py")
assert spec is not None
assert spec.loader is not None
navigation = importlib.util.module_from_spec(spec)
spec.loader.exec_module(navigation)

project = "procmodel"
author = "The procmodel authors"
project_copyright = author
version = release = procmodel.__version__
language = "en"

extensions = ["myst_nb"]
root_doc = "index"
exclude_patterns = ["_build"]
nitpicky = True

myst_heading_anchors = 4
nb_execution_mode = "force"
nb_execution_in_temp = True
nb_execution_raise_on_error = True
nb_execution_timeout = 120

html_theme = "furo"
html_title = f"procmodel {release}"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_theme_options = {"top_of_page_buttons": []}
html_static_path = ["static"]
html_css_files = ["site.css"]


def add_contents(_: object, page: str, source: list[str]) -> None:
    """Add the tables of contents, which the pages themselves do not hold."""
    source[0] += navigation.contents(page)


def read_again(*_: object) -> list[str]:
    """The pages whose tables of contents may have grown since the last build."""
    return ["index", *navigation.FOLDERS]


def setup(app: Any) -> None:
    """Called by Sphinx."""
    app.connect("source-read", add_contents)
    app.connect("env-get-outdated", read_again)
