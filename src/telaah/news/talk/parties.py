"""Which of the bodies named in a sentence are parties of the cooperation that it tells of."""

from __future__ import annotations

from itertools import pairwise

from telaah.lexicons.talk import load_cooperation_words, load_speech_words
from telaah.news.article import NewsMention, Quote
from telaah.news.talk.prose import Prose, Sentence

UNITS = frozenset({"bidang", "seksi", "bagian", "subbagian", "subbidang", "sub", "uptd", "upt"})
"""Parts of an office: they are no house of their own."""
_SPEECH_REACH = 5
"""Between the one who speaks and the verb stand at most so many words beside the name."""


_INVITING = frozenset({"mengajak", "ajak", "mengundang", "undang", "menantang", "menargetkan", "menginginkan", "ingin"})
"""Who does this wants to be one of the partners."""
_JOINING = frozenset({"dan", "serta", "beserta", "juga", "para", "dengan", "atau", "maupun"})


def parties_of(
    prose: Prose,
    sentence: Sentence,
    cues: list[tuple[int, int, str]],
    mentions: list[NewsMention],
    *,
    quotes: tuple[Quote, ...],
) -> list[NewsMention]:
    """Return the parties among the mentions of a sentence: not who speaks, not who receives."""
    lists, speech = load_cooperation_words(), load_speech_words()
    start, end = side_of(prose, sentence, cues, quotes)
    represented = "diwakili" in prose.words[sentence.first : sentence.last]
    met = {"rapat", "rakor", "audiensi", "audensi", "pertemuan"} & set(prose.words[sentence.first : sentence.last])
    meeting = bool(met) or any(kind == "meeting" for _, _, kind in cues)
    told = [prose.starts[first] for first, _, _ in cues]
    if all(kind == "with" for _, _, kind in cues):
        mentions = _chain(prose, cues[0][0], mentions)
    taken: list[NewsMention] = []
    texts: set[str] = set()
    for mention in mentions:
        if mention.end <= start or mention.start >= end or mention.text.casefold() in texts:
            continue
        head = mention.text.split()[0].lower()
        before = prose.word_at(mention.start) - 1
        word = prose.words[before] if before >= sentence.first else ""
        if _speaks(prose, sentence, mention, quotes) or _tells(prose, sentence, mention, cues):
            continue
        if represented and (mention.person or head in speech.holders or head in UNITS):
            continue
        if head in speech.holders and _accompanies(prose, sentence, mention, told):
            continue
        if (prose.text[mention.start - 1 : mention.start] == "(" and taken) or any(
            mention.start <= t < mention.end for t in told
        ):
            continue
        if word in lists.receivers or (word in {"di", "pada", "ke"} and not meeting):
            continue
        texts.add(mention.text.casefold())
        taken.append(mention)
    return taken


def _tells(prose: Prose, sentence: Sentence, mention: NewsMention, cues: list[tuple[int, int, str]]) -> bool:
    """Tell whether a body only asks or tells others to work together: "Kementerian X minta maskapai bekerja sama"."""
    speech = load_speech_words()
    first, at = prose.word_at(mention.start), prose.word_at(mention.end)
    while at < sentence.last and prose.words[at] in speech.adverbs:
        at += 1
    verb = prose.words[at] if at < sentence.last else ""
    says = verb in (speech.say | speech.ask) - _INVITING
    return says and first - sentence.first <= 1 and all(at < cue[0] for cue in cues)


def _accompanies(prose: Prose, sentence: Sentence, mention: NewsMention, cues: list[int]) -> bool:
    """Tell whether a post is the company of another: "... didampingi dengan Kabid A, Kabid B"."""
    first = prose.word_at(mention.start)
    at = next((n for n in range(first - 1, sentence.first, -1) if prose.words[n] in {"didampingi", "dampingi"}), None)
    if at is None or any(prose.starts[at] <= cue < mention.start for cue in cues):
        return False
    return not any(w.startswith(("me", "dihadiri", "diikuti")) and len(w) > 5 for w in prose.words[at + 1 : first])


def side_of(prose: Prose, sentence: Sentence, cues: list[tuple[int, int, str]], quotes: tuple[Quote, ...]) -> tuple[int, int]:
    """Return the part of a sentence that holds the cue: what is quoted, or the words around the quotation."""
    cue = prose.starts[cues[0][0]]
    for quote in quotes:
        if not quote.direct or quote.end <= sentence.start or quote.start >= sentence.end:
            continue
        if cue < quote.end:
            if cue >= quote.start:
                return max(sentence.start, quote.start), min(sentence.end, quote.end)
            continue
        return quote.end, sentence.end
    return sentence.start, sentence.end


def _chain(prose: Prose, word: int, mentions: list[NewsMention]) -> list[NewsMention]:
    """Return the mentions that "bersama" joins: the nearest on both sides, and those listed with them."""
    left = [m for m in mentions if m.end <= prose.starts[word]]
    right = [m for m in mentions if m.start > prose.starts[word]]
    taken = left[-1:] + right[:1]
    for before, after in zip(reversed(left[:-1]), reversed(left), strict=False):
        if not _listed(prose, before, after):
            break
        taken.insert(0, before)
    for before, after in pairwise(right):
        if not _listed(prose, before, after):
            break
        taken.append(after)
    return taken


def _listed(prose: Prose, before: NewsMention, after: NewsMention) -> bool:
    """Tell whether two mentions are items of one list."""
    gap = prose.words[prose.word_at(before.end) : prose.word_at(after.start)]
    return sum(w not in _JOINING for w in gap) <= 2


def _speaks(prose: Prose, sentence: Sentence, mention: NewsMention, quotes: tuple[Quote, ...]) -> bool:
    """Tell whether a mention is the one whose words are reported: it stands outside of them, beside the verb."""
    speech = load_speech_words()
    verbs = speech.say | speech.ask | speech.base | speech.passive | {"menurut"}
    first, last = prose.word_at(mention.start), prose.word_at(mention.end)
    if first > sentence.first and prose.words[first - 1] in verbs - speech.say - speech.ask:
        return True
    if mention.person and set(prose.words[last : last + 3]) & (speech.say | speech.ask | {"ingin", "menyambut", "percaya"}):
        return True
    for quote in quotes:
        if quote.start >= sentence.end or quote.end <= sentence.start:
            continue
        outside = mention.end <= quote.start or mention.start >= quote.end
        if not outside:
            continue
        if mention.person and mention.person == quote.speaker:
            return True
        behind = prose.words[last : last + _SPEECH_REACH]
        if mention.end <= quote.start and any(w in speech.say or w in speech.ask for w in behind) and not quote.direct:
            return True
    return False
