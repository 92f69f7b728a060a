"""What looks like a body and is none here: fields of work, channels, documents, places."""

from __future__ import annotations

import re

from telaah.mentions.grammar import STOP
from telaah.mentions.spans import Span
from telaah.news.parties.lexicon import positions
from telaah.news.parties.pieces import Piece

_ADDRESS = re.compile(r"[A-Z][\w-]+\.(?:com|co\.id|id|net)$", re.I)
_CHANNELS = frozenset({"tiktok", "instagram", "facebook", "twitter", "youtube", "google", "whatsapp"})
_CHANNEL_BEFORE = frozenset({"akun", "di", "via", "melalui", "lewat", "kanal", "channel", "media", "video", "aplikasi"})
_NO_BODY = {
    "pengadilan": ("jalur", "ke", "meja", "di", "lewat", "melalui"),
    "pemerintah daerah": ("keuangan", "akuntabilitas"),
    "pers": ("konferensi", "siaran", "jumpa", "rilis", "kebebasan", "kartu"),
    "puskesmas": ("gedung",),
}
_AGREEMENTS = re.compile(r"(?i)\bperjanjian kerja ?sama\b|\bmou\b|\bnota kese(?:pakat|paham)an\b")
_OF_A_PARTY = frozenset({"fraksi", "partai", "dpc", "dpd", "dpw", "dpp", "politisi", "kader", "legislator", "dari"})
"""Before "PKS" these show that the party is meant in an article on agreements (Perjanjian Kerja Sama)."""


def is_no_body(piece: Piece, span: Span, before: str, after: str) -> bool:
    """Tell whether the words around say that something else is meant: "jalur pengadilan", "Fatwa MUI", "akun TikTok X"."""
    if (
        _is_document_or_duty(piece, span, before)
        or before in _NO_BODY.get(span.core, ())
        or before == "fatwa"
        or _is_place_or_field(piece, span, before)
    ):
        return True
    if span.core in ("tni", "polri"):
        return piece.after_rank(span.first)
    if _ADDRESS.match(span.text):
        return before == "kepada"  # to whom somebody spoke: the outlet
    if span.core in _CHANNELS:
        return before in _CHANNEL_BEFORE or piece.reader.capital(span.last + 1)
    if span.core.split()[0] in ("rt", "rw"):
        return (
            before in ("di", "ke", "dari", ".", ",")
            or (after == "." and span.core in ("rt", "rw"))
            or (span.first > 0 and piece.reader.capital(span.first - 1))
        )
    return span.core == "kua" and after in ("-", "/", "ppas")


def _is_document_or_duty(piece: Piece, span: Span, before: str) -> bool:
    """Tell "PKS" for an agreement and "Tri Dharma Perguruan Tinggi" from parties."""
    if piece.text(span.first, span.last) == "PKS":
        return before not in _OF_A_PARTY and _AGREEMENTS.search(piece.story.text) is not None
    return span.core == "perguruan tinggi" and before in ("dharma", "darma", "tridharma", "tridarma")


def _is_place_or_field(piece: Piece, span: Span, before: str) -> bool:
    """Tell whether a name is a place or a field of work: "simpang RS. H. Darjad", "Perizinan Berusaha Di Bidang X"."""
    if span.cls != "unit":
        return span.core == "badan jalan" or (span.core == "rs" and not span.region)
    lead = span.first - 1
    behind = piece.words[span.last + 1 : span.last + 2]
    if span.core.startswith("bidang") and (before == "dalam" or (behind == (":",) and (lead < 0 or before in ("-", "–", "•")))):
        return True  # "Dalam Bidang Pendidikan yaitu ...", "- Bidang Kesehatan : ..."
    if before == "di" and span.core.startswith("bidang") and piece.reader.title_cased:
        return True  # a heading: "MoU di Bidang Pendidikan"
    if lead < 1 or not span.core.startswith("bidang") or not piece.reader.capital(lead):
        return False
    inside = before.isalpha() and before not in STOP and not piece.reader.upper(lead) and before not in positions().offices
    of_body = any(s.first <= lead <= s.last for s in piece.spans) or lead in piece.reader.region_at.values()
    return piece.reader.capital(lead - 1) and (before in ("di", "dalam") or (inside and before != "bidang" and not of_body))
