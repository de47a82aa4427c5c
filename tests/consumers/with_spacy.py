"""spaCy: every tag is found by `doc.char_span`, on the tokens that Prodigy's file brings and, widened, on spaCy's own."""

import json

import spacy
from spacy.tokens import Doc

FORMATS = ["spacy", "prodigy"]


def check(calls):
    english = spacy.blank("en")
    tags = off_tokens = 0
    for call in calls:
        [task] = map(json.loads, call.file("spacy", ".jsonl").open(encoding="utf-8"))
        assert task["text"] == call.text, call.name
        doc = english.make_doc(task["text"])
        for span, quote in zip(task["spans"], call.quotes, strict=True):
            start, end, label = span["start"], span["end"], span["label"]
            assert task["text"][start:end] == quote, (call.name, quote)
            tags += 1
            off_tokens += doc.char_span(start, end, label) is None
            widened = doc.char_span(start, end, label, alignment_mode="expand")
            assert widened is not None and quote in widened.text, (call.name, quote)

        [task] = map(json.loads, call.file("prodigy", ".jsonl").open(encoding="utf-8"))
        tokens = task["tokens"]
        doc = Doc(english.vocab, words=[t["text"] for t in tokens], spaces=[t["ws"] for t in tokens])
        assert doc.text == call.text, call.name
        for span, quote in zip(task["spans"], call.quotes, strict=True):
            found = doc.char_span(span["start"], span["end"], span["label"])
            assert found is not None and found.text == quote, (call.name, quote)
            assert (found.start, found.end - 1) == (span["token_start"], span["token_end"]), (call.name, quote)
        # spaCy refuses entities that overlap, as only tags of the person's own do, or that do not stand on tokens.
        doc.ents = [doc.char_span(s["start"], s["end"], s["label"]) for s in task["spans"][:len(call.tagged["mentions"])]]
    return f"spaCy {spacy.__version__}: {tags} tags; 0 off the tokens of Prodigy's file, {off_tokens} off spaCy's own"
