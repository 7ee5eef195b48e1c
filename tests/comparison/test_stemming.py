"""One language of the stemmer, found without the others."""

from __future__ import annotations

import subprocess
import sys

import snowballstemmer

from procmodel.comparison.stemming import stemmer

WORDS = ("checkings", "überprüfungen", "décidée", "responsibility", "aplicación")


def test_every_language_stems_as_the_library_does() -> None:
    languages = snowballstemmer.algorithms()
    assert len(languages) > 10
    for language in languages:
        theirs, ours = snowballstemmer.stemmer(language), stemmer(language)
        assert [ours(word) for word in WORDS] == [theirs.stemWord(word) for word in WORDS]


def test_one_language_is_loaded_and_no_other() -> None:
    program = (
        "import sys; from procmodel.comparison.stemming import stemmer; stemmer('english')\n"
        "print(*(name for name in sys.modules if name.endswith('_stemmer')), 'snowballstemmer' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["procmodel.comparison.stemming.english_stemmer", "False"]
