"""doccano's rules of import (1.8.4, data_import/pipeline/label.py), with offsets as its page counts them: in UTF-16."""

import json

FORMATS = ["doccano", "doccano-relations"]


def under(text, start, end):
    units = text.encode("utf-16-le")
    return units[2 * start:2 * end].decode("utf-16-le")


def check(calls):
    tags = links = 0
    for call in calls:
        [line] = map(json.loads, call.file("doccano", ".jsonl").open(encoding="utf-8"))
        [related] = map(json.loads, call.file("doccano-relations", ".jsonl").open(encoding="utf-8"))
        assert line["text"] == related["text"] == call.text != "", call.name
        spans = [tuple(label) for label in line["label"]]
        assert spans == [(e["start_offset"], e["end_offset"], e["label"]) for e in related["entities"]], call.name
        for (start, end, label), quote in zip(spans, call.quotes, strict=True):
            assert isinstance(start, int) and isinstance(end, int) and 0 <= start < end and label, (call.name, quote)
            assert under(call.text, start, end) == quote, (call.name, quote)
        # A project that allows no overlaps drops a span that begins before the last one ends; figures never do.
        last = -1
        for start, end, _ in sorted(spans[:len(call.tagged["mentions"])]):
            assert start >= last, (call.name, start)
            last = end
        ids = [entity["id"] for entity in related["entities"]]
        assert len(set(ids)) == len(ids) and all(isinstance(number, int) for number in ids), call.name
        for link in related["relations"]:
            assert link["from_id"] in ids and link["to_id"] in ids and link["type"], (call.name, link)
        tags += len(spans)
        links += len(related["relations"])
    return f"doccano's rules: {tags} tags and {links} links taken, none dropped"
