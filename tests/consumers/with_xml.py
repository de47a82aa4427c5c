"""xmllint takes the TEI, and an XML parser finds every turn and tag in it; the HTML page likewise."""

import shutil
import subprocess
import xml.etree.ElementTree as tree
from html.parser import HTMLParser

FORMATS = ["tei", "html"]

TEI = "{http://www.tei-c.org/ns/1.0}"


class Marks(HTMLParser):
    """The words of every tag in a page, and whatever could run or load."""

    def __init__(self):
        super().__init__()
        self.marks, self.open, self.active = [], False, []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "mark" and "id" in attributes:
            self.open = True
            self.marks.append("")
        loads = [name for name in attributes if name.startswith("on") or name in ("src", "srcset", "action")]
        if tag in ("script", "link", "img", "iframe", "form", "object") or loads:
            self.active.append((tag, loads))

    def handle_endtag(self, tag):
        self.open = self.open and tag != "mark"

    def handle_data(self, data):
        if self.open:
            self.marks[-1] += data


def check(calls):
    tags = 0
    xmllint = shutil.which("xmllint")
    for call in calls:
        path = call.file("tei", ".xml")
        if xmllint:
            subprocess.run([xmllint, "--noout", path], check=True)
        root = tree.parse(path).getroot()
        turns = call.tagged["turns"]
        in_turns = [m["text"] for m in call.tagged["mentions"]
                    if any(t["start"] <= m["start"] and m["end"] <= t["end"] for t in turns)]
        allowed = lambda text: text.replace("\u0007", "\ufffd")
        said = ["".join(u.itertext()) for u in root.iter(TEI + "u")]
        assert said == [allowed(call.text[t["start"]:t["end"]]) for t in turns], call.name
        found = ["".join(e.itertext()) for e in root.iter() if e.tag in (TEI + "measure", TEI + "date")]
        assert found == in_turns, call.name
        page = Marks()
        page.feed(call.file("html", ".html").read_text(encoding="utf-8"))
        assert page.marks == in_turns, call.name
        assert page.active == [], (call.name, page.active)
        tags += len(found)
    with_what = "xmllint and ElementTree" if xmllint else "ElementTree (xmllint is not here)"
    return f"{with_what}: {tags} tags in TEI and in HTML, nothing in the page that runs or loads"
