"""Sources told in prose: "Prevalensi stunting diukur dengan e-PPGBM dan dibandingkan dengan SSGI", "objek pajak dari SISMIOP"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from telaah.lexicons.load import load_sources
from telaah.lexicons.words import known
from telaah.model.document import ColumnRole, Document, Row
from telaah.text.similar import STOP, stem, words

Range = tuple[int, int]
Told = tuple[int, int, bool]
"""Where something stands, and whether it names a source."""

_FROM = r"(?:dari|pada|melalui|lewat|oleh)"
_BY = r"(?:dari|dengan|melalui|lewat|memakai|menggunakan|berdasarkan|menurut|mengikuti|oleh|pada)"
_IN = r"(?:dalam|di|pada|dari|melalui|lewat|oleh)"
_SMALL = r"(?:(?:secara|rutin|langsung|resmi|berkala|lagi|kembali|pula|juga|saja|bulanan|tahunan)\s+){0,2}"
_LINK = re.compile(
    r"\b(?:"
    rf"(?:di(?:hitung|ukur|nilai|pantau|verifikasi|validasi|petakan|cermati|timbang|telusuri|simpulkan)|terukur|terpantau)\s+{_SMALL}{_BY}"
    rf"|(?:di(?:baca|kutip|tarik|ambil|peroleh|dapat(?:kan)?|himpun|kumpulkan|unduh|olah|salin|turunkan|jaring)|berasal|bersumber|berdasar)\s+{_SMALL}{_FROM}"
    rf"|(?:di(?:catat|muat|lihat|periksa|sajikan|laporkan|ketahui|cek|rekam|tuangkan|temukan|umumkan|rilis|publikasikan|terbitkan|keluarkan|data)"
    rf"|ter(?:catat|tera|cantum|dapat|muat|ekam|lihat|data|baca|pantau|umumkan))\s+{_SMALL}{_IN}"
    r"|(?:mengacu|merujuk|bersandar)\s+(?:pada|kepada|ke)"
    r"|(?:memakai|menggunakan|mengikuti|mengutip|bersumberkan)"
    r"|(?:di(?:cocokkan|padankan|bandingkan|sandingkan|uji|lengkapi|perkuat)|pembandingnya)\s+(?:dengan|lewat|melalui)"
    r"|(?:merupakan|adalah|ialah|yaitu)(?=\s+hasil\b)"
    r"|di(?:hitung|ukur|umumkan|rilis|catat|terbitkan)(?=\s+(?:[A-Z]{2,}|Badan\s|Kementerian\s|Bappenas|Komisi\s|Balai\s))"
    r")\s+",
)
"""A verb of measuring, reading or recording with the word that leads to what is read."""
_CARRIES_ON = re.compile(
    r"^(?:di(?:cocokkan|padankan|bandingkan|sandingkan|uji|lengkapi|perkuat|verifikasi|validasi)|pembanding)"
)
"""Verbs that add a second source to one that was named."""
_ELLIPSIS = re.compile(
    r"(?:^|[,;:]|\b(?:dan|sedangkan|sementara|serta))\s*(?P<what>[^,;:]{2,60}?)\s+(?:dari|dalam|pada|dengan|oleh)\s+"
)
_LABEL = re.compile(r"(?:^\W{0,3}(?:[\da-z][.)]\s*)?|(?<=[.;])\s+)(?P<what>[A-Z][^.;:,]{2,50}?)\s*:\s+")
_REMARK = re.compile(r"(?i)^\W{0,3}(?:ket(?:erangan)?|catatan|note|sumber\s+\w+|data|pengukuran|penjelasan)\b[^:]{0,30}:")
_SENTENCE = re.compile(r"(?<=[\w%)\"”'])[.;]\s+(?=\S)|\n\s*\n")
_CLAUSE = re.compile(r"(?:,|;|:)\s*(?:sedangkan|sementara|adapun|dan|lalu|kemudian)?\s*|\b(?:sedangkan|sementara|adapun)\s+")
_WORDS = load_sources().clause
_MEASURE = frozenset(stem(w) for w in _WORDS["measure"])
"""Words that make the subject of a clause a figure."""
_FAINT = frozenset(stem(w) for w in _WORDS["faint"])
_HEADS = _WORDS["heads"]
_TELLING = _WORDS["telling"]
"""Heads that name something with one more word behind them, also without a proper name."""
_FOUND = _WORDS["found"]
_DROPPED = _WORDS["dropped"]
"""Heads that are left out before a proper name: "rilis BPS" is BPS."""
_ENDS = _WORDS["ends"]
_NO_NAME = re.compile(
    r"^(?:(?i:renstra|renja|rpjm[dn]?|rpjpd?|rkpd?|perjanjian|rencana|peraturan|undang|perda|per(?:pres|bup|wal|gub|men)\w*|keputusan|sk|uu|pp|pp\b"
    r"|inpres|surat|instruksi|apb[dn]\w*|dak|dau|dbh|dana|pad|dpp?a|rka|indeks|nilai|persentase|angka|tingkat|rasio|jumlah|ipm|ikm|iku|ikk|spm|pdrb"
    r"|akip|sakip|spip|formula|rumus|tabel|gambar|bab|lampiran|sasaran|tujuan|program|kegiatan|misi|visi|metode|skala|bidang|seksi|dinas|badan|kantor"
    r"|sekretariat|kecamatan|kelurahan|desa|kota|kabupaten|kab|provinsi|pemerintah|indonesia|tahun|bulan|hasil|standar|sni|pedoman|kriteria|target"
    r"|lkpd|lkjip|lakip|lkip|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|perangkat|opd|skpd))$"
)
"""What a figure may be measured against or paid from, and the bare word for an office: no source by itself."""
_PLAN = re.compile(
    r"(?i)\b(?:rencana|strategis|renstra|renja|rpjm[dn]?|rkpd|perjanjian|peraturan|undang|keputusan|pencapaian|capaian|anggaran|pendapatan|belanja"
    r"|sasaran|tujuan|indikator|kinerja)\b"
)
_KIND = re.compile(
    r"(?:(?:hasil|laporan|data)\s+)?(?:survei|survey|pendataan|kuesioner|laporan|register|rekapitulasi|sistem\s+informasi|data\s+(?:internal|primer|sekunder))"
    r"(?=\s*(?:$|[.,;)]|(?:yang|setiap|tiap|tahun|secara|pada|dan|oleh\s+(?:dinas|badan|bidang|tim|pihak))\b))"
)
"""A kind of source that nobody can look up."""
_USED = ("memakai", "menggunakan", "mengikuti")
_RELATIVE = re.compile(
    r"(?i)\b(?:yang(?:\s+(?:sudah|telah|dapat|bisa|mampu|aktif|belum|masih|akan|rutin))?|untuk|agar|supaya|wajib)\s+$"
)
"""Who uses what is counted or asked of them: "Persentase desa yang telah menggunakan X" is not read from X."""
USERS = 20
"""Letters of the words between those and the verb."""
_ISSUED = ("diterbitkan", "dikeluarkan")
_COMES = ("berasal",)
_TAKEN = ("bersumber", "diperoleh", "didapat", "diambil", "dikumpulkan", "dihimpun", "dinilai", "diverifikasi", "divalidasi")
"""What is said of the things that are counted as well: "Jumlah peserta yang berasal dari Universitas Melati"."""
_NUMBER_OF = frozenset(stem(w) for w in _WORDS["number_of"])
_STANDS = ("terdapat", "ditemukan", "terlihat")
"""Said of places too ("terdapat pada DAS Melati"): only what is by its name a paper or register is read, or what it stands in."""
_MONEY = re.compile(r"(?i)\b(?:dana|anggaran|belanja|biaya|pembiayaan|pendanaan|modal)\b")
_NOT_YET = re.compile(r"(?i)\b(?:belum|tidak|tanpa|bukan)(?:\s+(?:lagi|pernah|dapat|bisa|sempat|akan|juga|kunjung))?\s*$")
_ABBREVIATION = re.compile(r"[A-Z][\w-]*[A-Z]|^[ei]-[A-Z]|https?:|\.id\b")
_TOKEN = re.compile(r"[^\s,;()\[\]\"“”]+")
_CAPITAL = re.compile(r"^(?:['‘’]?[A-Z][\w'’./&+-]*|[ei]-[A-Z]\w+|[a-z]+[A-Z]\w*|https?://\S+|\w+\.(?:go\.)?id\b\S*)$")
_NUMBER = re.compile(r"^\d[\d./-]*$")
_AND = re.compile(r"\s*,?\s*(?:dan|serta|atau|maupun)\s+|\s*,\s*|\s+\(")
_OFFICE = re.compile(r"(?:\s+(?:dinas|badan|kantor))+$")
_OF = re.compile(
    r"\)?\s+(?:bekerja\s?sama\s+dengan\s+|(?:yang\s+)?(?:diolah|dirilis|diterbitkan|dikelola|dihitung|dipublikasikan)\s+(?:oleh\s+)?|milik\s+|berdasarkan\s+|melalui\s+)"
)
"""Who made what was named, or from what it was made: "Susenas yang diolah BPS"."""
_CARD = re.compile(
    r"(?i)^\W*(?:\d{1,2}[.)]\s*)?(?:(?:sumber|asal)(?:\s+(?:data|pengukuran|angka))?\s*:?|sumber\s+data\b.{0,25})$"
)
MOST = 6
"""Words of a name without capitals."""
LONG_SUBJECT = 16
"""Words of a subject that still names a figure."""
SUBJECT = 600
"""Letters before a verb in which its subject is looked for: more than so many words have."""


def measures_of(document: Document) -> frozenset[str]:
    """Return the stems of the words in the document's columns of indicators, without those that stand in most of them."""
    roles = (ColumnRole.INDIKATOR, ColumnRole.INDIKATOR_TUJUAN, ColumnRole.INDIKATOR_SASARAN)
    found: set[str] = set()
    for table in document.tables:
        for column in table.column_of(*roles):
            for row in table.rows:
                found.update(_stems(row.text(column.index)))
    return frozenset(found)


def source_beside(row: Row, column: int) -> bool:
    """Tell whether the cell left of a column is the label "Sumber Data": the row of a card that describes an indicator."""
    before = [c.text for c in row.cells[:column] if c is not None and c.text.strip()]
    return bool(before) and bool(_CARD.match(before[-1]))


def _stems(text: str) -> frozenset[str]:
    return frozenset(s for w in words(text) if w not in STOP and len(w) > 2 and not w.isdigit() and (s := stem(w)) not in _FAINT)


def sources_told(text: str, measures: Collection[str], registers: Sequence[Range], bodies: Sequence[Range]) -> Iterator[Told]:
    """Yield where clauses about figures name what the figures are read from, or only its kind ("adalah hasil survei")."""
    if not _POSSIBLE.search(text):
        return
    remark = _REMARK.match(text)
    reader = _Names(text, registers, bodies)
    begun = False
    for begin, end in _sentences(text):
        found = list(_in_sentence(begin, end, measures, reader, begun=begun or remark is not None))
        begun = begun or any(named for _, _, named in found)
        yield from found


_POSSIBLE = re.compile(r"\b(?:di|ter|ber|me)[a-z]{3,}|:|\b(?:menurut|sesuai)\b|\b(?:adalah|ialah|yaitu)\s+hasil\b")


def _sentences(text: str) -> Iterator[Range]:
    begin = 0
    for match in _SENTENCE.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _in_sentence(begin: int, end: int, measures: Collection[str], reader: _Names, *, begun: bool) -> Iterator[Told]:
    text, taken = reader.text, begin
    told = False
    for match in _LINK.finditer(text, begin, end):
        if match.start() < taken:
            continue
        adds = told and _CARRIES_ON.match(match.group())
        subject = _subject(text[max(taken if told else begin, match.start() - SUBJECT) : match.start()])
        paid = match.group().startswith(("berasal", "bersumber", "diperoleh")) and _MONEY.search(subject)
        relative = _RELATIVE.search(text, max(match.start() - USERS, 0), match.start())
        uses = relative and match.group().startswith((*_USED, *_ISSUED) if _counts_things(subject) else _USED)
        if paid or uses or _NOT_YET.search(subject) or not (adds or _is_figure(subject, measures)):
            continue
        place = match.group().startswith(_STANDS) and not match.group().rstrip().endswith("dalam")
        comes = match.group().startswith((*_COMES, *_TAKEN) if relative else _COMES) and _counts_things(subject)
        named = False
        for a, b in reader.listed(match.end(), end, kept="place" if place else "origin" if comes else ""):
            told, taken, named = True, b, True
            yield a, b, True
        if not named and (kind := _KIND.match(text, match.end(), end)):
            yield kind.start(), kind.end(), False
    low = taken if told else begin
    for pattern in (_ELLIPSIS, _LABEL) if told or begun else (_LABEL,):
        for match in pattern.finditer(text[low:end]):
            if low + match.end() <= taken or not _is_figure(match["what"], measures, short=True):
                continue
            for a, b in reader.listed(low + match.end(), end, sure=pattern is _LABEL):
                taken = b
                yield a, b, True


def _subject(text: str) -> str:
    """Return the clause that stands before a verb."""
    parts = [p for p in _CLAUSE.split(text) if p and p.strip()]
    if not parts:
        return ""
    # "Konsistensi dihitung dengan membandingkan RKPD dan APBD yang ditarik dari SIPD": the whole is about its first words.
    return parts[-1] if len(parts[-1].split()) > 1 or len(parts) == 1 else " ".join(parts[-2:])


def _counts_things(subject: str) -> bool:
    """Tell whether a subject is a number of things or people, and no figure in itself: "jumlah peserta"."""
    return (_MEASURE - _NUMBER_OF).isdisjoint(stem(w) for w in words(subject))


def _is_figure(subject: str, measures: Collection[str], *, short: bool = False) -> bool:
    """Tell whether a subject is a figure: it has a word of measure, or words of the plan's indicators."""
    said = subject.split()
    if not said or len(said) > (6 if short else LONG_SUBJECT):
        return False
    stems = _stems(subject) | {stem(w) for w in words(subject) if len(w) <= 2}
    if not short and not _MEASURE.isdisjoint(stem(w) for w in words(subject)):
        return True
    own = stems & set(measures)
    return bool(own) and len(own) * 2 >= len(_stems(subject))


class _Names:
    """Reads names of sources in a text."""

    def __init__(self, text: str, registers: Sequence[Range], bodies: Sequence[Range]) -> None:
        self.text = text
        self._registers = dict(registers)
        self._bodies = dict(bodies)

    def listed(self, start: int, end: int, *, sure: bool = False, kept: str = "") -> Iterator[Range]:
        """Yield the names of a list that begins at a character.

        Where it must be sure, only those with a telling head or known; where the verb may tell of a "place" or of the "origin"
        of things, only registers and what has the head of one.
        """
        at, before = start, ""
        while (found := self._name(at, end)) is not None:
            name = self.text[slice(*found)]
            if (sure and not self._is_sure(found)) or (kept and not self._is_paper(found, kept)):
                return
            if not (at > start and self.text[at - 1] == "(" and _shortens(name, before)):
                yield found
            before = name
            more = _AND.match(self.text, found[1], end)
            by = _OF.match(self.text, found[1], end)
            if more is None and by is None:
                return
            sure = sure or by is not None
            at = (by or more).end()  # type: ignore[union-attr]

    def _name(self, start: int, end: int) -> Range | None:
        """Return the name that begins here, None where what stands here names nobody."""
        tokens = [m.span() for m in islice(_TOKEN.finditer(self.text, start, end), MOST * 2)]
        tokens = tokens[: self._unbroken(tokens)]
        while len(tokens) > 1 and self.text[slice(*tokens[0])] in _DROPPED and self._begins_capital(tokens[1]):
            if self.text[slice(*tokens[0])] == "data" and not self._is_body(tokens[1][0]):
                break
            tokens = tokens[1:]
        if not tokens:
            return None
        if self.text[slice(*tokens[0])] == "hasil" and len(tokens) > 1 and self.text[slice(*tokens[1])] in ("Survei", "Survey"):
            tokens = tokens[1:]
        stop = self._extent(tokens)
        if stop is None:
            return None
        name = _OFFICE.sub("", self.text[tokens[0][0] : stop].rstrip(" .,:;"))
        return (tokens[0][0], tokens[0][0] + len(name)) if name and self._names(name, tokens[0][0]) else None

    def _is_sure(self, name: Range) -> bool:
        head = self.text[slice(*name)].split()[0]
        return self._is_register(name) or name[0] in self._bodies or head.lower() in _HEADS or bool(_ABBREVIATION.search(head))

    def _is_paper(self, name: Range, kept: str) -> bool:
        head = self.text[slice(*name)].split()[0]
        system = kept == "origin" and (head == "BPS" or (name[0] not in self._bodies and bool(_ABBREVIATION.search(head))))
        return system or self._is_register(name) or head.lower() in _HEADS

    def _is_register(self, name: Range) -> bool:
        return any(name[0] <= a and b <= name[1] for a, b in self._registers.items())

    def _unbroken(self, tokens: Sequence[Range]) -> int:
        """Return how many tokens follow each other with nothing but spaces between them."""
        for n in range(1, len(tokens)):
            if self.text[tokens[n - 1][1] : tokens[n][0]].strip():
                return n
        return len(tokens)

    def _begins_capital(self, token: Range) -> bool:
        return bool(_CAPITAL.match(self.text[slice(*token)]))

    def _is_body(self, start: int) -> bool:
        return start in self._bodies or start in self._registers

    def _extent(self, tokens: Sequence[Range]) -> int | None:
        """Return where the name ends: small words as long as no capital came, then capitals."""
        first = self.text[slice(*tokens[0])]
        proper = self._begins_capital(tokens[0])
        if not proper and first not in _HEADS and tokens[0][0] not in self._registers:
            return None
        stop, capital = tokens[0][1], proper
        n = 0
        while n < len(tokens):
            start, token = tokens[n][0], self.text[slice(*tokens[n])].rstrip(".")
            ready = max(self._registers.get(start, 0), self._bodies.get(start, 0))
            if ready:
                stop, capital = max(stop, ready), True
                while n < len(tokens) and tokens[n][0] < ready:
                    n += 1
                if self.text[ready : ready + 1] in tuple("/-"):
                    break
                continue
            if n and (token in _ENDS or (capital and not self._begins_capital(tokens[n]) and not _NUMBER.match(token))):
                break
            if _NUMBER.match(token) and (n == 0 or (capital and re.fullmatch(r"(?:19|20)\d\d.*", token))):
                break
            if not capital and n >= MOST:
                return None
            capital = capital or self._begins_capital(tokens[n])
            stop = tokens[n][1]
            n += 1
        return stop

    def _names(self, name: str, start: int) -> bool:
        """Tell whether words name a source."""
        if self._is_register((start, start + len(name))):
            return True
        said = name.split()
        proper = [w for w in said[1:] if _CAPITAL.match(w)]
        if _PLAN.search(name) and not any(_ABBREVIATION.search(w) for w in proper):
            return False
        if said[0].lower() in _HEADS:
            return _says_which(said, proper)
        if start in self._bodies:
            return len(name) > 2 and (len(said) > 1 or not _NO_NAME.match(said[0]))
        # A word of the language that only begins with a capital ("Prinsip Good Governance") is no name of a system.
        new = bool(_ABBREVIATION.search(name)) or not known(said[0])
        return new and len(name) > 2 and not _NO_NAME.match(said[0]) and name.casefold() not in load_sources().refused


def _shortens(short: str, name: str) -> bool:
    """Tell whether an abbreviation is made of the first letters of a name: "Kementerian Pekerjaan Umum (KPU)"."""
    initials = "".join(w[0] for w in words(name) if w not in ("dan", "di"))
    letters = short.lower()
    return " " not in short and (letters in initials or (letters[:1] == initials[:1] and bool(_ABBREVIATION.search(short))))


def _says_which(said: Sequence[str], proper: Sequence[str]) -> bool:
    """Tell whether it is said which survey, report or register: by a proper name, or by what it is about."""
    if len(said) < 2 or [w.lower() for w in said] == ["sistem", "informasi"]:
        return False
    if said[0] == "hasil" and said[1] in _FOUND and len(said) > 2 + (said[1] not in _TELLING):
        return True
    named = bool(proper) and not all(_NO_NAME.match(w) for w in proper)
    return named or (said[0].lower() in _TELLING and not _NO_NAME.match(said[1]))
