"""Files that are no BPMN, or try something: refused with their line, at once, and nothing opened."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from procmodel.errors import ReadError
from procmodel.formats import read, read_lenient, read_text

HEAD = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">\n'
PLAIN = f'{HEAD}<process id="p"><task id="a" name="A"/></process></definitions>'
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>\n"
)


def process(inside: str) -> str:
    return f'{HEAD}<process id="p">\n{inside}\n</process></definitions>'


def flow(source: str, target: str, id_: str = "f") -> str:
    return f'<sequenceFlow id="{id_}" sourceRef="{source}" targetRef="{target}"/>'


REFUSED = {
    "billion laughs": (LAUGHS + process('<task id="a" name="&j;"/>'), "DOCTYPE"),
    "external entity": (
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + process('<task id="a" name="&x;"/>'),
        "DOCTYPE",
    ),
    "parameter entity": (
        '<?xml version="1.0"?><!-- a --><!DOCTYPE d SYSTEM "http://example.org/evil.dtd">' + PLAIN,
        "DOCTYPE",
    ),
    "nested too deep for XML": (
        process("".join(f'<subProcess id="s{n}">' for n in range(10_000)) + "</subProcess>" * 10_000),
        "nested deeper than 256",
    ),
    "boxes in boxes": (
        process("".join(f'<subProcess id="s{n}">' for n in range(60)) + "</subProcess>" * 60),
        "nested deeper than 32",
    ),
    "duplicate id": (
        process('<task id="a"/>\n<task id="a"/>'),
        r":4: the id 'a' .* there already \(line 3\)",
    ),
    "flow to nothing": (
        process(f'<task id="pay"/>\n{flow("pay", "pey")}'),
        r":4: flow 'f' names 'pey', which is no element \(did you mean 'pay'\?\)",
    ),
    "loose flow": (process('<task id="a"/>\n<sequenceFlow id="f" sourceRef="a"/>'), "begins or ends nowhere"),
    "flow out of a box": (
        process(f'<task id="a"/><subProcess id="s"><task id="b"/></subProcess>\n{flow("b", "a")}'),
        ":4: flow 'f' from 'b' to 'a' crosses the border",
    ),
    "event on nothing": (
        process('<boundaryEvent id="b" attachedToRef="x"/>'),
        ":3: the event 'b' sits on 'x'",
    ),
    "wrong root": ("<html><body/></html>", "no BPMN 2.0: the file begins with 'html'"),
    "wrong namespace": ('<definitions xmlns="urn:other"/>', "no BPMN 2.0"),
    "truncated": (PLAIN[:150], "no XML"),
    "empty": ("  \n", "the file is empty"),
    "no XML at all": ("procmodel: 1\n", ":1: this is no XML"),
    "unbound prefix": (process("<x:task/>"), ":3: this is no XML: Namespace prefix x"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_bpmn_is_refused_at_once_with_the_reason(name: str) -> None:
    text, reason = REFUSED[name]
    before = time.perf_counter()
    with pytest.raises(ReadError, match=reason):
        read_text(text, "evil.bpmn", ending=".bpmn")
    assert time.perf_counter() - before < 2


def test_all_the_errors_of_a_file_are_told_in_one_run() -> None:
    with pytest.raises(ReadError) as caught:
        read_text(process(f'<task id="a"/><task id="a"/>{flow("a", "b")}'), ending=".bpmn")
    assert len(caught.value.problems) == 2
    assert all(problem.place and problem.place.column is None for problem in caught.value.problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_any_encoding_that_xml_declares_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.bpmn"
    declared = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = f'<?xml version="1.0" encoding="{declared}"?>' + PLAIN.replace('"A"', '"Prüfen"')
    mark = "\ufeff" if encoding.endswith(("-le", "-be")) else ""
    path.write_bytes((mark + text).encode(encoding))
    assert read(path).nodes[0].name == "Prüfen"


def test_a_doctype_in_utf_16_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "a.bpmn"
    path.write_bytes((LAUGHS + PLAIN).encode("utf-16"))
    found, findings = read_lenient(path)
    assert found is None
    assert "DOCTYPE" in findings[0].message


def test_an_entity_never_reaches_the_file_it_names(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read")
    text = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + process('<task id="a" name="&x;"/>')
    (tmp_path / "a.bpmn").write_text(text)
    found, findings = read_lenient(tmp_path / "a.bpmn")
    assert found is None
    assert not any("do not read" in str(finding) for finding in findings)


def test_a_drawing_without_numbers_is_ignored(tmp_path: Path) -> None:
    text = PLAIN.replace(
        "</definitions>",
        '<d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI"><d:BPMNPlane bpmnElement="p">'
        '<d:BPMNShape bpmnElement="a"><c:Bounds xmlns:c="http://www.omg.org/spec/DD/20100524/DC" x="NaN" y="1"'
        ' width="1" height="inf"/></d:BPMNShape></d:BPMNPlane></d:BPMNDiagram></definitions>',
    )
    assert not read_text(text, ending=".bpmn").origin.drawing.drawn().shapes
