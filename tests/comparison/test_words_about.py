"""The small lexicon about one word says the same of first words as the whole one."""

from __future__ import annotations

import pytest

from procmodel.comparison.words import Lexicon, lexicon, lexicon_about, may_mean
from procmodel.wording.labels import CHECK, LANGUAGES, word_list


def begins_with(words: Lexicon, check: str, label: str) -> bool:
    meant = {group for word in words.words(check) for group in word.groups}
    return any(meant & word.groups for word in words.words(label)[:1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lexicon_about_checking_knows_the_checks_that_the_whole_one_knows(language: str) -> None:
    check, listed = CHECK[language], word_list(language)
    verbs = [entry for group in (*listed.actions, *listed.things) for entry in group] + list(listed.light)
    labels = [label for verb in verbs for label in (verb, f"{verb} form", f"{verb} out")]
    whole, small = lexicon(language), lexicon_about(check, language)
    told = [begins_with(whole, check, label) for label in labels]
    assert [begins_with(small, check, label) for label in labels] == told
    assert not [
        label
        for label, is_told in zip(labels, told, strict=True)
        if is_told and not may_mean(label, check, language)
    ]
    assert any(told) == bool(listed.actions)
    assert not told or not all(told)
