"""Indonesian for spaCy: a tokenizer that knows the words of offices, and sentences by rule.

    import telaah.language
    nlp = telaah.language.blank()
    nlp.add_pipe("telaah_sentences")
    [sentence.text for sentence in nlp("Rapat di Kab. Contoh dihadiri Dr. Ir. Andi, M.Si. Hasilnya dicatat.").sents]

``blank()`` is ``spacy.blank("id")`` with the tokenizer ``telaah_tokenizer.v1``; both read ``lexicons/language.toml``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from telaah.lexicons.language import load_token_words, segmenter

TOKENIZER = "telaah_tokenizer.v1"

_NUMBER = r"\d+(?:[.,/:]\d+)+"
_MONEY = r"[Rr]p\.(?=\d)"
_SLASHED = r"[^\W\d_]+(?:/[^\W\d_]+)+"
_CODE = r"[A-Za-z0-9]+(?:[/.-][A-Za-z0-9]+)*/[A-Za-z0-9]+(?:[/.-][A-Za-z0-9]+)*"
"""Numbers of papers: "188/45/2023", "050/Kep.01-Prog/2014"."""


def blank() -> Language:
    """Return an empty pipeline for Indonesian with telaah's tokenizer."""
    return spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator, unused-ignore]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what makes the tokenizer for a language, as spaCy's registry asks for it."""
    return _tokenizer


def _tokenizer(nlp: Language) -> Tokenizer:
    """Take spaCy's Indonesian tokenizer; keep abbreviations, numbers and words with a bound beginning whole."""
    given, words = nlp.Defaults, load_token_words()
    rules = dict(given.tokenizer_exceptions or {}) | {word: [{ORTH: word}] for word in words.dotted}
    bound = "|".join(sorted(words.prefixes, key=len, reverse=True))
    whole = re.compile(rf"(?:{_NUMBER}|{_SLASHED}|{_CODE}|(?i:{bound})-[^\W_]+)\Z")
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([_MONEY, *(given.prefixes or ())]).search,
        suffix_search=compile_suffix_regex(given.suffixes or ()).search,
        infix_finditer=compile_infix_regex(given.infixes or ()).finditer,
        token_match=whole.match,
        url_match=given.url_match,
    )


class SentencesComponent:
    """``telaah_sentences``: sentence starts by rule; a heading and an item of a list are one sentence each."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the starts of sentences of a Doc."""
        places = [token.idx for token in doc]
        starts = {bisect_left(places, start) for start, _ in segmenter().sentences(doc.text)}
        for token in doc:
            token.is_sent_start = token.i in starts or token.i == 0
        return doc


@Language.factory("telaah_sentences", assigns=["token.is_sent_start", "doc.sents"], default_score_weights={"sents_f": 1.0})
def make_sentences(nlp: Language, name: str) -> SentencesComponent:
    """Make the component ``telaah_sentences``."""
    return SentencesComponent()
