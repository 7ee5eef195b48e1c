"""Words of one meaning are data: a language is a file, and a project adds its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmodel.comparison.labels import Labels, label_similarity
from procmodel.comparison.side import folded
from procmodel.comparison.words import Lexicon, corner
from procmodel.wording.labels import LANGUAGES, parse, word_list

ALIKE = {
    "en": [("Check the claim", "Verify claim"), ("Log the report", "Record the report")],
    "de": [
        ("Antrag prüfen", "Überprüfung des Antrags"),
        ("Bescheid senden", "Bescheid verschicken"),
        ("Antrag ablehnen", "Antrag abgelehnt"),
        ("Rechnung bezahlen", "Rechnung ist bezahlt"),
    ],
    "cy": [
        ("Gwirio'r cais", "Archwilio cais"),
        ("Anfon llythyr", "Postio llythyr"),
        ("Cofrestru'r cais", "Cofrestriad y cais"),
    ],
}
UNLIKE = {
    "en": [("Approve the claim", "Reject the claim"), ("Send letter", "Receive letter")],
    "de": [("Antrag genehmigen", "Antrag ablehnen"), ("Brief senden", "Brief erhalten")],
    "cy": [("Cymeradwyo cais", "Gwrthod cais"), ("Anfon llythyr", "Derbyn llythyr")],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_each_language_other_words_for_the_same_are_alike_and_opposites_are_not(language):
    assert all(label_similarity(*pair, language) > 0.85 for pair in ALIKE[language])
    assert all(label_similarity(*pair, language) < 0.55 for pair in UNLIKE[language])


def test_english_has_at_least_150_groups_of_synonyms():
    words = word_list("en")
    assert len(words.actions) + len(words.things) >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_of_a_language_stands_alone(language):
    words = word_list(language)
    assert all(len(group) > 1 for group in (*words.actions, *words.things))


def test_a_project_adds_words_of_its_own():
    own = parse("[things]\nwidget, gizmo\n")
    assert Labels(own=own).similarity("Send widget", "Send gizmo") > 0.85
    assert Labels().similarity("Send widget", "Send gizmo") < 0.7


def test_what_stands_in_brackets_weighs_little():
    labels = Labels()
    assert labels.similarity("Take samples (toe tips)", "Take samples") > labels.similarity(
        "Take samples of toe tips", "Take samples"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_entry_is_looked_up_under_the_letters_that_its_stem_begins_with(language):
    listed, words = word_list(language), Lexicon(word_list(language))
    opposites = [side for pair in listed.opposites for side in pair]
    entries = [entry for group in (*listed.actions, *listed.things, *opposites) for entry in group]
    assert entries
    assert [entry for entry in (*entries, *listed.light) if corner(entry) != corner(words.key(entry))] == []


@pytest.mark.parametrize("word", ["überprüfen", "ueberpruefen", "Ärzte", "Aerzte", "Öffnung", "Oeffnung"])
def test_german_letters_spelt_out_are_looked_up_under_the_same_letters(word):
    assert corner(word) == corner(Lexicon(word_list("de")).key(word))


def test_words_of_a_group_are_known_whichever_is_met_first():
    for first, second in (("verify", "check"), ("check", "verify")):
        words = Lexicon(parse("[stemmer]\nenglish\n[actions]\ncheck, verify, look at"))
        assert words.words(first)[0].groups == words.words(second)[0].groups == frozenset({0})
        assert [word.stem for word in words.words("Look at it")] == ["look at", "it"]


def test_labels_have_something_in_common_exactly_where_a_word_fits_a_word():
    texts = "Check claim|Verify it|Chekc claimm|Lettre|Letter|Decide|Decision|Pay|T1|T2 fee|Payment|Permit|Prmit|the|"
    texts = texts.split("|")
    labels = Labels(texts)
    found = 0
    for one in texts:
        for other in texts:
            fits = [labels.fit(word, that) for word in labels.words(one) for that in labels.words(other)]
            assert (labels.similarity(one, other) > 0) == any(fits), (one, other)
            found += not any(fits)
    assert 50 < found < len(texts) ** 2 - len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_is_found_by_a_word_that_begins_with_its_first_letter(language):
    words = word_list(language)
    lexicon = Lexicon(words)
    texts = [text for group in (*words.actions, *words.things) for text in group]
    assert texts
    assert not [text for text in texts if not any(word.groups for word in lexicon.words(text))]


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_folded_as_all_others_are(text):
    assert f"{folded(text)} e".strip() == folded(f"{text} é")


@pytest.mark.parametrize(
    "pair", [("Accept the claim", "Reject the claim"), ("Buy the goods", "Sell the goods")]
)
def test_the_opposite_is_less_alike_than_something_else(pair):
    assert label_similarity(*pair) < 0.4 < label_similarity(pair[0], f"Print {pair[0].partition(' ')[2]}")


def test_a_slip_of_the_pen_is_the_same_word_and_another_word_is_not():
    assert label_similarity("Call the nieghbour", "Call the neighbour") > 0.85
    assert label_similarity("Call the bank", "Call the barn") < 0.7


def test_words_with_a_long_beginning_in_common_are_kindred():
    assert label_similarity("Note the moisture", "Note the moistening") > 0.85
    assert label_similarity("Note the moisture", "Note the mountain") < 0.7
