"""The plain answer to what a statement is: column, section, first words. The model is measured against it and hears it."""

from __future__ import annotations

import re
from functools import cache

from telaah.learned.statement_units import Unit
from telaah.model.document import ColumnRole, SectionKind

CLASSES = tuple("activity collab duty indicator legal other output own problem quoted source strategy".split())  # noqa: SIM905
"""The three ways to name who works along are one class here: which of them it is follows from the parties that are found."""

_LISTS = {
    "number": r"\W*(?:\(?(?:\d{1,2}(?:\.\d{1,4})*|[a-z]|[ivx]{1,4}(?:\.\d{1,2})*)[.)]*\s+|\d[.)]\s*|[-–•*]\s*){0,3}",
    "delivered": r"(?:tersedia|terlaksana|tersusun|terselenggara|terbangun|terfasilitasi|terbayar|terpenuhi|"
    r"terpelihara|terbentuk|"
    r"terkirim|terealisasi|terinventarisi?r|terpublikasi|tercetak|terdata|terdistribusi|terehabilitasi|terpasang|terlayani|"
    r"dihasilkan|dilaksanakan)nya",
    "law": r"undang\s?-?\s?undang|uu|peraturan|perpres|permen\w*|perda|pergub|perbup|perwali|keputusan|instruksi|"
    r"kepmen\w*|surat edaran",
    "measure": r"persentase|prosentase|presentase|persen|jumlah|indeks|nilai|rasio|tingkat|angka|rata-?\s?rata|"
    r"cakupan|proporsi|skor|"
    r"predikat|opini|laju|kategori|hasil (?:evaluasi|penilaian)|ketepatan|capaian|jml|%|ikm|ipm|pdrb|sakip",
    "verb": r"(?:me|ber)\w{4,}|penyusunan|pelaksanaan|penyelenggaraan|perumusan|pembinaan|pengoordinasian|"
    r"pengkoordinasian|pengelolaan|"
    r"pemantauan|pengawasan|penyiapan|pemberian|koordinasi|fasilitasi",
    "title": r"program|kegiatan|sub\s?-?\s?kegiatan|belanja|penyediaan|pengadaan|pemeliharaan|pembangunan|pelatihan|"
    r"sosialisasi|"
    r"bimbingan|rapat|penyusunan|pengelolaan|pelaksanaan|peningkatan|pembinaan|fasilitasi|koordinasi|rehabilitasi|administrasi|"
    r"penyelenggaraan|pengembangan|pemberdayaan|penataan|perencanaan|penanganan|pengawasan|pengendalian|evaluasi|monitoring",
}
_CUES = {
    "condition": rf"^{_LISTS['number']}(?:(?:me|ter|ber|ber)\w{{3,}}nya|semakin|terwujud|tercapai|terjamin)\b",
    "goal": rf"^{_LISTS['number']}(?:mewujudkan|meningkatkan|menurunkan|mengurangi|menciptakan|memperkuat|menjamin)\b",
    "delivered": rf"^{_LISTS['number']}{_LISTS['delivered']}\b",
    "law": rf"^{_LISTS['number']}(?:{_LISTS['law']})\b",
    "lawful": r"\b(?:undang\s?-?\s?undang|peraturan (?:pemerintah|presiden|menteri|daerah|gubernur|bupati|"
    r"wali\s?kota)|permendagri) "
    r".{0,40}\b(?:nomor|no\.?|tahun)\b",
    "measure": rf"^{_LISTS['number']}(?:{_LISTS['measure']})(?!\w)",
    "formula": r"\bx\s*100\b|×\s*100|100\s?%|\bdibagi\b|\bformula|\brumus\b",
    "reached": r"\b(?:target|realisasi|capaian|tercapai|sebesar)\b.*\d",
    "lack": r"\b(?:belum|kurang(?:nya)?|masih|rendah(?:nya)?|terbatas(?:nya)?|keterbatasan|minim(?:nya)?|lemah(?:nya)?|"
    r"tidak (?:ada|adanya|optimal|sesuai|memadai|tercapai)|kendala|hambatan|permasalahan|tantangan|menurunnya|tingginya)\b",
    "lacking": rf"^{_LISTS['number']}(?:masih|belum|kurang(?:nya)?|rendahnya|terbatasnya|keterbatasan|minimnya|"
    rf"lemahnya|tingginya|tidak)\b",
    "way": rf"^{_LISTS['number']}(?:meningkatkan|mengoptimalkan|memperkuat|mengembangkan|mendorong|optimalisasi|"
    rf"penguatan|peningkatan|"
    r"melakukan|melaksanakan|perlu|menyusun|memperluas|membangun)\b",
    "ought": r"\b(?:perlu|harus|diharapkan|hendaknya|sebaiknya|akan (?:di|me)\w+|strategi|arah kebijakan|upaya|"
    r"langkah|tindak lanjut|rekomendasi|solusi)\b",
    "duty": r"\b(?:(?:mempunyai|memiliki|melaksanakan) (?:tugas|fungsi)|tugas pokok(?! dan fungsi)|"
    r"menyelenggarakan (?:tugas|fungsi)|"
    r"uraian tugas|membawahi|membawahkan|bertanggung jawab kepada|dipimpin oleh|susunan organisasi)\b",
    "yield": r"\boutput (?:kegiatan|program)\b|^\W*(?:output|keluaran)\b",
    "task": rf"^{_LISTS['number']}(?:{_LISTS['verb']})\b",
    "title": rf"^{_LISTS['number']}(?:{_LISTS['title']})\b",
    "done": r"\b(?:telah|sudah) (?:di|me)\w+|\b(?:dilaksanakan|dilakukan|diselenggarakan|diadakan)\b",
    "together": r"\b(?:bekerja\s?sama|kerja\s?sama|kemitraan|bermitra|mitra|berkoordinasi|bersinergi|sinergi|"
    r"kolaborasi|berkolaborasi|"
    r"bersama(?:-sama)?|melibatkan|keterlibatan|dukungan|didukung|peran serta|partisipasi|lintas sektor|stakeholders?|"
    r"instansi terkait|pihak terkait|pemangku kepentingan|swasta|dunia usaha|perguruan tinggi|jejaring)\b",
    "with": r"\b(?:bekerja\s?sama|kerja\s?sama|bermitra|kemitraan|berkoordinasi|koordinasi|bersinergi|sinergi|kolaborasi|"
    r"berkolaborasi|bersama) (?:antara )?(?:dengan|bersama)\b|\b(?:melibatkan|dukungan dari|didukung oleh|dibantu oleh)\b",
    "vague": r"\b(?:instansi|pihak|lembaga|opd|perangkat daerah|sektor|unsur)\s+(?:\w+\s+)?(?:terkait|lain(?:nya)?)\b|"
    r"\bstakeholders?\b|\blintas (?:sektor|program)\b|\bpemangku kepentingan\b",
    "origin": rf"^{_LISTS['number']}sumber\b(?! daya)|\bsumber\s*(?:data)?\s*:|\b(?:menurut|berdasarkan) data\b|"
    rf"\bdata (?:bps|dari)\b",
    "above": r"\b(?:rpjmd|rpjmn|rpjpd?|rpd|rkpd|nawa\s?cita|kementerian|gubernur|presiden|bupati|wali\s?kota|"
    r"provinsi|nasional)\b",
    "vision": r"\b(?:visi|misi)\b",
    "aim": r"\b(?:tujuan|sasaran)\b",
    "told": r"\b(?:sebagai berikut|berikut ini|di bawah ini|dapat dilihat|disajikan|tabel|gambar|grafik|bab)\b",
    "announces": r":\s*$",
    "money": r"\b(?:rp\.?|anggaran|belanja|pagu|apbd|apbn|dak|dana)\b",
    "years": r"\b(?:19|20)\d\d\b",
    "opportunity": r"\b(?:peluang|kekuatan|tersedianya|adanya)\b",
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern, re.IGNORECASE | re.DOTALL) for name, pattern in _CUES.items()}


def cues(text: str) -> frozenset[str]:
    """Return the families of cues that a text shows.

    >>> sorted(cues("Masih kurangnya kerja sama dengan dunia usaha"))
    ['lack', 'lacking', 'together', 'with']
    """
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


_OF_COLUMN: dict[str, str] = {
    ColumnRole.TUJUAN: "own",
    ColumnRole.SASARAN: "own",
    ColumnRole.SASARAN_PROGRAM: "own",
    ColumnRole.TUJUAN_ATASAN: "quoted",
    ColumnRole.MISI: "quoted",
    ColumnRole.OUTPUT: "output",
    ColumnRole.STRATEGI: "strategy",
    ColumnRole.ARAH_KEBIJAKAN: "strategy",
    ColumnRole.PROGRAM: "activity",
    ColumnRole.INDIKATOR: "indicator",
    ColumnRole.INDIKATOR_TUJUAN: "indicator",
    ColumnRole.INDIKATOR_SASARAN: "indicator",
    ColumnRole.INDIKATOR_PROGRAM: "indicator",
    ColumnRole.FORMULA: "indicator",
    ColumnRole.SUMBER_DATA: "source",
    ColumnRole.PERMASALAHAN: "problem",
    ColumnRole.ISU: "problem",
    ColumnRole.PENDUKUNG: "collab",
    ColumnRole.PERAN: "collab",
}
_SILENT: frozenset[str] = frozenset({ColumnRole.URAIAN, ColumnRole.LAIN, ColumnRole.KETERANGAN, ""})
_QUOTING: frozenset[str] = frozenset({SectionKind.TELAAHAN, SectionKind.LATAR_BELAKANG, SectionKind.LANDASAN_HUKUM})
_OF_LIST: dict[str, str] = {
    SectionKind.LANDASAN_HUKUM: "legal",
    SectionKind.TUPOKSI: "duty",
    SectionKind.PERMASALAHAN: "problem",
    SectionKind.ISU_STRATEGIS: "problem",
    SectionKind.STRATEGI: "strategy",
    SectionKind.VISI_MISI: "quoted",
    SectionKind.TELAAHAN: "quoted",
}


def rule_answer(unit: Unit) -> str:
    """Return the class that column, section and cue words make likeliest."""
    found = cues(unit.text)
    return _of_cell(unit, found) if unit.block == "cell" else _of_text(unit, found)


def _of_cell(unit: Unit, found: frozenset[str]) -> str:
    named = _OF_COLUMN.get(unit.role)
    if named is None:
        return _of_words(unit, found, "activity" if "title" in found else "other") if unit.role in _SILENT else "other"
    if named in ("own", "indicator", "activity") and "delivered" in found:
        return "output"
    if named in ("own", "output") and "measure" in found:
        return "indicator"
    if named == "own" and (unit.foreign or unit.section in _QUOTING):
        return "quoted"
    if named == "indicator" and unit.role == ColumnRole.INDIKATOR and found >= {"title"} and "measure" not in found:
        return "activity"
    return named


def _of_text(unit: Unit, found: frozenset[str]) -> str:
    if unit.block == "note":
        return "source" if "origin" in found else "other"
    if unit.block == "heading":
        return "activity" if "title" in found and unit.section == SectionKind.PROGRAM else "other"
    listed = _OF_LIST.get(unit.section) if unit.block == "list_item" else None
    announced = cues(f"{unit.opening} {unit.heading}") if unit.block == "list_item" else frozenset()
    if listed is None and "ought" in announced and "way" in found:
        listed = "strategy"
    if listed is None and "duty" in announced and "task" in found:
        listed = "duty"
    if listed is None and announced & {"lack", "lacking"}:
        listed = "problem"
    return _of_words(unit, found, listed or "other")


def _of_words(unit: Unit, found: frozenset[str], otherwise: str) -> str:
    open_ = otherwise in ("other", "activity")
    if "announces" in found:
        return "other" if "duty" not in found else "duty"
    for label, speaks in (
        ("legal", "law" in found),
        ("source", "origin" in found and len(unit.text) < 120),
        ("duty", "duty" in found),
        ("activity", open_ and _titled(unit, found)),
        ("problem", "lacking" in found or ("lack" in found and otherwise != "duty")),
        ("collab", "with" in found and bool(found & {"way", "ought", "done"}) and otherwise in ("other", "strategy")),
        ("output", bool(found & {"delivered", "yield"})),
        ("activity", open_ and "title" in found),
    ):
        if speaks:
            return label
    if found & {"condition", "goal"} and otherwise != "duty":
        return _of_goal(unit, found)
    if found & {"measure", "formula"} or {"reached", "years"} <= found:
        return "indicator"
    return "strategy" if "ought" in found and otherwise == "other" else otherwise


def _titled(unit: Unit, found: frozenset[str]) -> bool:
    return "title" in found and (len(unit.text) < 160 or "money" in found) and not unit.text.rstrip().endswith(".")


def _of_goal(unit: Unit, found: frozenset[str]) -> str:
    if unit.section == SectionKind.STRATEGI and "goal" in found:
        return "strategy"
    return "quoted" if unit.section in _QUOTING | {SectionKind.VISI_MISI} else "own"
