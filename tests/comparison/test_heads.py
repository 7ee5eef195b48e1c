"""The action of a label is told by the forms of its words: verb first, participle last, noun of action."""

from __future__ import annotations

import pytest

from procmodel.comparison.labels import Labels
from procmodel.comparison.words import lexicon

HEADS = {
    "Application received by post": "receiv",
    "Request is approved": "approv",
    "Completeness of application verified": "verifi",
    "Notification of the applicant": "notif",
    "Examination of application documents": "examin",
    "Budget checking": "check",
    "Purchase order checking": "check",
    "Asset transfer": "transfer",
    "Final decision of the committee": "decis",
}
SAME = [
    ("Receive the application", "Application received"),
    ("Registration of the claim", "Register claim"),
    ("Check the budget", "Budget checking"),
    ("Approve the request", "Request is approved by the manager"),
    ("Check whether the claim is complete", "Completeness of the claim verified"),
    ("Send the claim", "Transmission of the claim"),
    ("Submit the claim", "Submission of the claim"),
    ("Pay the fee", "Fee is paid"),
]
OTHER = [
    ("Receive the application", "Application rejected"),
    ("Approve the order", "Order of the approval form"),
]


@pytest.mark.parametrize(("label", "action"), HEADS.items())
def test_the_word_whose_form_says_so_is_the_action(label, action):
    assert [word.stem for word in lexicon().words(label) if word.is_head] == [action]


@pytest.mark.parametrize(
    "label", ["Check signed form", "Send the invoice", "Checking completeness", "Order asset", "Check"]
)
def test_a_label_that_begins_with_its_verb_needs_no_form(label):
    assert not any(word.is_head for word in lexicon().words(label))


@pytest.mark.parametrize("pair", SAME)
def test_one_action_in_other_forms_is_the_same(pair):
    assert Labels().similarity(*pair) > 0.85


@pytest.mark.parametrize("pair", OTHER)
def test_another_action_with_the_same_words_round_it_is_another(pair):
    assert Labels().similarity(*pair) < 0.8


def test_a_label_that_says_more_is_less_unlike_than_one_that_says_something_else():
    labels = Labels()
    more = labels.similarity("Sell the machine", "Sell the machine to a customer abroad")
    assert more > 0.7 > labels.similarity("Sell the machine", "Sell the licence to a customer abroad")


def test_words_that_stand_apart_are_not_made_one_by_their_stem():
    applicant, application = (lexicon().words(label)[-1] for label in ("Call applicants", "Call application"))
    assert applicant.stem == "applicant" != application.stem
