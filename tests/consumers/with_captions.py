"""A WebVTT parser reads every caption, with its voice and its times."""

from importlib.metadata import version

import webvtt

FORMATS = ["webvtt"]


def check(calls):
    captions = 0
    for call in calls:
        read = webvtt.read(call.file("webvtt", ".vtt"))
        timed = [turn for turn in call.tagged["turns"] if turn["time"]]
        assert bool(read.captions) == bool(timed), call.name
        names = {speaker["name"] for speaker in call.tagged["speakers"]} | {"Unknown"}
        for caption in read.captions:
            assert caption.start_in_seconds <= caption.end_in_seconds and caption.text.strip(), (call.name, caption)
            assert caption.voice in names, (call.name, caption.voice)
        captions += len(read.captions)
    return f"webvtt-py {version('webvtt-py')}: {captions} captions, each with its voice"
