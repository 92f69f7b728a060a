"""Numbers and names of persons masked in what leaves telaah.

Masks keep the length of what they cover, so that offsets into a page's text stay right.
"""

from __future__ import annotations

import re

MASK = "•"

_GAP = r"[ .\u00a0-]?"
_NIP = re.compile(
    # Date of birth, month of appointment, sex, running number: 18 digits, often written 8-6-1-3.
    rf"(?<!\d)(?:19[3-9]\d|20[01]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_GAP}"
    rf"(?:19[5-9]\d|20[0-4]\d)(?:0[1-9]|1[0-2]){_GAP}[12]{_GAP}\d{{3}}(?!\d)"
)
# A number that the text itself calls a NIP is one, whatever its form (the old form had nine digits).
_CALLED_NIP = re.compile(r"\bNIP\b\.?\s*:?\s*(\d[\d .\u00a0-]{7,22}\d)", re.IGNORECASE)
_CALLED_PHONE = re.compile(
    r"\b(?:telp|tel|telepon|telpon|tlp|hp|handphone|whatsapp|wa|fax|faks|faksimile?|facsimile)\b"
    r"[ ./]*(?:(?:fax|faks|no|nomor)\b[ ./]*)?\s*:?\s*(?!\d{1,3}(?:\.\d{3})+\b)(\(?\+?\d[\d ()/.,\u00a0-]{4,28}\d)",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<![\d.,/])(?:\+62[ -]?|62|0)8[1-9]\d{1,2}[ -]?\d{3,4}[ -]?\d{2,5}(?![\d,]|\.\d)")
_LANDLINE = re.compile(r"\(0\d{2,3}\)[ -]?\d{2,4}[ -]?\d{3,4}(?!\d)")

_DEGREE = (
    r"(?:S\.?\s?(?:H|E|T|P|IP|Sos|Kom|Pd|Si|Ag|Ked|Kep|Farm|Hut|Pt|Kel|KM|STP|ST|TP|AP|Psi|Stat|Tr|Gz|Hum|I|An)\.?"
    r"|M\.?\s?(?:H|M|T|P|Si|Sc|Pd|Kom|Kes|Ak|AP|Hum|Eng|Ed|A|Ag|Ec\.?Dev|IP|KM|PH|Farm|PSDA|Sos|Tr)\.?"
    r"|Ak\.?|CA\.?|Ph\.?D\.?|MBA|MM|MT|SH|SE|ST|SKM|MKM|MPH|MSi|MAP|Apt\.?|Ns\.?|Sp\.?\s?[A-Z]{1,4}\.?|A\.?Md\.?(?:\s?[A-Z][A-Za-z]*)?)"
)
_TITLE = r"(?:Prof|Drs|Dra|Dr|dr|drg|drh|Ir|Hj|H|KH|Tgk|Ny|Bpk|Sdr|R|Rr|Apt|Ns)\.\s*"
_PART = r"(?:[A-Z][a-z'’]+|[A-Z]{2,}|[A-Z]\.)"
_NAME = rf"{_PART}(?:[ \u00a0]{_PART}){{0,4}}"
# A body with a word after a comma that looks like a degree ("Kabupaten Siak, SE Bupati") is no person.
_BODY = (
    r"(?!(?:Dinas|Badan|Kantor|Kabupaten|Kota|Provinsi|Kecamatan|Desa|Kelurahan|Kepala|Bupati"
    r"|Gubernur|Sekretari\w+|Bidang|Bagian|Seksi|UPT\w*|RSUD|Universitas|Peraturan|Undang|Program|Tahun)\b)"
)
_PERSONS = (
    re.compile(rf"\b(?:{_TITLE})+({_NAME}(?:,\s*{_DEGREE}\b\.?)*)"),
    re.compile(rf"\b({_BODY}{_PART}(?:[ \u00a0]{_PART}){{1,4}}(?:,\s*{_DEGREE}(?![A-Za-z])\.?)+)"),
    re.compile(rf"(?i:\b(?:nama|a\.?\s?n\.?|atas nama))\s*:\s*({_NAME})"),
    re.compile(rf"({_NAME})\s*,?\s*(?=NIP\b)"),
)


def mask_numbers(text: str) -> str:
    """Mask employee numbers (NIP) and telephone numbers.

    >>> mask_numbers("NIP. 19700101 199503 1 002, Telp. (0761) 21213")
    'NIP. •••••••• •••••• • •••, Telp. (••••) •••••'
    """
    if not any(map(str.isdigit, text)):
        return text
    for pattern in (_NIP, _MOBILE, _LANDLINE):
        text = pattern.sub(lambda match: _digits(match[0]), text)
    for pattern in (_CALLED_NIP, _CALLED_PHONE):
        text = pattern.sub(lambda match: match[0].replace(match[1], _digits(match[1])), text)
    return text


def mask_names(text: str) -> str:
    """Mask what is written as a person's name: with a title, a degree, a NIP behind it, or after "Nama:".

    A bare name without any of these is not recognised as one.

    >>> mask_names("Kepala Dinas, Dr. Budi Santoso, M.Si")
    'Kepala Dinas, Dr. •••• •••••••, •.••'
    """
    for pattern in _PERSONS:
        text = pattern.sub(lambda match: match[0].replace(match[1], _letters(match[1])), text)
    return text


def _digits(text: str) -> str:
    return re.sub(r"\d", MASK, text)


def _letters(text: str) -> str:
    return re.sub(r"\w", MASK, text)
