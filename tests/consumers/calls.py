"""The calls that the consumers are given: every sample, and a text that trips other tools, with their exported files."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

# A byte order mark, CR LF, a no-break space, typographic quotes, a euro sign, a combining accent, a family joined with
# ZWJ, U+2028, tags that begin and end at a line end, markup, a formula, words that a spreadsheet takes for a date, an
# empty last line.
AWKWARD = (
    "\ufeffAnn Lee \u2014 Chief Executive Officer\r\n\r\n=1+1 Revenue\u00a0was up 8%\r\n\u20ac5.2 billion, the group\u2019s "
    "<b>best</b> & in cafe\u0301s \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 with\u2028"
    "4.9\u2028million members, 1-2 of 3/4 and 27 to\r\n30% [x] *y* \"z\"\u0007\r\n\r\n"
)

# Tags put in by hand, so that nothing depends on what the engine finds in such a text.
TAGS = [
    ("8%", "percent", "8", "%", 0),
    ("\u20ac5.2 billion", "money", "-5200000000", "EUR", -8),
    ("4.9\u2028million", "count", "4900000", "member", -5),
    ("1-2", "count", "1", None, 0),
    ("3/4", "fraction", "0.75", None, 2),
    ("27 to\n30%", "percent", "1234567890123456.78", "%", 2),
]


@dataclass
class Call:
    """One call: its text, its tagged JSON with offsets in code points, and its files by format and ending."""

    name: str
    text: str
    tagged: dict
    folder: Path

    def file(self, format, ending):
        """The path of an exported file."""
        return next((self.folder / format).glob(f"*{ending}"))

    @property
    def marks(self):
        """The label and words of every figure, date and period, then of every tag of the person's own."""
        mentions = [(mention["kind"], mention["text"]) for mention in self.tagged["mentions"]]
        return mentions + [(tag["name"], tag["text"]) for tag in self.tagged.get("tags", [])]

    @property
    def quotes(self):
        """The words of each of them."""
        return [text for _, text in self.marks]

    @property
    def figures(self):
        """The tags that are figures."""
        return [mention for mention in self.tagged["mentions"] if mention["kind"] not in ("date", "period")]


def awkward(tickmark, folder):
    """The tagged JSON of the awkward text, with the tags put in by hand."""
    source = folder / "awkward.txt"
    source.write_bytes(AWKWARD.encode())
    tagged = json.loads(run(tickmark, "annotate", source))
    text = tagged["source"]["text"]
    assert text == AWKWARD.removeprefix("\ufeff").replace("\r\n", "\n"), "the text is normalised in another way"
    tagged["source"]["name"] = "=awkward.txt"
    tagged["facts"], tagged["checks"], tagged["mentions"] = [], [], []
    for number, (quote, kind, value, unit, decimals) in enumerate(TAGS, 1):
        start = text.index(quote)
        turn = next((t["id"] for t in tagged["turns"] if t["start"] <= start and start + len(quote) <= t["end"]), None)
        tagged["mentions"].append({
            "id": f"m{number}", "turn": turn, "start": start, "end": start + len(quote), "text": quote, "kind": kind,
            "value": {"low": bare(value), "high": bare(value), "unit": unit, "decimals": decimals, "approx": None},
            "metric": "revenue", "metric_text": None, "subject": "@Group \"A\" <b>", "role": "level", "direction": None,
            "basis": None, "accounting": None, "modality": "reported", "period": None, "rule": "test",
            "confidence": 0.9, "status": "suggested", "translation_of": None,
        })
    tagged["facts"].append({
        "id": "f1", "metric": "revenue", "subject": None, "speaker": None, "turn": None, "level": "m2",
        "changes": ["m1"], "prior": None,
    })
    # Tags of the person's own overlap the figures, each other and a line end.
    tagged["tags"] = [
        {"name": name, "start": text.index(quote), "end": text.index(quote) + len(quote), "text": quote, "note": note}
        for quote, name, note in [("up 8%\n\u20ac5.2 billion", "Guidance & \"tone\"", "seen"), ("\u20ac5.2", "to do", None)]
    ]
    path = folder / "awkward.json"
    path.write_text(json.dumps(tagged, ensure_ascii=False).replace(f'"{BARE}', "").replace(f'{BARE}"', ""))
    return path


# Stands at both ends of a number until it is written without quotes, digit by digit: a double would lose the last ones.
BARE = "|bare|"


def bare(number):
    """A number to be written as it stands."""
    return f"{BARE}{number}{BARE}"


def run(tickmark, *arguments):
    """What the program prints."""
    done = subprocess.run([tickmark, *map(str, arguments)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def calls(tickmark, folder, formats):
    """Every call, with every format written."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = json.loads((SAMPLES / "index.json").read_text())
    sources = [SAMPLES / sample["file"] for sample in listed] + [awkward(tickmark, folder)]
    for source in sources:
        own = folder / source.stem
        tagged = source.read_text() if source.suffix == ".json" else run(tickmark, "annotate", source).decode()
        for format in formats:
            run(tickmark, "export", "--quiet", "--format", format, source, "--output", own / format)
        tagged = json.loads(tagged)
        yield Call(source.stem, tagged["source"]["text"], tagged, own)
