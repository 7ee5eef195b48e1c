"""An id that stands for something else: what to write if it is one thing, in the words of the file."""

from procmodel.comparison import compare
from procmodel.formats import read, read_text, write


def test_an_id_used_again_comes_with_what_to_write_if_it_is_one(tmp_path):
    head = "procmodel: 1\nname: P\nlanes: {a: {name: A}, b: {name: B, kind: system}}\nsteps:\n"
    texts = (
        head
        + "  ask: {name: Ask the client, who: a, how: by hand}\n"
        + "  x: {name: File the letter, who: a, how: by hand}\n",
        head
        + "  x: {name: Compute fees, who: b, how: automatic}\n"
        + "  ship: {name: Ship the goods, who: b, how: automatic}\n"
        + "  ask: {name: Ask the client, who: a, how: by hand}\n",
    )
    for ending, words in (
        (".yaml", "add  replaces: [x]"),
        (".bpmn", "write  pairs: [{before: x, after: x}]"),
    ):
        sides = []
        for number, text in enumerate(texts):
            path = tmp_path / f"{number}{ending}"
            write(read_text(text), path)
            sides.append(read(path))
        (remark,) = [one for one in compare(*sides).remarks if one.rule == "reused-id"]
        assert "(if it is one: " in remark.message
        assert words in remark.message
