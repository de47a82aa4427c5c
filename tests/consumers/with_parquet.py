"""pyarrow reads the Parquet tables: exact decimals, days, every quote at its place."""

import json
from datetime import date
from decimal import Decimal

import pyarrow
import pyarrow.parquet

FORMATS = ["json", "parquet-figures", "parquet-turns"]

NINTH = Decimal("1e-9")


def check(calls):
    rows = 0
    for call in calls:
        table = pyarrow.parquet.read_table(call.file("parquet-figures", ".parquet"))
        assert table.schema.field("low").type == pyarrow.decimal128(38, 9), table.schema
        assert table.schema.field("period_start").type == pyarrow.date32(), table.schema
        figures = table.to_pylist()
        # Read with every digit: a double would lose the last ones.
        tagged = json.loads(call.file("json", ".json").read_text(), parse_float=Decimal)
        mentions = [m for m in tagged["mentions"] if m["kind"] not in ("date", "period")]
        assert [row["id"] for row in figures] == [m["id"] for m in mentions], call.name
        for row, mention in zip(figures, mentions, strict=True):
            assert call.text[row["start"]:row["end"]] == row["text"] == mention["text"], (call.name, row)
            for bound in ("low", "high"):
                value = (mention["value"] or {}).get(bound)
                exact = None if value is None else Decimal(value)
                assert exact == row[bound] or abs(exact - row[bound]) < NINTH, (call.name, row[bound], value)
            period = mention["period"] or {}
            for name in ("start", "end"):
                day = period.get(name) and date.fromisoformat(period[name])
                assert row[f"period_{name}"] == day, (call.name, row)
            for name in ("kind", "metric", "subject", "role", "direction", "basis", "modality", "status", "rule"):
                assert row[name] == mention[name], (call.name, name, row)
        turns = pyarrow.parquet.read_table(call.file("parquet-turns", ".parquet")).to_pylist()
        said = [call.text[turn["start"]:turn["end"]] for turn in call.tagged["turns"]]
        assert [row["text"] for row in turns] == said, call.name
        rows += len(figures) + len(turns)
    return f"pyarrow {pyarrow.__version__}: {rows} rows, every value exact, every quote at its place"
