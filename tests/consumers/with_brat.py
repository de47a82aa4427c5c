"""A brat parser with a strict grammar, then brat's own rule: the text column is the text under the fragments."""

from importlib.metadata import version

from bratly import EntityAnnotation
from bratly.io import read_and_load_ann_file

FORMATS = ["brat"]


def check(calls):
    tags = links = 0
    for call in calls:
        text = call.file("brat", ".txt").read_bytes().decode()
        assert text == call.text, call.name
        ann = call.file("brat", ".ann")
        collection = read_and_load_ann_file(str(ann))
        parsed = [a for a in collection.annotations if isinstance(a, EntityAnnotation)]
        for entity in parsed:
            under = " ".join(text[f.start:f.end] for f in sorted(entity.fragments, key=lambda f: f.start))
            assert under == entity.content, (call.name, under, entity.content)
        # The parser numbers the tags anew, in the order of the text. A blank line has no fragment.
        found = (entity.content for entity in parsed)
        expected = (" ".join(line for line in q.splitlines() if line) for q in call.quotes)
        assert sorted(found) == sorted(expected), call.name
        # brat itself splits the file as Python's splitlines does.
        lines = ann.read_bytes().decode().splitlines()
        assert all(line[0] in "TRA#" and "\t" in line for line in lines), call.name
        tags += len(parsed)
        links += sum(line[0] == "R" for line in lines)
    return f"bratly {version('bratly')}: {tags} tags, {links} links; every text column is the text"
