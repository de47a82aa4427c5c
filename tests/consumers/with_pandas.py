"""pandas reads the tables: words stay words, numbers are numbers."""

import pandas

FORMATS = ["csv-figures", "csv-turns", "csv-speakers", "csv-figures-excel", "csv-turns-excel", "csv-speakers-excel"]


def check(calls):
    rows = 0
    for call in calls:
        words = {"text": str, "source": str}
        figures = pandas.read_csv(call.file("csv-figures", ".csv"), dtype=words, keep_default_na=False, na_values={"low": ""})
        assert list(figures["text"]) == [m["text"] for m in call.figures], call.name
        for row, mention in zip(figures.itertuples(), call.figures, strict=True):
            assert call.text[row.start:row.end] == row.text, (call.name, row.text)
            low = (mention["value"] or {}).get("low")
            assert (low is None and pandas.isna(row.low)) or float(row.low) == low, (call.name, row.text, row.low)
        turns = pandas.read_csv(call.file("csv-turns", ".csv"), dtype=words, keep_default_na=False)
        said = [call.text[t["start"]:t["end"]] for t in call.tagged["turns"]]
        assert list(turns["text"]) == said, call.name
        speakers = pandas.read_csv(call.file("csv-speakers", ".csv"), dtype=str, keep_default_na=False)
        assert list(speakers["name"]) == [s["name"] for s in call.tagged["speakers"]], call.name
        for table in ("figures", "turns", "speakers"):
            file = call.file(f"csv-{table}-excel", ".csv")
            assert file.read_bytes().startswith(b"\xef\xbb\xbf"), call.name
            excel = pandas.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            cells = (cell for column in excel for cell in excel[column])
            formulas = [cell for cell in cells if cell[:1] in "=+@\t\r" and cell]
            assert formulas == [], (call.name, formulas)
        rows += len(figures) + len(turns) + len(speakers)
    return f"pandas {pandas.__version__}: {rows} rows, every quote at its place, no formula in the tables for Excel"
