"""Label Studio's own converter: every tag comes out of it with its words."""

import json
import tempfile
from importlib.metadata import version
from pathlib import Path

from label_studio_sdk.converter import Converter

FORMATS = ["label-studio"]


def check(calls):
    tags = 0
    for call in calls:
        tasks = json.loads(call.file("label-studio", ".json").read_text(encoding="utf-8"))
        configuration = call.file("label-studio", ".xml").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            # The converter exports what people annotated: the predictions, once accepted.
            for task in tasks:
                [prediction] = task.pop("predictions")
                task.update(id=1, annotations=[{"id": 1, "completed_by": 1, "result": prediction["result"]}])
            source = Path(folder, "tasks.json")
            source.write_text(json.dumps(tasks), encoding="utf-8")
            converter = Converter(config=configuration, project_dir=folder, upload_dir=folder, download_resources=False)
            converter.convert_to_json_min(str(source), folder + "/min", is_dir=False)
            [task] = json.loads(Path(folder, "min", "result.json").read_text(encoding="utf-8"))
            converter.convert_to_conll2003(str(source), folder + "/conll", is_dir=False)
            assert "-X- _ B-" in Path(folder, "conll", "result.conll").read_text(encoding="utf-8"), call.name
        assert task["text"] == call.text, call.name
        labels = task.get("label", [])
        for label, (name, quote) in zip(labels, call.marks, strict=True):
            assert call.text[label["start"]:label["end"]] == label["text"] == quote, (call.name, label)
            assert label["labels"] == [name], (call.name, label)
        tags += len(labels)
    return f"label-studio-sdk {version('label-studio-sdk')}: {tags} tags through its converter, each with its words"
