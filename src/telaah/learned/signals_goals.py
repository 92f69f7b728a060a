"""Signals of goals, of goals that are quoted, and of ways to reach them.

A plan says the same words as its own goal, as another plan's, and as a way to a goal. What tells them apart is what announces
them ("Sasaran RPJMD yang didukung:"), the column or heading above them, and whose it says they are. Each of these texts is read
for its *frame*: what it announces, and whose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from telaah.learned.context import Context
from telaah.learned.statement_units import Unit

STATE = 25
"""Units for which a bare label ("Tujuan", "Strategi :") goes on to speak."""
LABEL_WORDS = 9
"""A text of so few words may be a bare label."""
MAJORITY = 0.6
REACH = 180
"""Characters before the end of an announcement that are looked at."""

_KINDS = {
    "problem": r"permasalahan\w*|masalah|kendala|hambatan|penghambat|tantangan|kelemahan|ancaman|akar masalah|penyebab|isu(?:-isu)?"
    r"(?: (?:strate\w+|penting|aktual|utama|pokok))?|weakness\w*|threats?|kegagalan|kesenjangan|titik lemah|kekurangan",
    "asset": r"kekuatan|peluang|potensi|strengths?|opportunit\w+|faktor pendorong|pendorong|keunggulan",
    "mission": r"visi(?! misi)|misi|moto|motto|tagline|nilai-nilai|filosofi|nawa\s?cita|asta\s?cita|janji (?:politik|kerja)",
    "way": r"strategi(?:nya)?|arah(?:an)? kebijakan|kebijakan(?:nya)?|upaya(?:-upaya)?(?:nya)?|langkah(?:-langkah)?(?: \w+){0,2}|solusi"
    r"|rekomendasi|rencana tindak lanjut|tindak lanjut|rtl|antisipa\w+|saran|implikasi(?:nya)?|alternatif|arah pembangunan"
    r"|faktor(?:-faktor)? (?:kunci|penentu) keberhasilan|fkk|kaidah(?:-kaidah)?|strategy|roadmap",
    "priority": r"program (?:prioritas|unggulan)|prioritas(?: (?:nasional|daerah|pembangunan|provinsi))?|tema|agenda|common goals?|tematik\w*|fokus|arah (?:pengembangan|pembangunan)",
    "goal": r"tujuan(?:nya)?|sasaran(?:-sasaran)?(?:nya)?|bertujuan|goals?|outcomes?|maksud dan tujuan|kondisi yang (?:diharapkan|diinginkan)",
    "measure": r"indikator(?:nya)?|indikator kinerja|target(?:nya)?|capaian|realisasi|tolok ukur|iku|formula\w*|definisi operasional|perhitungan",
    "work": r"program(?:-program)?|kegiatan(?:-kegiatan)?(?:nya)?|sub\s?-?kegiatan|rangkaian kegiatan|rencana aksi|aksi|pekerjaan",
    "yield": r"output|keluaran",
    "duty": r"tugas(?: pokok)?|fungsi(?:nya)?|kewenangan|tupoksi|uraian tugas|wewenang",
    "law": r"dasar hukum|landasan hukum|peraturan(?: perundang\w*)?|regulasi",
    "told": r"pendekatan|prinsip(?:-prinsip)?|tahapan|sistematika|susunan|metode|kriteria|komponen|unsur|ruang lingkup|dokumen|aspek",
}
_KEY = re.compile(r"(?<![\w-])(?:" + "|".join(f"(?P<{k}>{v})" for k, v in _KINDS.items()) + r")(?![\w-])", re.IGNORECASE)
_UNDER = re.compile(
    r"(?:pencapaian|(?:men|ter)capai(?:nya)?|mewujudkan|mendukung|menunjang|dalam rangka|guna|berdasarkan|berlandaskan|sesuai|terhadap|dari|(?<!di )(?<!di)atas|"
    r"mengatasi|menghadapi|memecahkan|mengantisipasi|mengurangi|menjawab|menindaklanjuti|menyelesaikan|merujuk|mengacu|memperhatikan|terkait|melihat|keberhasilan|pelaksanaan|"
    r"menangani|penanganan|pemecahan|penyelesaian|meminimalisir|tercantum|tertuang|sebagai|bagi|dengan adanya)[^\w,:;]+(?:\w+[^\w,:;]+){0,2}$",
    re.IGNORECASE,
)
_BACK = re.compile(r"\W+(?:\w+\W+){0,2}(?:tersebut|di\s?atas|dimaksud|ini|itu)\b", re.IGNORECASE)
_TURN = re.compile(
    r"(?:dengan|yaitu|yakni|meliputi|mencakup|mempunyai|memiliki|menetapkan|ditetapkan|dirumuskan|disusun|maka|adalah|melalui|dalam|terdapat|mengalami|ditemui|beberapa|sejumlah|"
    r"diperlukan|dilakukan|ditempuh)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:rpjm[dn]?|rjpmd|rpjp[dn]?|rpd|rkpd?|rtrw|klhs|nasional|kementeri\w+|menteri|k/l|presiden|gubernur|bupati|wali\s?kota|"
    r"kepala daerah|wakil kepala|pemerintah pusat|nawa\s?cita|asta\s?cita|sdgs?|tpb|pemerintah indonesia|"
    r"pembangunan jangka|pemerintah(?= (?:dalam|pada|untuk|pusat|indonesia|republik))|kemen\w+|bkpm|bnpb|bkkbn|bappenas|rencana kerja pemerintah|common goals?|jangka panjang)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:dinas|badan|biro|bappe\w+|opd|skpd|perangkat daerah|renstra|renja|rencana strategis|rencana kerja|kecamatan|inspektorat|"
    r"rsud|rumah sakit|satpol|satuan polisi|sekretariat|kantor|balai|uptd?|bidang|seksi|bagian|organisasi|unit kerja|perjanjian kinerja)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b(?!RPJM|RPJP|RKPD|APB|RTRW|KLHS)[A-Z][A-Z0-9]{3,}\b")
_REGION = re.compile(r"\b(?:pemerintah|provinsi|propinsi|kabupaten|kota|daerah|pembangunan)\b", re.IGNORECASE)
_STUDY = re.compile(
    r"tela+h|\bvisi\b.*\b(?:kepala daerah|gubernur|bupati|wali\s?kota|terpilih)|renstra (?:k/l|kementerian|provinsi)|\brtrw\b|\bklhs\b|"
    r"rencana tata ruang|kajian lingkungan|kebijakan (?:nasional|pembangunan|provinsi|daerah|pemerintah|umum)|kebijakan .*\bnasional|"
    r"prioritas (?:nasional|pembangunan)|\brpjm|\brkpd?\b(?! tahun lalu)|rancangan awal|isu (?:global|nasional|internasional)",
    re.IGNORECASE,
)
_NUMBER = r"\W*(?:\d{1,2}(?=\s+[A-Z])\s+|\(?(?:\d{1,2}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]\)?\s*|[-–•▪➢✓\ue000-\uf8ff]\s*)*"
_LABEL = re.compile(
    rf"^{_NUMBER}(?P<key>visi|misi|tujuan|sasaran|strategi|arah kebijakan|kebijakan|prioritas(?: nasional| pembangunan| daerah)?|agenda)"
    r"(?P<more>(?:\s+(?:strategis|stratejik|utama|jangka menengah|program|umum|khusus|pembangunan|ke\w+|pertama|"
    r"opd|skpd|dinas|badan|perangkat daerah|renstra|rpjmd|daerah|antara))*)\s*(?:\(?(?:ke-?)?[\dIVX]+(?:\.\d+)*\)?)?\s*[:.,;–=-]*\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FORMS = {
    "delivered": r"(?:tersedia|terlaksana|tersusun|terselenggara|terbangun|terfasilitasi|terbayar|terpelihara|terbentuk|tersalur\w*|"
    r"terkirim|terealisasi|terinventaris\w*|terpublikasi|tercetak|terdata|terdistribusi|terehabilitasi|terpasang|terlayani)nya",
    "condition": r"(?:(?:me|ter|ber|ke)\w{3,}nya|semakin|makin|terwujud|tercapai|terjamin|optimalnya|mantapnya|kuatnya|tingginya|tertib\w*)\b",
    "verb": r"(?:mewujudkan|meningkatkan|menurunkan|mengurangi|menciptakan|memperkuat|menjamin|menjadikan|membangun|memantapkan|"
    r"mengembangkan|mendorong|melestarikan|menumbuh\w*|membina|memberdayakan|mengoptimalkan|mempercepat|memperluas|memfasilitasi|me\w+kan)\b",
    "nominal": r"(?!pelabuhan|perusahaan|pendidikan|peraturan|perikanan|perempuan|pertanian|peternakan|perkebunan|perhubungan|perdagangan|"
    r"perindustrian|pekerjaan|perpustakaan|pemerintahan|penghargaan|pertemuan|pertanyaan|permasalahan|perubahan iklim|persatuan|perguruan)"
    r"(?:pe\w{5,}an|penguatan|optimalisasi|revitalisasi|percepatan|perluasan|reformasi|digitalisasi|fasilitasi|akselerasi)\b",
    "measure": r"(?:persentase|prosentase|jumlah|indeks|nilai|rasio|tingkat|angka|rata-?\s?rata|cakupan|proporsi|skor|predikat|laju)\b",
    "need": r"(?:perlu\w*|harus|diperlukan\w*|dibutuhkan\w*|kebutuhan)\b",
    "lack": r"(?:belum|masih|kurang\w*|rendahnya|terbatas\w*|keterbatasan|minim\w*|lemah\w*|tidak|tingginya|sulit\w*|banyaknya)\b",
}
_FORM = [(name, re.compile(rf"^{_NUMBER}{pattern}", re.IGNORECASE)) for name, pattern in _FORMS.items()]
_DEFINES = re.compile(
    r"\b(?:visi|misi|tujuan|sasaran(?: strate\w+)?)\b(?:\s+\w+){0,2}\s+(?:adalah|merupakan|ialah|yaitu)\s+"
    r"(?:suatu\s+|sesuatu|penjabaran|kondisi|hasil|gambaran|rumusan|pernyataan|implementasi|cara|rangkaian|pedoman|arah|cita|apa|"
    r"target|bagian|turunan|langkah|tindakan|keputusan|upaya|keadaan|sebuah|pandangan)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"(?::|\b(?:berikut(?: ini)?|antara lain|meliputi|yaitu|yakni|adalah|diantaranya|melalui|terdiri (?:dari|atas))\W*)\s*$",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"^.{0,6}\bprogram\b[^.:]{0,160}\b(?:(?:dengan|mempunyai|memiliki|yang)\s+(?:sasaran|tujuan)(?:nya)?|bertujuan|ditujukan|diarahkan)\b(?! dan )"
    r".{10,}",
    re.IGNORECASE | re.DOTALL,
)
_INLINE = (
    (
        "strategy",
        re.compile(rf"^{_NUMBER}(?:solusi|upaya|tindak lanjut|langkah|rekomendasi|saran|strategi)(?:nya)?\b", re.IGNORECASE),
    ),
    (
        "problem",
        re.compile(rf"^{_NUMBER}(?:kendala|hambatan|permasalahan|masalah|tantangan|kelemahan|penyebab)(?:nya)?\b", re.IGNORECASE),
    ),
)
_MEASURED = re.compile(r"\bdengan (?:target )?indikator(?: \w+){0,2}\W*(?:adalah|yaitu|sebagai berikut)?\W*$", re.IGNORECASE)
_MISSION = re.compile(
    rf"^{_NUMBER}(?:(?:adapun )?(?:arti|pengertian|makna|penjelasan|maksud)(?:nya)?(?: dari)? (?:visi|misi)|"
    r"(?:visi|misi) (?:ini|tersebut|ke\W?\w+|pertama|di\s?atas))\b",
    re.IGNORECASE,
)
_THEREFORE = re.compile(
    r"\b(?:untuk itu|oleh (?:karena|sebab)(?: itu| hal)?|dengan demikian|karenanya|maka dari itu|ke\s?depan\w*|selanjutnya|pada tahun mendatang)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b\d{1,3}(?:[.,]\d{3}){2,}\b")
_TORN = re.compile(
    r"^\W*(?:\d\W+)?(?:(?:\(\d\)\W*){2}|(?:\S+\s+){0,4}?(?:Me\w+|Ter\w+|Ber\w+|Pe\w+)\s+(?:\S+\s+){0,3}?(?:Me\w+nya|Ter\w+nya|Jumlah|Persentase|Prosentase|Nilai|Indeks)\b)"
)
_WORK = re.compile(
    rf"^{_NUMBER}(?:program|kegiatan|sub\s?-?kegiatan|belanja|pengadaan|rapat|pelatihan|sosialisasi|bimtek|bimbingan)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    rf"^{_NUMBER}(?:undang|peraturan|keputusan|instruksi|permen\w*|perda|pergub|perpres|surat edaran|uu)\b", re.IGNORECASE
)
_STATES = re.compile(
    r"\b(?P<key>visi|misi|tujuan|sasaran|strategi|kebijakan|prioritas|agenda|tema)\b(?P<more>[^.]{0,200}?)\b(?:adalah|yaitu|yakni|ialah)\b\W*"
    r"(?P<rest>.{12,})",
    re.IGNORECASE | re.DOTALL,
)
_SHOULD = re.compile(
    r"\b(?:(?:untuk itu|oleh (?:karena|sebab) itu|dengan demikian|karenanya|maka dari itu|kedepan\w*|ke depan\w*)\b.*\b(?:perlu|harus|akan|"
    r"diperlukan|diharapkan|dibutuhkan|dipandang|hendaknya|agar|wajib)\w*|(?:perlu|harus)\s+(?:segera |terus |tetap |lebih )?(?:di|me|ada|adanya|"
    r"upaya|men)\w*|hendaknya|sebaiknya|seyogyanya|disarankan|direkomendasikan|perlunya|sangat diperlukan|dapat dilakukan (?:dengan|melalui)|"
    r"(?:dengan|melalui) (?:cara|strategi|upaya)|akan terus|terus (?:berupaya|diupayakan|ditingkatkan)|diupayakan|berupaya|mengupayakan)\b",
    re.IGNORECASE | re.DOTALL,
)
_DONE = re.compile(
    r"\b(?:telah|sudah) (?:di|me)\w+|\b(?:dilaksanakan|diselenggarakan) (?:pada|di|selama|tanggal)\b", re.IGNORECASE
)
_PAPER = re.compile(
    r"\b(?:renja|renstra|l[ak]+[jki]*p|lkj|laporan|dokumen|rencana (?:kerja|strategis)|penyusunan|rka|dpa|iku|perjanjian kinerja|buku)\b"
    r"(?:\s+\w+){0,8}\s+(?:ini|disusun|dibuat|merupakan|menjadi|memuat|dapat|harus|perlu|diharapkan|adalah)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"”„'‘’]\s*\w[^“”\"]{12,}")
_TRACES = re.compile(
    r"\b(?:misi|visi|tujuan|sasaran|prioritas|agenda|program unggulan)\b.{0,60}\b(?:rpjm\w*|rpd|rkpd|rpjp\w*|gubernur|bupati|wali\s?kota|"
    r"presiden|nasional|kementerian|provinsi|kabupaten|kota|daerah)\b|\b(?:rpjm\w*|rkpd|nawa\s?cita|asta\s?cita)\b.{0,60}\b(?:misi|visi|"
    r"tujuan|sasaran|prioritas|agenda)\b|\bmisi ke\W?\w+",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a text announces, and whose it is."""

    kind: str
    owner: str
    """"above", "own", "region" or "" where it does not say."""


@lru_cache(maxsize=4096)
def frame(text: str) -> Frame | None:
    """Return what a text announces.

    >>> frame("Upaya yang dilakukan dalam mengatasi kendala tersebut adalah:")
    Frame(kind='way', owner='')
    >>> frame("Sasaran RPJMD yang didukung oleh Dinas Perhubungan")
    Frame(kind='goal', owner='above')
    """
    tail = re.split(r"[.;?!]\s+(?=[A-Z])", text.strip())[-1][-REACH:]
    found = [(m, str(m.lastgroup)) for m in _KEY.finditer(tail)]
    if not found:
        return None
    under = {m.start() for m, _ in found if _UNDER.search(tail[max(0, m.start() - 60) : m.start()])}
    free = [(m, k) for m, k in found if k == "duty" or not (m.start() in under or _BACK.match(tail[m.end() :]))]
    turns = {
        m.start(): t.start() + max(0, m.start() - 50)
        for m, _ in free
        if (t := _TURN.search(tail[max(0, m.start() - 50) : m.start()]))
    }
    last = max(turns.values(), default=-1)
    turned = [(m, k) for m, k in free if turns.get(m.start(), -1) == last >= 0]
    rest = [(m, k) for m, k in found if k != "law"]
    if not (turned or free or rest):
        return None
    match, kind = (turned or free or rest)[0]
    return Frame(kind, owner(tail[match.start() :]) or owner(tail))


def owner(text: str) -> str:
    """Return whose goals a text speaks of: who is named first."""
    above, own = _ABOVE.search(text), _OWN.search(text) or _ACRONYM.search(text)
    if above and (own is None or above.start() <= own.start()):
        return "above"
    return "own" if own else "region" if _REGION.search(text) else ""


@lru_cache(maxsize=4096)
def form(text: str) -> str:
    """Return the form in which a text begins."""
    return next((name for name, pattern in _FORM if pattern.search(text)), "")


def signals(units: Sequence[Unit], around: Sequence[Context]) -> list[list[str]]:
    """Return the signals of each unit of a document."""
    states = _states(units, around)
    seen = [_see(units, around[n], n, states[n]) for n in range(len(units))]
    votes = [_vote(one) for one in seen]
    return [sorted({*_of_unit(seen[n]), *_of_votes(votes, around[n], n, units[n].block)}) for n in range(len(units))]


def _of_votes(votes: Sequence[str], context: Context, n: int, block: str) -> Iterator[str]:
    """What the unit itself, those beside it and the other items of its list are taken for."""
    if votes[n]:
        yield from (f"vote-{votes[n]}", f"vote-{votes[n]}-{block}")
    if n and votes[n - 1]:
        yield f"before-vote-{votes[n - 1]}"
    if n + 1 < len(votes) and votes[n + 1]:
        yield f"after-vote-{votes[n + 1]}"
    beside = Counter(votes[i] for i in context.items[:8])
    if beside and beside.most_common(1)[0][1] >= MAJORITY * min(8, len(context.items)):
        yield f"list-vote-{beside.most_common(1)[0][0] or 'none'}"


def _states(units: Sequence[Unit], around: Sequence[Context]) -> list[Frame | None]:
    """The frame that the last bare label or heading of running text opened, for as long as it may speak."""
    states: list[Frame | None] = []
    now: Frame | None = None
    left = 0
    for unit, context in zip(units, around, strict=True):
        states.append(now if left > 0 and unit.block != "cell" else None)
        left -= not context.running
        if unit.block == "cell" or context.running:
            continue
        bare = len(unit.text.split()) <= LABEL_WORDS and unit.text.rstrip()[-1:] not in ".;,"
        if (
            unit.block == "heading"
            or unit.text.rstrip().endswith(":")
            or (bare and form(unit.text) == "" and unit.block != "list_item")
        ):
            now, left = frame(unit.text), STATE
    return states


@dataclass(frozen=True, slots=True)
class _Seen:
    """A unit, and what is said of it around it."""

    unit: Unit
    shape: str
    """The form in which it begins."""
    label: Frame | None
    """What it calls itself."""
    chain: tuple[tuple[str, Frame], ...]
    """What is announced over it, nearest first, and where that is said."""
    weak: tuple[Frame, ...]
    """The same of texts that only stand before it."""
    whose: str
    studied: bool
    """Where other plans are studied."""
    item: bool
    """An item or cell, or what a colon right before it announces."""
    further: bool
    """A further sentence of an item."""
    running: bool
    listed: str
    """The form of most other items of its list."""


def _see(units: Sequence[Unit], context: Context, n: int, state: Frame | None) -> _Seen:
    unit = units[n]
    said = list(_chain(units, unit, context, state))
    chain = tuple((source, given) for source, given in said if source != "weak")
    owners = [given.owner for _, given in chain[:3] if given.owner]
    forms = Counter(form(units[i].text) for i in context.items[:8])
    common, count = forms.most_common(1)[0] if forms else ("", 0)
    return _Seen(
        unit=unit,
        shape=form(unit.text),
        label=_label(unit.text) or _stated(unit.text),
        chain=chain,
        weak=tuple(given for source, given in said if source == "weak"),
        whose=next((o for o in owners if o != "region"), owners[0] if owners else ""),
        studied=_studied(units, unit, context),
        item=unit.block in ("list_item", "cell") or bool(context.leads) or (0 <= context.lead == n - 1),
        further=bool(context.leads) and not unit.marker and not re.match(_NUMBER + r"(?<=\W)", unit.text),
        running=context.running,
        listed=(common or "none") if forms and count >= MAJORITY * forms.total() else "",
    )


def _of_unit(seen: _Seen) -> Iterator[str]:
    """The signals of one unit for itself."""
    shape, label, studied = seen.shape, seen.label, seen.studied
    yield f"form-{shape or 'none'}"
    if label:
        yield from (f"label-{label.kind}", f"label-{label.kind}-{label.owner}")
    if seen.further:
        yield "further"
    yield from (f"weak-{given.kind}" for given in seen.weak)
    yield f"whose-{seen.whose or 'none'}"
    yield f"studied-{studied}"
    for place, (source, given) in enumerate(seen.chain[:3]):
        yield f"frame{place}-{given.kind}"
        yield f"{source}-{given.kind}"
        if place == 0:
            yield from (
                f"frame-{given.kind}-{given.owner}",
                f"frame-{given.kind}-{shape}",
                f"frame-{given.kind}-studied-{studied}",
            )
    yield from (name for name, pattern in _SIGNS if pattern.search(seen.unit.text))
    if seen.listed:
        yield f"list-{seen.listed}"


def _label(text: str) -> Frame | None:
    """The frame of a text that names itself: "Sasaran 2: Menurunnya ..."."""
    found = _LABEL.match(text)
    if found is None or len(found["rest"].split()) < 3 or not (form(found["rest"]) or ":" in text[: found.start("rest")]):  # noqa: PLR2004
        return None
    given = frame(found["key"])
    return Frame(given.kind if given else "goal", owner(found["more"]))


def _stated(text: str) -> Frame | None:
    """The frame of a sentence that states one: "Tujuan dinas adalah menata trayek"."""
    found = _STATES.search(text)
    if found is None or not (form(found["rest"]) in _GOALS or _QUOTE.search(found["rest"])):
        return None
    given = frame(found["key"])
    return Frame(given.kind if given else "goal", owner(found["more"]))


def _chain(units: Sequence[Unit], unit: Unit, context: Context, state: Frame | None) -> Iterator[tuple[str, Frame]]:
    """What is said over a unit, nearest first, and where it is said."""
    texts: list[tuple[str, str]] = []
    if unit.block == "cell":
        texts += [("header", unit.header), ("title", unit.title)]
    else:
        texts += [
            ("lead", units[i].text) for i in dict.fromkeys((*context.leads, *((context.lead,) if context.lead >= 0 else ())))
        ]
    for source, text in texts:
        given = frame(text) if text else None
        if given:
            yield (source if source != "lead" or _announces(text) else "weak"), given
    if state is not None and unit.block != "cell":
        yield "state", state
    for i in context.headings:
        given = frame(units[i].text[:160])
        if given:
            yield "heading", given
    given = frame(unit.heading) if unit.block != "cell" or not (unit.header or unit.title) else None
    if given:
        yield "section", given


def _announces(text: str) -> bool:
    """Tell a text that announces, or is a label or title, from a sentence that only stands before."""
    return bool(_ANNOUNCES.search(text)) or (len(text.split()) <= 2 * LABEL_WORDS and text.rstrip()[-1:] not in ".;,")


def _studied(units: Sequence[Unit], unit: Unit, context: Context) -> bool:
    """Tell whether it stands where other plans are studied."""
    over: Iterable[str] = (unit.heading, *(units[i].text[:160] for i in context.headings[:2]))
    return unit.section == "telaahan" or unit.foreign or any(_STUDY.search(text) for text in over)


_OTHERS = {"problem": "problem", "work": "activity", "measure": "indicator", "yield": "output", "duty": "duty", "law": "legal"}
"""What the items are of announcements that are not of this module's classes."""
_GOALS = frozenset({"condition", "verb", "nominal", "delivered"})
"""Forms in which goals and ways begin."""
_SIGNS = (
    ("defines", _DEFINES),
    ("should", _SHOULD),
    ("done", _DONE),
    ("paper", _PAPER),
    ("quote", _QUOTE),
    ("traces", _TRACES),
    ("aimed", _AIMED),
    ("money", _MONEY),
    ("torn", _TORN),
    ("measured", _MEASURED),
    ("therefore", _THEREFORE),
)


def _vote(seen: _Seen) -> str:
    """The class that all this speaks for; empty where it says nothing."""
    if seen.running:
        return ""
    if seen.unit.block == "heading":
        return _of_label(seen.label, seen.studied) if seen.label and seen.label.kind in ("goal", "mission") else ""
    said = _of_words(seen)
    if said:
        return said
    text = seen.unit.text
    heard = () if seen.further else tuple(f for source, f in seen.chain if source != "title" or f.kind not in ("mission", "goal"))
    if not heard or not seen.item:
        ought = _SHOULD.search(text) and not (_PAPER.search(text) or _DONE.search(text))
        way = any(given.kind == "way" for _, given in seen.chain[:2])
        return "" if not ought else "quoted" if seen.studied else "strategy" if way or _THEREFORE.search(text) else ""
    return _of_frame(seen, heard)


def _of_words(seen: _Seen) -> str:  # noqa: PLR0911 -- one ordered decision
    """The class that its own words speak for, wherever it stands."""
    text, shape = seen.unit.text, seen.shape
    if _LAW.search(text):
        return "legal"
    if _DEFINES.search(text) or _MISSION.search(text):
        return "quoted"
    if _MEASURED.search(text) and shape in _GOALS:
        return "quoted" if seen.studied else "own"
    if _AIMED.search(text) and not seen.studied:
        return "own"
    if seen.label:
        return _of_label(seen.label, seen.studied)
    if text.rstrip().endswith(":") and shape not in _GOALS:
        return "other"
    if _TORN.search(text) and seen.unit.block != "cell":
        return "other"
    return next((name for name, pattern in _INLINE if seen.item and pattern.search(text)), "")


def _of_label(label: Frame, studied: bool) -> str:
    if label.kind in ("mission", "priority") or label.owner == "above" or studied:
        return "quoted"
    return "own" if label.kind == "goal" else "strategy"


def _of_frame(seen: _Seen, heard: Sequence[Frame]) -> str:
    """The class that what is announced over it speaks for."""
    near, shape, cell = heard[0], seen.shape, seen.unit.block == "cell"
    if near.kind not in ("goal", "mission", "way", "priority"):
        return "" if near.kind == "law" and shape else _OTHERS.get(near.kind, "")
    if shape == "measure" and near.kind != "way":
        return "indicator"
    if shape == "lack" and {given.kind for given in heard[:3]} & {"problem", "way"}:
        return "problem"
    if (
        not cell
        and near.kind != "mission"
        and (_WORK.search(seen.unit.text) or (_MONEY.search(seen.unit.text) and shape in ("nominal", "")))
    ):
        return "activity"
    return _of_aim(seen, near)


def _of_aim(seen: _Seen, near: Frame) -> str:
    """Of what stands under goals, missions, ways or priorities: whose is it?"""
    shape, cell = seen.shape, seen.unit.block == "cell"
    foreign = near.owner == "above" or (near.owner != "own" and (seen.studied or seen.whose == "above"))
    if near.kind == "mission":
        return "" if cell else "quoted"
    if near.kind == "priority" and seen.whose != "own":
        return "quoted"
    if near.kind == "goal":
        return "" if shape not in _GOALS and not (cell and not shape) else "quoted" if foreign else "own"
    if shape in ("measure", "") and len(seen.unit.text.split()) < LABEL_WORDS and not cell:
        return ""
    return "quoted" if foreign else "strategy"
