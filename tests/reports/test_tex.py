r"""LaTeX: compiles as it is and as an `\input`, with every label as text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from procmodel.errors import WriteError
from procmodel.fonts.typeset import typeset
from procmodel.reports import Sheet, render
from procmodel.results.document import Listing
from tests.reports.papers import NASTY, paper, table, with_block

OUTER = r"""\documentclass{article}
\usepackage[T1]{fontenc}\usepackage{textcomp}
\usepackage{graphicx,booktabs,longtable,array}
\begin{document}
Mine.
\input{paper}
Mine again.
\end{document}
"""


def test_no_label_is_a_command() -> None:
    plain = re.findall(r"\\[a-zA-Z]+", render(with_block(table(cell="x")), "tex").decode())
    nasty = re.findall(r"\\[a-zA-Z]+", render(with_block(table(cell=NASTY)), "tex").decode())
    added = {
        *(
            [
                r"\textbackslash",
                r"\textless",
                r"\textgreater",
                r"\textquotedbl",
                r"\textasciigrave",
                r"\textbar",
            ]
        ),
        *([r"\textasciitilde", r"\textasciicircum", r"\pmchar", r"\ensuremath", r"\rightarrow"]),
    }
    assert set(nasty) - set(plain) <= added


def test_no_page_has_fewer_than_three_rows_of_a_table() -> None:
    lines = render(with_block(table(rows=9)), "tex").decode().splitlines()
    rows = [line for line in lines if line.endswith("[3pt]")]
    assert [r"\\*" in row for row in rows] == [True, True, *[False] * 4, True, True, False]


def test_a_hash_may_break_and_a_word_may_not() -> None:
    made = render(with_block(Listing(("0123456789abcdef" * 4, "unmistakable"))), "tex").decode()
    assert "0123456789abcdef\\allowbreak{}0123456789abcdef\\allowbreak{}" in made
    assert "unmistakable" in made


def test_only_what_stands_between_our_marks_is_new() -> None:
    old = (
        render(paper(), "tex")
        .decode()
        .replace("% procmodel:end points", "% procmodel:end points\nMy own words.")
    )
    old = old.replace(r"\pmsection{Points}", r"\section{My heading}")
    new = render(paper("Another label"), "tex", Sheet(existing=old.encode())).decode()
    assert "My own words." in new
    assert r"\section{My heading}" in new
    assert "Another label" in new
    assert "Take it down" not in new


def test_a_file_without_marks_is_refused() -> None:
    with pytest.raises(WriteError, match="no place of ours"):
        render(paper(), "tex", Sheet(existing=b"\\documentclass{article}"))


def found_by_tex(name: str) -> bool:
    return subprocess.run(["kpsewhich", name], capture_output=True, check=False).returncode == 0


def compiled(folder: Path, name: str, program: str) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"the program {program} is not installed")
    if program == "lualatex" and not found_by_tex("luaotfload-main.lua"):
        pytest.skip("lualatex is there without the fonts package that it needs")
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", name]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    import pypdf

    pages = pypdf.PdfReader(folder / f"{Path(name).stem}.pdf").pages
    return "".join(page.extract_text() for page in pages)


@pytest.mark.slow
@pytest.mark.parametrize("label", ["Take it down", NASTY])
@pytest.mark.parametrize("program", ["pdflatex", "lualatex"])
def test_it_compiles_as_it_is_and_inside_another_paper(program: str, label: str, tmp_path: Path) -> None:
    (tmp_path / "paper.tex").write_bytes(render(paper(label), "tex"))
    (tmp_path / "outer.tex").write_text(OUTER, "utf-8")
    page = b'#set document(title: "x")\n#set page(width: 9cm, height: 5cm)\nx'
    (tmp_path / "paper-pair.pdf").write_bytes(typeset({"main.typ": page}))
    assert "2 touches became 1." in compiled(tmp_path, "paper.tex", program)
    if program == "pdflatex":
        said = compiled(tmp_path, "outer.tex", program)
        assert said.index("Mine.") < said.index("2 touches became 1.") < said.index("Mine again.")
