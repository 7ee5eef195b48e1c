"""What changed beside steps, lanes and flows is told: systems, data, messages, and what the file says itself."""

from __future__ import annotations

from procmodel import compare, read_text
from procmodel.reports.compared import compared_text

MODEL = """
procmodel: 1
name: {name}
lanes:
  customer: {{name: Customer, kind: customer, organisation: Homes}}
  office: {{name: Office}}
systems:
  {crm}
data:
  form: {{name: {form}}}
steps:
  start: {{kind: start, who: office, next: answer}}
  answer: {{name: Send the answer, who: office, how: with a system, system: crm, reads: form, next: end}}
  end: {{kind: end}}
messages:
  - {{from: answer, to: customer, name: {message}}}
{more}"""
SAID = {"name": "T", "crm": "crm: {name: Records}", "form": "Form", "message": "Answer", "more": ""}


def lines(*, before=None, after=None):
    """The lines of the section, and whether anything differs."""
    models = [read_text(MODEL.format(**(SAID | (said or {})))) for said in (before, after)]
    found = compare(*models, edits=False)
    text = compared_text(found, *({} for _ in models))
    part = text.partition("Systems, data, messages and the rest")[2].partition("\n\n")[0]
    return [line.strip() for line in part.splitlines()[1:]], found.has_differences


def test_nothing_is_said_where_nothing_changed():
    assert lines() == ([], False)


def test_another_name_of_a_system_and_of_data_is_told():
    found = lines(after={"crm": "crm: {name: Case files}", "form": "Web form"})
    assert found == (["Δ system 'Records' → 'Case files'", "Δ data 'Form' → 'Web form'"], True)


def test_a_system_that_came_or_went_is_told_and_one_with_another_id_only_is_not():
    more = "crm: {name: Records}\n  map: {name: Map}"
    assert lines(after={"crm": more})[0] == ["+ system 'Map'"]
    assert lines(before={"crm": more})[0] == ["− system 'Map'"]
    other = "crm: {name: Records}\n  plan: {name: Map}"
    assert lines(before={"crm": more}, after={"crm": other}) == ([], True)


def test_a_message_is_told_with_its_ends():
    more = "  - {from: customer, to: answer, name: Question}\n"
    assert lines(after={"more": more})[0] == ["+ message 'Question' from 'customer' to 'answer'"]
    assert lines(after={"message": "Reply"})[0] == ["Δ message 'Answer' → 'Reply'"]


def test_what_else_the_file_says_is_told_by_its_keys():
    assert lines(after={"more": "volume: 900 per year\n", "name": "U"})[0] == [
        "Δ of the process itself: name, volume"
    ]
