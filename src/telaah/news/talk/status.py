"""How real a cooperation is that a sentence tells of."""

from __future__ import annotations

from telaah.lexicons.talk import load_cooperation_words, load_signing_words, load_speech_words
from telaah.news.article import TalkStatus
from telaah.news.talk.prose import Prose
from telaah.text.sentences import Span

_NEAR = 3
"""A lack stands within so many words before what is lacking."""
_AHEAD = 6
_HOPES = frozenset({"berharap", "menginginkan", "harapan", "diharapkan", "semoga", "harap", "mengharapkan", "ingin"})
"""A hope for an existing cooperation leaves it running; a demand does not."""
_DEFINITE = frozenset({"ini", "itu", "tersebut", "tadi"})
_FUTURE = frozenset(
    {"dijadwalkan", "akan", "segera", "rencana", "berencana", "rencananya", "bakal", "direncanakan", "nantinya", "menjajaki"}
)
_REPEATED = frozenset({"sejak", "tiap", "setiap", "kini", "rutin", "selama", "sekarang", "saban", "masih", "terus", "sedang"})
_DAYS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "kemarin", "usai", "setelah"})
_BUILT = frozenset(
    {"dibangun", "dibentuk", "didirikan", "diresmikan", "diluncurkan", "ditanam", "dipasang", "menyepakati", "merampungkan"}
)
_DEMANDS = frozenset(
    {"harus", "perlu", "mohon", "jangan", "hendaknya", "semestinya", "sebaiknya", "mesti", "wajib", "mendesak", "meminta"}
)
_PURPOSE = frozenset({"untuk", "guna", "demi"})
_CONDITIONS = frozenset({"jika", "apabila", "kalau", "bila"})
_PLANS = frozenset({"aksi", "induk", "detail", "tata", "strategis", "pembangunan", "umum", "anggaran", "kontingensi", "kerja"})
"""Behind "rencana" these make the name of a document: it plans, and nobody plans it here."""
_LONGER = ("perpanjang", "diperpanjang", "memperpanjang")
_STOPPED = frozenset({"terhenti", "berhenti", "putus", "batal", "berakhir", "dihentikan", "mandek", "macet", "diputus"})
_NOUNS = ("kerja", "kerjasama", "kemitraan", "kolaborasi", "sinergi", "sama")


def status_of(prose: Prose, part: Span, cues: list[tuple[int, int, str]]) -> TalkStatus:
    """Return the status of a cooperation from the words of its part of the sentence; cues: first word, word behind, kind."""
    first, last = prose.word_at(part[0]), prose.word_at(part[1])
    found: dict[str, list[int]] = {}
    for hit in load_cooperation_words().status.find(prose.words, first, last):
        if hit.value == "imperative":
            if hit.first == first:
                found.setdefault("called_for", []).append(hit.first)
        elif _is_aside(prose, hit.first, hit.value, cues) or _is_name(prose, hit.first, hit.value, first):
            continue
        elif hit.value != "done" or _happened(prose, hit.first, cues):
            found.setdefault(hit.value, []).append(hit.first)
    if cues[0][2] in {"denied", "asked"}:
        return TalkStatus.DENIED if cues[0][2] == "denied" else TalkStatus.CALLED_FOR
    if cues[0][2] == "shared":
        return _shared(prose, first, last, found)
    return _denied(prose, found, cues, last) or _signed(prose, first, last) or _by_words(prose, found, cues)


def _is_aside(prose: Prose, word: int, value: str, cues: list[tuple[int, int, str]]) -> bool:
    """Tell whether a word says nothing of it: what it is for, the name of a plan, what the partners ask of others."""
    told = prose.words[word]
    behind = all(word >= end for _, end, _ in cues)
    if value == "planned" and behind and {"agar", "supaya"} & set(prose.words[cues[-1][1] : word]):
        return True
    if value == "planned" and told == "rencana":
        behind_it = prose.words[word + 1 : word + 3]
        return (bool(_PLANS & set(behind_it[:1])) and behind_it != ("kerja", "sama")) or (
            prose.text[prose.starts[word]].isupper() and prose.text[prose.starts[min(word + 1, len(prose.starts) - 1)]].isupper()
        )
    if value != "called_for":
        return False
    if _is_condition_or_purpose(prose, word, cues[-1][1] if behind else word):
        return True
    if told in {"agar", "supaya"}:
        return behind and any(kind != "with" for _, _, kind in cues)
    return behind and all(kind == "with" for _, _, kind in cues) and told in load_speech_words().ask


def _is_condition_or_purpose(prose: Prose, word: int, behind: int) -> bool:
    """Tell "mengatakan jika ...", "berkoordinasi untuk mengetahui jika ...", "bekerja sama dengan X untuk memperkuat ..."."""
    between = prose.words[behind:word]
    if prose.words[word] not in _CONDITIONS:
        return bool(_PURPOSE & set(between[-1:]))
    return prose.words[word - 1] in load_speech_words().say or bool(_PURPOSE & set(between))


def _is_name(prose: Prose, word: int, value: str, first: int) -> bool:
    """Tell whether a word belongs to a name: "Gerakan Ayo Menanam", "Evaluasi Kesiapan Jaringan"."""
    if value not in {"called_for", "planned"} or word <= first or not prose.text[prose.starts[word]].isupper():
        return False
    before = prose.text[prose.ends[word - 1] : prose.starts[word]]
    return before == " " and not prose.text[prose.starts[word] : prose.ends[word]].isupper()


def _shared(prose: Prose, first: int, last: int, found: dict[str, list[int]]) -> TalkStatus:
    """Return the status of joint work by tense: what is to come, what repeats itself, what was done on a day."""
    words = set(prose.words[first:last])
    if words & _FUTURE - {"rencana"} or "planned" in found:
        return TalkStatus.PLANNED
    if words & _REPEATED or "running" in found:
        return TalkStatus.RUNNING
    if words & _DEMANDS:
        return TalkStatus.CALLED_FOR
    dated = {"pada", "hari", "tanggal"} & set(prose.words[first : first + 2]) and "tanggal" in prose.words[first : first + 4]
    return TalkStatus.DONE if dated or words & (_DAYS | _BUILT) or words & {"telah", "sudah"} else TalkStatus.RUNNING


def _signed(prose: Prose, first: int, last: int) -> TalkStatus | None:
    """Return the status of an agreement that is named, or None."""
    signed = [
        set(prose.words[max(first, s.first - _AHEAD) : s.first]) for s in load_signing_words().find(prose.words, first, last)
    ]
    if not signed:
        return None
    before = signed[0]
    if any(words & _FUTURE for words in signed):
        return TalkStatus.PLANNED
    return None if before & {"perlu", "harus", "perlunya"} else TalkStatus.DONE


def _by_words(prose: Prose, found: dict[str, list[int]], cues: list[tuple[int, int, str]]) -> TalkStatus:
    """Return the status that the words of asking, planning, going on and having done give, in this order."""
    demanded = any(prose.words[at] not in _HOPES for at in found.get("called_for", []))
    if not demanded and any(_definite(prose, cue) for cue in cues):
        return TalkStatus.RUNNING
    told = (TalkStatus.CALLED_FOR, TalkStatus.PLANNED, TalkStatus.RUNNING, TalkStatus.DONE)
    return next((status for status in told if status.value in found), TalkStatus.RUNNING)


def _happened(prose: Prose, word: int, cues: list[tuple[int, int, str]]) -> bool:
    """Tell whether a word of the past speaks of the cooperation: not "untuk mengadakan", nor a "sudah" far from it."""
    if word and prose.words[word - 1] in {"untuk", "akan", "agar", "dapat", "bisa"}:
        return False
    if prose.words[word] in {"sudah", "telah"}:
        return any(0 <= first - word <= _AHEAD for first, _, _ in cues)
    return True


def _definite(prose: Prose, cue: tuple[int, int, str]) -> bool:
    """Tell whether a cue is a cooperation that exists: "kerjasama ini", "program kemitraan"."""
    behind = prose.words[cue[1] : cue[1] + 3]
    noun = prose.words[cue[0]].startswith(_NOUNS)
    before = prose.words[cue[0] - 1] if cue[0] else ""
    return noun and ((bool(behind[:1]) and behind[0] in _DEFINITE) or (before == "program" and bool(_DEFINITE & set(behind))))


def _denied(prose: Prose, found: dict[str, list[int]], cues: list[tuple[int, int, str]], last: int) -> TalkStatus | None:
    """Return "denied" for a lack, "called_for" for a principle against going it alone, None where neither is told."""
    for first, behind, kind in cues:
        ahead = prose.words[behind : min(behind + _AHEAD, last)]
        renewed = first and prose.words[first - 1].startswith(_LONGER)
        if kind != "alone" and set(ahead) & _STOPPED and not (renewed or found.get("called_for")):
            return TalkStatus.DENIED
        if kind == "alone":
            return TalkStatus.DENIED if found.get("alone_told") and not found.get("called_for") else TalkStatus.CALLED_FOR
        if any(0 < first - at <= _NEAR for at in found.get("lacking", [])) and not found.get("called_for"):
            return TalkStatus.DENIED
    return None
