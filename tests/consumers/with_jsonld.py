"""A JSON-LD processor: the annotations say in RDF what the Web Annotation vocabulary means by them."""

import json
from importlib.metadata import version

from pyld import jsonld

FORMATS = ["w3c"]

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"


def reference(name):
    return {"@id": name, "@type": "@id"}


# The terms of the Web Annotation Vocabulary that the export uses (W3C Recommendation, 23 February 2017, Appendix A),
# so that the check needs no network.
CONTEXT = {
    "id": "@id", "type": "@type",
    "Annotation": OA + "Annotation", "TextualBody": OA + "TextualBody", "SpecificResource": OA + "SpecificResource",
    "TextQuoteSelector": OA + "TextQuoteSelector", "TextPositionSelector": OA + "TextPositionSelector",
    "AnnotationCollection": AS + "OrderedCollection", "AnnotationPage": AS + "OrderedCollectionPage",
    "tagging": OA + "tagging", "identifying": OA + "identifying", "describing": OA + "describing",
    "body": reference(OA + "hasBody"), "target": reference(OA + "hasTarget"), "source": reference(OA + "hasSource"),
    "selector": reference(OA + "hasSelector"),
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"}, "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"}, "first": reference(AS + "first"),
    "value": VALUE, "start": OA + "start", "end": OA + "end", "exact": OA + "exact", "prefix": OA + "prefix",
    "suffix": OA + "suffix", "label": "http://www.w3.org/2000/01/rdf-schema#label", "total": AS + "totalItems",
    "startIndex": AS + "startIndex",
}


def load(url, _options):
    assert url == "http://www.w3.org/ns/anno.jsonld", url
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}, "contentType": "application/ld+json"}


def check(calls):
    annotations = triples = 0
    for call in calls:
        file = json.loads(call.file("w3c", ".jsonld").read_text(encoding="utf-8"))
        [collection] = jsonld.expand(file, {"documentLoader": load})
        [items] = collection[AS + "first"][0][AS + "items"]
        tags = []
        for annotation in items["@list"]:
            assert annotation["@type"] == [OA + "Annotation"] and annotation["@id"].startswith("urn:uuid:"), annotation
            [target] = annotation[OA + "hasTarget"]
            assert len(target[OA + "hasSource"]) == 1, annotation
            selectors = {s["@type"][0]: s for s in target[OA + "hasSelector"]}
            position, quote = selectors[OA + "TextPositionSelector"], selectors[OA + "TextQuoteSelector"]
            start, end = (position[OA + edge][0]["@value"] for edge in ("start", "end"))
            exact, prefix, suffix = (quote[OA + part][0]["@value"] for part in ("exact", "prefix", "suffix"))
            assert call.text[start:end] == exact, (call.name, exact)
            assert call.text[:start].endswith(prefix) and call.text[end:].startswith(suffix), (call.name, exact)
            assert all(len(body[VALUE]) == 1 for body in annotation[OA + "hasBody"]), annotation
            if annotation[OA + "motivatedBy"] == [{"@id": OA + "tagging"}]:
                tags.append(exact)
        assert tags == call.quotes, call.name
        annotations += len(items["@list"])
        quads = jsonld.to_rdf(file, {"documentLoader": load, "format": "application/n-quads"})
        triples += len(quads.splitlines())
    return f"PyLD {version('pyld')}: {annotations} annotations, {triples} triples; every quote at its position"
