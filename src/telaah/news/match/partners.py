"""Who may be a partner of an office: not itself, its own units and government, the press, or people who only attended."""

from __future__ import annotations

import re

from telaah.mentions.owner import core_of
from telaah.news.match.plans import ReadPlan
from telaah.news.match.stories import HOLDER, Stories

_NO_PARTNERS = frozenset({"LEGISLATIF", "MEDIA", "DIRI"})
_CEREMONY = re.compile(
    r"(?i)\b(?:dihadiri|(?:turut|tampak|ikut)\s+hadir|hadir\s+(?:dalam|pula|juga|pada)|kunjungan|berkunjung|mengunjungi|menyambut|"
    r"audiensi|halal\s*bi\s*halal|silaturahmi|silaturahim|upacara|peringatan|pelantikan|dilantik|sosialisasi\s+kepada|"
    r"didampingi|mendampingi|tidak\s+(?:ter)?lepas\s+dari)\b"
)
"""Who attends, visits or accompanies is no partner by that."""
_AGREED = re.compile(
    r"(?i)\b(?:(?:be)?kerja\s*sama|nota\s+kesepahaman|mou|perjanjian(?!\s+kerja(?!\s*sama))|(?:meng)?gandeng|(?:ber)?kolaborasi|(?:ber)?sinergi|kemitraan|"
    r"bermitra|patungan|hibah)\b"
)
_ATTENDS = re.compile(r"(?i)\bmenghadiri\b")
"""Who attends the signing of others."""
_WISHED = re.compile(
    r"(?i)\b(?:dapat|bisa|mampu|agar|supaya|diharapkan|semoga)\s+(?:\w+\s+){0,2}(?:ber(?:kolaborasi|sinergi|mitra)|bekerja\s*sama|kerja\s*sama)\b"
)
_EMPLOYED = re.compile(r"(?i)\bperjanjian\s+kerja\s+(?!sama\b)")
_MEETING = re.compile(
    r"(?:forum\s+(?:konsultasi|gabungan|perangkat|opd|skpd)|musrenbang|rapat|bimtek|bimbingan\s+teknis|lokakarya|fgd)\b"
)
_UNIT = re.compile(
    r"(?:bidang|seksi|subbag\w*|sub\s+bag\w*|sub\s+bidang|kabid|kasi|kasubag|kasubbag|kabag|upt|uptd|unit\s+pelaksana|sekretariat|sekretaris|"
    r"kelompok\s+jabatan|kepala\s+(?:bidang|seksi|sub\w*|upt|uptd|bagian)|bagian)\b(?!.*\b(?:setda|setkab|setko|sekretariat\s+daerah)\b)"
)
"""A unit within an office; a "bagian" of the regional secretariat is a body beside it."""
_GOVERNMENT = re.compile(
    r"(?:as+isten|staf\s+ahli|sekda|sekkot|sekkab|sekprov|wagub|wabup|wawali|opd|skpd|organisasi\s+perangkat|perangkat\s+daerah|instansi|"
    r"stakeholder|pemangku\s+kepentingan|pihak|pejabat|jajaran|tokoh|warga|masyarakat)\b"
)
_OWN_GOVERNMENT = frozenset(
    (
        *("pemerintah", "pemda", "pemkab", "pemkot", "pemprov", "bupati", "gubernur", "wali kota", "walikota"),
        *("wakil bupati", "wakil wali kota", "wakil gubernur", "sekretaris daerah", "kepala daerah", "pemerintah pusat"),
        *("pemerintah kabupaten", "pemerintah kota", "pemerintah provinsi", "pemerintah daerah"),
    )
)
_CAPITAL = re.compile(r"\b[A-Z][\w.]*")
_BARE = frozenset(("camat", "lurah", "kades", "kecamatan", "kelurahan", "desa", "bupati", "pemerintah", "wali"))


def is_no_partnership(sentence: str) -> bool:
    """Tell whether a sentence tells only who attended, visited, accompanied or was hired, or what is wished for.

    >>> is_no_partnership("Rapat dihadiri Dinas Sosial dan para camat.")
    True
    >>> is_no_partnership("Dinas Sosial bekerja sama dengan Baznas.")
    False
    """
    if _ATTENDS.search(sentence) or _WISHED.search(sentence):
        return True
    return not _AGREED.search(sentence) and bool(_CEREMONY.search(sentence) or _EMPLOYED.search(sentence))


def is_only_a_place(text: str, sentence: str) -> bool:
    """Tell whether a party is only where something took place: "rapat di kantor BPS"."""
    where = r"\b(?:di|ke)\s+(?:(?:aula|kantor|ruang|ruang\s+rapat|gedung|halaman|pendopo|balai)\s+)?"
    return bool(re.search(where + re.escape(text), sentence))


def may_be_partner(plan: ReadPlan, stories: Stories, text: str, name: str, cls: str | None) -> bool:
    """Leave out the office itself, its own units, government and council, the press, and whatever has no proper name."""
    if cls in _NO_PARTNERS or stories.is_own(name) or not _is_proper(text, plan.region or ""):
        return False
    core = plan.core(HOLDER.sub("", name))
    if len(core) < 3 or core in _OWN_GOVERNMENT or _GOVERNMENT.match(core) or _UNIT.match(core) or _MEETING.match(core):
        return False
    if cls == "OPD" and plan.owner is not None and plan.owner.main in _OWN_GOVERNMENT:
        return False  # an office of the government whose plan it is
    words = core.split()
    if cls in ("PEMDA", "KECAMATAN_DESA") and words[0] in _BARE and len(words) < 3:
        return False
    return not (cls == "PEMDA" and core == core_of(plan.region or "-", plan.region))


def _is_proper(text: str, region: str) -> bool:
    """Tell whether a party has a name beside that of the region.

    >>> _is_proper("desa-desa di Lembah Kencana", "Kabupaten Lembah Kencana"), _is_proper("Yayasan Kencana", "Kota Kencana")
    (False, True)
    """
    capitals = {word.lower() for word in _CAPITAL.findall(text)}
    return bool(capitals - set(region.lower().split()))
