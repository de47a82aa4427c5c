"""Gives every exported file to the program that it is for: `cargo xtask consumers`, or
`python tests/consumers/run.py target/debug/tickmark target/consumers/files [with_spacy …]`."""

import importlib
import shutil
import sys
import traceback
from pathlib import Path

from calls import calls

CONSUMERS = [
    "with_spacy", "with_jsonld", "with_brat", "with_label_studio", "with_doccano", "with_xml", "with_captions",
    "with_pandas", "with_parquet", "with_spreadsheets",
]


def main(tickmark, folder, *names):
    consumers = [importlib.import_module(name) for name in names or CONSUMERS]
    shutil.rmtree(folder, ignore_errors=True)
    formats = [name for consumer in consumers for name in consumer.FORMATS]
    given = list(calls(tickmark, Path(folder), formats))
    failed = 0
    for consumer in consumers:
        try:
            print("ok     ", consumer.check(given))
        except Exception:
            failed += 1
            print("FAILED ", consumer.__name__)
            traceback.print_exc()
    print(f"{len(consumers) - failed} of {len(consumers)} consumers took the files of {len(given)} calls.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
