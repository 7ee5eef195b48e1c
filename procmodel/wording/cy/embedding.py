"""Welsh: sentences about pictures in pages of documentation."""

__all__ = ["SENTENCES"]

SENTENCES: dict[str, str] = {
    "at": "{page}:{line}: {reason}",
    "unknown-option": "opsiwn anhysbys {found!r} mewn bloc procmodel-diff",
    "one-of": "un o'r rhain: {known}",
    "did-you-mean": "ai {near!r} oedd gennych mewn golwg?",
    "no-colon": "nid yw {found!r} yn opsiwn mewn bloc procmodel-diff",
    "how": "ysgrifennwch un opsiwn i bob llinell, megis before: old.yaml",
    "twice": "mae'r opsiwn {found!r} yno ddwywaith",
    "keep-one": "cadwch un ohonynt",
    "lacking": "nid yw'r bloc procmodel-diff yn dweud {lacking!r}",
    "add": "ychwanegwch linell megis {lacking}: {example}",
    "example-before": "old.yaml",
    "example-after": "new.yaml",
    "empty": "mae'r opsiwn {found!r} yn wag",
    "fill": "ysgrifennwch beth ydyw, neu gadewch y llinell allan",
    "unknown-view": "golwg anhysbys {found!r}",
    "no-file": "nid yw'r ffeil {found!r} yno (chwiliwyd yn {place})",
    "from-page": (
        "mae llwybrau'n gymharol i'r dudalen; mae un sy'n dechrau gyda / yn gymharol i wraidd y dogfennau"
    ),
    "indented": "mae bloc procmodel-diff wedi'i fewnoli, felly ni all ddod yn llun",
    "to-the-edge": "symudwch ef i ymyl chwith y dudalen",
    "not-closed": "nid oes diwedd i'r bloc procmodel-diff",
    "close": "gorffennwch ef gyda llinell: {fence}",
    "alternative": "{title}, {view}. {finding}",
    "view-stacked": "cynt uwchben wedyn",
    "view-side-by-side": "cynt ochr yn ochr ag wedyn",
    "view-overlay": "cynt ac wedyn mewn un llun",
    "view-strip": "pob cyffyrddiad cynt ac wedyn",
    "view-waterfall": "yr hyn y mae pob math o newid yn ei wneud i'r cyffyrddiadau",
    "view-ladder": "aros a gwaith cynt ac wedyn",
    "view-tornado": "pa mor bell y mae'r arbediad yn symud gyda phob ffigur",
    "words": "Y llun mewn geiriau",
    "not-comparable": "ni ellir cymharu'r ddwy fersiwn: {reasons}",
    "mkdocs-missing": "nid yw'r modiwl mkdocs wedi'i osod (pip install mkdocs)",
}
