"""openpyxl and LibreOffice open the workbook: words are words, numbers are numbers of their unit, nothing is a formula or
a date."""

import shutil
import subprocess
import tempfile
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import openpyxl
from openpyxl.utils.escape import unescape

FORMATS = ["xlsx"]

SHEETS = ["figures", "facts", "checks", "turns", "speakers", "tags"]


def check(calls):
    calls = list(calls)
    figures = sum(workbook(call, call.file("xlsx", ".xlsx"), ours=True) for call in calls)
    said = f"openpyxl {version('openpyxl')}: {figures} figures"
    if office := shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as folder:
            given = Path(folder, "given")
            given.mkdir()
            for number, call in enumerate(calls):
                shutil.copy(call.file("xlsx", ".xlsx"), given / f"{number}.xlsx")
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = [office, profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
            subprocess.run([*command, folder, *given.iterdir()], check=True, capture_output=True)
            for number, call in enumerate(calls):
                workbook(call, Path(folder, f"{number}.xlsx"), ours=False)
            about = subprocess.run([office, profile, "--version"], capture_output=True, text=True, check=True).stdout
        said += "; the same saved again by " + " ".join(about.split()[:2])
    else:
        said += "; LibreOffice is not here"
    return said + "; no formula, no date"


def workbook(call, path, ours):
    """Compares a workbook with the call and gives the number of its figures."""
    book = openpyxl.load_workbook(path)
    assert [sheet.title for sheet in book] == [*SHEETS, "about"], call.name
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            # s is words, n a number; f would be a formula, d a date.
            assert cell.data_type in "sn" and not cell.is_date, (call.name, sheet.title, cell.coordinate, cell.value)
    for name in SHEETS:
        assert book[name].auto_filter.ref, (call.name, name)
        # LibreOffice without a window keeps no panes.
        assert not ours or book[name].freeze_panes == "A2", (call.name, name)
    figures = rows(book["figures"])
    assert [unescape(row["text"].value) for row in figures] == [m["text"] for m in call.figures], call.name
    for row, mention in zip(figures, call.figures, strict=True):
        value = mention["value"] or {}
        number(row["low"], value.get("low"), value.get("unit"), value.get("decimals"), (call.name, mention["text"]))
        if ours:
            assert call.text[row["start"].value:row["end"].value] == mention["text"], (call.name, mention["text"])
    said = [unescape(row["text"].value or "") for row in rows(book["turns"])]
    assert said == [call.text[t["start"]:t["end"]] for t in call.tagged["turns"]], call.name
    own = [(unescape(row["name"].value), unescape(row["text"].value)) for row in rows(book["tags"])]
    assert own == call.marks[len(call.tagged["mentions"]):], call.name
    assert len(rows(book["facts"])) == len(call.tagged["facts"]), call.name
    assert [row["message"].value for row in rows(book["checks"])] == [c["message"] for c in call.tagged["checks"]]
    assert [row["name"].value for row in rows(book["speakers"])] == [s["name"] for s in call.tagged["speakers"]]
    return len(figures)


def rows(sheet):
    """Each row as its cells by the names of their columns."""
    header, *rest = sheet.iter_rows()
    return [dict(zip((cell.value for cell in header), row, strict=True)) for row in rest]


def number(cell, low, unit, decimals, where):
    """A number is the nearest double, in the format of its unit."""
    if low is None:
        assert cell.value is None, where
        return
    expected = float(Decimal(str(low)) / 100) if unit == "%" else float(low)
    assert cell.data_type == "n" and abs(cell.value - expected) <= 1e-12 * abs(expected), (where, cell.value, expected)
    code = cell.number_format
    if unit == "%":
        assert code.endswith("%"), (where, code)
    elif unit in ("pp", "bp"):
        assert unit in code, (where, code)
    elif unit and len(unit) == 3 and unit.isupper():
        assert f"[${unit}" in code, (where, code)
    if decimals is not None and decimals > 0:
        assert "." + "0" * decimals in code, (where, code)
