"""Who published, who wrote, from where: what the head of a lead, a byline, a footer and an address say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from telaah.news.reading.lexicon import known_outlets, news_words, outlet_names, places, plain, squeeze
from telaah.text.dates import find_dates

_DASH = re.compile(
    r"\s*(?:--+|[–—―]|(?<=\s)-|-(?=\s)|(?<=[A-Z)])-(?=[A-Z])"
    r"|(?<=[A-Z]{3}):(?=\s)|(?<=[a-z]):(?=\s)|(?<=\s):(?=\s))\s*-?"
)
_DOMAIN = re.compile(
    r"\b(?:[\w-]+\.)+(?:com|co\.id|go\.id|or\.id|web\.id|ac\.id|id|net|co|news|org|info|asia|tv|my\.id|sch\.id|desa\.id)\b",
    re.IGNORECASE,
)
_HYPHENED = re.compile(r"(?:[A-Z][\w ]{1,20}[,|/]\s*)?\w+(?:-\w+)+\.(?:com|co\.id|id|net|news|co)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]")
_JOINED = re.compile(r"([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})-(?=[A-Z])")
_RIGHTS = re.compile(
    r"copyright|©|\(c\)|hak cipta(?: dilindungi)?(?: undang-undang)?"
    r"|all rights? reserved|rights? reserved|powered by.*|\bby\b|\boleh\b",
    re.IGNORECASE,
)
_MOST = 75
"""Characters within which the dash of a dateline stands."""
_NAME_PART = r"[A-Z][\w.'’-]*(?:\s+(?:bin|binti|[A-Z])[\w.'’-]*){0,4}"
_LABELLED = re.compile(
    r"^\W*(?:oleh|by|penulis|reporter|wartawan|pewarta|jurnalis|kontributor|author|writer|"
    r"ditulis oleh|diposting oleh|posted by|written by|"
    r"laporan(?: wartawan)?(?: [A-Z][\w.]+,)?)\b(?:\s*/\s*\w+)?\s*[:：|]?\s*(?P<name>[^\n|–—:;(]{2,80})",
    re.IGNORECASE,
)
_EDITOR = re.compile(
    r"\s*[|,/;-]?\s*\b(?:editor|redaktur|penyunting|uploader|foto|pada|tanggal|in|on|at|dibaca|dilihat)\b.*$", re.IGNORECASE
)
_FOOTER = re.compile(
    r"^\W*(?P<name>[A-Z].{3,100}?) (?:dapat|bisa) (?:diakses|dihubungi|diikuti|dikunjungi) (?:melalui|lewat|pada|via|di)\b",
    re.IGNORECASE,
)
_PRINT_HEAD = re.compile(r"([A-Z][\w.]+(?: [A-Z][\w.]+){0,3}) ?[|•·] ?(?:hal|halaman|edisi)\b", re.IGNORECASE)
_DESK = re.compile(r"(?:tim )?redaksi\s+(?=\w)", re.IGNORECASE)
_LABEL = re.compile(r"(?:editor|redaktur|penyunting|foto|fotografer|uploader|admin|layout|copy ?editor)\b\s*[:：]", re.IGNORECASE)
_NEWSROOM = re.compile(
    r"^(?:(?:tim|biro|bagian|bidang)\s+"
    r"(?:redaksi|news ?room|humas|liputan|media|pemberitaan|kominfo|diskominfo|publikasi|prokopim)\b.*"
    r"|(?:humas|prokopim|diskominfo\w*|kominfo|adpim\w*|media center|mc)\b.*)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^\W*(?:sumber|source|dikutip dari|dilansir dari)(?: (?:berita|artikel|tulisan))?\s*[:：=]\s*(?P<name>.+)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the dash of a lead."""

    place: str | None = None
    outlet: str | None = None


def read_dateline(lead: str) -> Dateline:
    """Return place and outlet at the head of a lead.

    >>> read_dateline("JAKARTA, KOMPAS.com - Menteri Perhubungan menyebut ...")
    Dateline(place='Jakarta', outlet='KOMPAS.com')
    >>> read_dateline("Muara Sabak, Dinas Komunikasi dan Informatika mengadakan rapat.").place
    'Muara Sabak'
    """
    lead = lead.lstrip(' \u200b*_•"“')
    if (joined := _JOINED.match(lead)) and squeeze(joined.group(1)) in places():
        return Dateline(joined.group(1))
    named = _HYPHENED.match(lead)  # "POS-CONTOH.COM, KUPANG - ..."
    if named and squeeze(named[0].partition("-")[0]) in places():  # "PALEMBANG-Contoh.com-"
        named = None
    dash = _DASH.search(lead, named.end() if named else 2, _MOST + 10)
    if not dash or dash.start() > _MOST:
        first, comma, _ = lead.partition(",")
        return Dateline(_as_place(first)) if comma and len(first) <= 30 and squeeze(first) in places() else Dateline()
    head = lead[: dash.start()]
    head = _without_dates(head)
    parts = [part.strip(" .()[]") for part in re.split(r"[,|/]", _BRACKETS.sub(r", \1", head)) if part.strip(" .()[]")]
    if not parts or len(parts) > 4 or any(len(part.split()) > 5 for part in parts):
        return Dateline()
    outlet = next((part for part in parts if _is_outlet(part)), None)
    rest = [part for part in parts if part is not outlet]
    place = next((part for part in rest if squeeze(part) in places()), None)
    if place is None:
        place = next((part for part in rest if _can_be_place(part)), None)
    if outlet is None and place is not None and len(parts) == 2:
        other = next(part for part in parts if part is not place)
        # "PALEMBANG, HS –": what stands beside the place and is no place is who reports.
        if squeeze(other) not in places() and not re.search(r"\d", other) and len(other.split()) <= 3:
            outlet = other
    return Dateline(_as_place(place) if place else None, outlet)


def outlet_of_url(url: str | None) -> str | None:
    """Return the outlet that a known address belongs to; the host for others, None for those that pass news on.

    >>> outlet_of_url("https://money.kompas.com/read/2023/11/02/1/judul"), outlet_of_url("https://babe.news/a/67")
    ('KOMPAS.com', None)
    """
    host = host_of(url)
    if not host or is_aggregator(host):
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if name := outlet_names().get(".".join(parts[start:])):
            return name
    return host


def host_of(url: str | None) -> str | None:
    """Return the host of an address without "www.", None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.", "", host) if host and "." in host else None


def is_aggregator(host: str) -> bool:
    """Tell whether a host only passes on the news of others."""
    return any(host == known or host.endswith(f".{known}") for known in news_words().aggregators)


def read_byline(line: str) -> tuple[str | None, str | None]:
    """Return author and outlet of a byline.

    >>> read_byline("Supri Yadha — Kaltim Today 15 Juni 2023 15:31")
    ('Supri Yadha', 'Kaltim Today')
    """
    text = line.strip()
    if labelled := _LABELLED.match(text):
        return _as_author(_without_dates(labelled.group("name"))), None
    if office := read_footer(text):
        return None, office
    bare = _without_dates(text)
    if _NEWSROOM.match(bare):
        desk = _DESK.match(bare)
        return None, bare[desk.end() :] if desk else bare.rstrip(" .:")
    if _LABEL.match(bare):
        return None, None
    parts = [part.strip(" .,-") for part in re.split(r"\s+[–—|•·/-]+\s+|\s*[|•·–—]\s*|\s*,\s*", bare) if part.strip(" .,-")]
    outlet = next((part for part in parts if _is_outlet(part)), None)
    if outlet is not None and (desk := _DESK.match(outlet)):
        outlet, parts = outlet[desk.end() :], [part for part in parts if part != outlet]
    author = next((_as_author(part) for part in parts if part is not outlet and squeeze(part) not in places()), None)
    return author, outlet


def read_footer(line: str) -> str | None:
    """Return the office of "Dinas X Kota Y dapat diakses melalui:"."""
    match = _FOOTER.match(line.strip())
    return match.group("name").strip() if match else None


def read_source(line: str) -> str | None:
    """Return the outlet that a "Sumber :" line names; none where it is an address of those that pass news on."""
    match = _SOURCE.match(line.strip())
    if not match:
        return None
    name = match.group("name").strip()
    first = name.split(maxsplit=1)[0].rstrip(".,")
    if host := host_of(first):
        printed = first if _DOMAIN.fullmatch(first) and not is_aggregator(host) and host not in outlet_names() else None
        return printed or outlet_of_url(host)
    named = _is_outlet(name) or re.fullmatch(r"[A-Z][\w.]+(?: [A-Z][\w.]+){1,3}", name) is not None
    return name.rstrip(" .") if named and len(name.split()) <= 6 and squeeze(name) not in places() else None


def read_copyright(line: str) -> str | None:
    """Return the outlet of a line of copyright.

    >>> read_copyright("© 2019 Serasan Pos. Hak cipta dilindungi."), read_copyright("Copyright kabarsabak.com 2018")
    ('Serasan Pos', 'kabarsabak.com')
    """
    bare = _RIGHTS.sub(" ", re.sub(r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?", " ", line))
    name = re.sub(r"\s+", " ", bare).strip(" .,|-–—:·")
    return name if 2 < len(name) <= 50 and len(name.split()) <= 6 and (name[0].isupper() or _DOMAIN.fullmatch(name)) else None


def read_site_name(line: str) -> str | None:
    """Return the outlet of a line above the headline: its name alone, or the beginning of the way to the page.

    >>> read_site_name("kabarsabak.com > Berita > Daerah"), read_site_name("Portal Sabak"), read_site_name("BERITA")
    ('kabarsabak.com', 'Portal Sabak', None)
    """
    if page := _PRINT_HEAD.match(line.strip()):
        return page.group(1).title() if page.group(1).isupper() else page.group(1)
    first = re.split(r"\s*[>»›/|]\s*", line.strip())[0].strip()
    if _DOMAIN.fullmatch(first):
        return first
    bare = plain(first)
    if (
        first != line.strip()
        or len(bare.split()) not in (2, 3, 4)
        or bare in news_words().rubrics
        or bare in news_words().not_outlets
    ):
        return None
    return (
        first if _is_outlet(first) and bare.split()[0] not in {"berita", "kabar", "info", "top", "breaking", "seputar"} else None
    )


def first_author(values: Iterable[str]) -> str | None:
    """Return the names among values that are names of persons, joined."""
    names = [name for value in values if (name := _as_author(value))]
    return ", ".join(dict.fromkeys(names)) or None


def _as_author(text: str) -> str | None:
    name = _EDITOR.sub("", text).strip(" .,-:–—\t")
    if not re.fullmatch(rf"{_NAME_PART}(?:\s*(?:,|&|dan)\s*{_NAME_PART}){{0,3}}", name) or len(name) > 80:
        return None
    bare = plain(name)
    return None if bare in news_words().not_outlets or bare in news_words().rubrics or _is_outlet(name) else name


def _is_outlet(part: str) -> bool:
    if _DOMAIN.fullmatch(part.strip()) or squeeze(part) in known_outlets():
        return True
    if squeeze(part) in places():
        return False
    words = plain(part).split()
    return bool(words) and len(words) <= 5 and not news_words().outlet_words.isdisjoint(words) and part[:1].isupper()


def _can_be_place(part: str) -> bool:
    words = part.split()
    bare = plain(part)
    if len(words) > 3 or re.search(r"\d", part) or any(bare == w or bare.startswith(f"{w} ") for w in news_words().no_place):
        return False
    return all(word[0].isupper() for word in words)


def _as_place(text: str) -> str:
    tidy = text.strip()
    # "OKUS" is an abbreviation, "PALU" a town.
    return tidy.title() if tidy.upper() == tidy and (len(tidy) > 5 or squeeze(tidy) in places()) else tidy


def _without_dates(text: str) -> str:
    for date in reversed(find_dates(text)):
        text = f"{text[: date.start]} {text[date.end :]}"
    text = re.sub(
        r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b\s*(?:WIB|WITA|WIT|AM|PM)?|\b(?:WIB|WITA|WIT)\b|[(\[]\s*\d{1,2}/\d{1,2}\s*[)\]]",
        " ",
        text,
    )
    return re.sub(r"\s+", " ", re.sub(r"[(\[]\s*[)\]]", " ", text)).strip(" ,|-–—")
