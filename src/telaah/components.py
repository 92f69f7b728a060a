"""The stages as spaCy components: shells around the stage functions, registered as entry points.

    nlp = spacy.blank("id")
    nlp.add_pipe("telaah_mentions")
    doc = nlp("Dinas Kesehatan bekerja sama dengan Dinas Sosial.")
    [(span.text, span.label_, span._.telaah_name, span._.telaah_role) for span in doc.spans["telaah_mentions"]]

Components, in the order in which they are added (each works alone too):

=================== ==========================================================================================
``telaah_outcomes`` ``doc.spans["telaah_outcomes"]``, label ``TUJUAN``, ``SASARAN`` or ``PROGRAM``
``telaah_mentions`` ``doc.spans["telaah_mentions"]``, label the class of the party, or ``DATA_SOURCE``
``telaah_links``    ``doc._.telaah_plan``: outcomes, mentions, ties and verdicts; needs the two above, and finds what
                    they would find where they do not stand before it
=================== ==========================================================================================

Sentences and the tokenizer: ``telaah.language``. All attributes, with examples: ``docs/spacy.md``.

Attributes of spans: ``telaah_id``, ``telaah_internal`` (outcomes); ``telaah_name``, ``telaah_role``,
``telaah_status``, ``telaah_generic`` (mentions). ``doc._.telaah_document`` is the text as the stages see it.

The text of a ``Doc`` has no pages and no tables: what stands between blank lines is a paragraph, all on page 1. Plans
as files are better read by ``telaah.check``.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from telaah.layout import understand_layout
from telaah.linking import link
from telaah.mentions import find_mentions
from telaah.model.document import Block, BlockKind, Document, Page, PageState
from telaah.model.identity import DocumentKind
from telaah.model.mention import Mentions, MentionType
from telaah.model.place import Box, Place
from telaah.model.plan import Outcome, Plan
from telaah.outcomes import find_outcomes

_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_MARKER = re.compile(r"(?:BAB\s+[IVX]+|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zA-Z][.)]|\(\d+\)|[•▪●\-–])(?=\s)")
_HEADING = re.compile(r"BAB\s+[IVX]+\b|\d{1,2}\.\d{1,2}")

_DOC_ATTRIBUTES = ("telaah_document", "telaah_outcomes", "telaah_mentions", "telaah_plan")
_SPAN_ATTRIBUTES = ("telaah_id", "telaah_internal", "telaah_name", "telaah_role", "telaah_status", "telaah_generic")

for _name in _DOC_ATTRIBUTES:
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
for _name in _SPAN_ATTRIBUTES:
    if not Span.has_extension(_name):
        Span.set_extension(_name, default=None)


class _Stage:
    """What all components know: whose text it is, where nobody can tell from the text."""

    def __init__(self, organisation: str | None, region: str | None, kind: str) -> None:
        self.organisation, self.region, self.kind = organisation, region, DocumentKind(kind)

    def document(self, doc: Doc) -> Document:
        """Return the text of a Doc as a document, made once."""
        if doc._.telaah_document is None:
            document = understand_layout(as_document(doc.text))
            identity = document.identity.named(self.organisation)
            known = replace(identity, kind=self.kind, region=self.region or identity.region)
            doc._.telaah_document = replace(document, identity=known)
        document = doc._.telaah_document
        assert isinstance(document, Document)
        return document


class OutcomesComponent(_Stage):
    """``telaah_outcomes``: statements of tujuan, sasaran and programme outcomes."""

    def __call__(self, doc: Doc) -> Doc:
        """Add outcomes to a Doc."""
        found = find_outcomes(self.document(doc))
        doc._.telaah_outcomes = found
        pairs = ((outcome, outcome.places[0]) for outcome in found if outcome.places)
        spans = ((outcome, _span(doc, place, outcome.level.value.upper())) for outcome, place in pairs)
        doc.spans["telaah_outcomes"] = [_with(span, telaah_id=o.id, telaah_internal=o.internal) for o, span in spans if span]
        return doc


class MentionsComponent(_Stage):
    """``telaah_mentions``: parties and data sources."""

    def __call__(self, doc: Doc) -> Doc:
        """Add mentions to a Doc."""
        found = find_mentions(self.document(doc))
        doc._.telaah_mentions = found
        counted = (mention for mention in found.mentions if mention.counted)
        labels = ((m, "DATA_SOURCE" if m.type is MentionType.DATA_SOURCE else str(m.cls or "")) for m in counted)
        spans = ((mention, _span(doc, mention.place, label)) for mention, label in labels)
        doc.spans["telaah_mentions"] = [
            _with(span, telaah_name=m.name, telaah_role=str(m.role), telaah_status=str(m.status), telaah_generic=m.generic)
            for m, span in spans
            if span
        ]
        return doc


class LinksComponent(_Stage):
    """``telaah_links``: ties and verdicts; asks for outcomes and mentions itself where nobody has found them yet."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the plan to a Doc."""
        document = self.document(doc)
        outcomes: tuple[Outcome, ...] = find_outcomes(document) if doc._.telaah_outcomes is None else doc._.telaah_outcomes
        mentions: Mentions = find_mentions(document) if doc._.telaah_mentions is None else doc._.telaah_mentions
        doc._.telaah_plan = Plan(document, outcomes, mentions, link(document, outcomes, mentions))
        return doc


_DEFAULTS = {"organisation": None, "region": None, "kind": "other"}
_ASSIGNED = {
    "telaah_outcomes": [
        "doc.spans",
        "doc._.telaah_document",
        "doc._.telaah_outcomes",
        "span._.telaah_id",
        "span._.telaah_internal",
    ],
    "telaah_mentions": [
        *("doc.spans", "doc._.telaah_document", "doc._.telaah_mentions"),
        *("span._.telaah_name", "span._.telaah_role", "span._.telaah_status", "span._.telaah_generic"),
    ],
    "telaah_links": ["doc._.telaah_plan"],
}
_LINKED = ["doc._.telaah_outcomes", "doc._.telaah_mentions"]


@Language.factory("telaah_outcomes", default_config=_DEFAULTS, assigns=_ASSIGNED["telaah_outcomes"])
def make_outcomes(nlp: Language, name: str, organisation: str | None, region: str | None, kind: str) -> OutcomesComponent:
    """Make the component ``telaah_outcomes``."""
    return OutcomesComponent(organisation, region, kind)


@Language.factory("telaah_mentions", default_config=_DEFAULTS, assigns=_ASSIGNED["telaah_mentions"])
def make_mentions(nlp: Language, name: str, organisation: str | None, region: str | None, kind: str) -> MentionsComponent:
    """Make the component ``telaah_mentions``."""
    return MentionsComponent(organisation, region, kind)


@Language.factory("telaah_links", default_config=_DEFAULTS, requires=_LINKED, assigns=_ASSIGNED["telaah_links"])
def make_links(nlp: Language, name: str, organisation: str | None, region: str | None, kind: str) -> LinksComponent:
    """Make the component ``telaah_links``."""
    return LinksComponent(organisation, region, kind)


def as_document(text: str) -> Document:
    r"""Return plain text as a document of one page, character for character.

    ``Page.text`` is the text itself with line breaks inside paragraphs turned into spaces, so offsets into the page
    are offsets into the text.

    >>> as_document("Satu\nkalimat.\n\nDua.").pages[0].text
    'Satu kalimat.\n\nDua.'
    """
    shown = list(text)
    blocks = []
    for match in _PARAGRAPH.finditer(text):
        for position in range(match.start(), match.end()):
            if shown[position] in "\n\r\t":
                shown[position] = " "
        blocks.append(_block("".join(shown[match.start() : match.end()]), match[0], match.start()))
    state = PageState.READ if blocks else PageState.BLANK
    page = Page(1, 0.0, 0.0, state, (), tuple(blocks), "".join(shown))
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document("", digest, "txt", (page,))


def _block(text: str, raw: str, start: int) -> Block:
    marker = _MARKER.match(text)
    kind = BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
    if len(text) < 120 and (_HEADING.match(text) or text.isupper()):
        kind = BlockKind.HEADING
    return Block(kind, text, raw, 1, _NOWHERE, start, marker[0] if marker else "")


def _span(doc: Doc, place: Place, label: str) -> Span | None:
    return doc.char_span(place.start, place.end, label=label, alignment_mode="expand")


def _with(span: Span, **attributes: object) -> Span:
    for name, value in attributes.items():
        span._.set(name, value)
    return span
