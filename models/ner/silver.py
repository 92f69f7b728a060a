"""Sentences of trainable raw text (news passages, encyclopaedia) on whose names several teachers agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from telaah.learned.names import Names, split_words
from telaah.learned.train_names import records
from telaah.learned.train_ner import predict
from telaah.learned.train_ner_data import Sample, sentence_key
from telaah.lexicons.language import segmenter

WIKI = ("tydiqa", "idk_mrc")
_SPACED = re.compile(r"\s+([,.;:!?)\]])")


def raw_sentences(data: Path, barred: frozenset[str], most: int) -> list[Sample]:
    """Return sentences with capitals inside, evenly over the sources, none of them in a test set."""
    nlp = data / "nlp"
    found: dict[str, list[Sample]] = {}
    sources = {
        "facqa": [r["passage"] for r in records(nlp / "pairs-facqa/train.jsonl.gz")],
        "indonli": [r["premise"] for r in records(nlp / "pairs-indonli/train.jsonl.gz")],
        "wiki": sorted(
            {r["context"] for n in ("tydiqa", "idk_mrc") for r in records(nlp / f"pairs-tydiqa-id/{n}-train.jsonl.gz")}
        ),
    }
    seen = set(barred)
    for name, texts in sources.items():
        for words in _sentences(texts):
            key = sentence_key(words)
            if key not in seen:
                seen.add(key)
                found.setdefault(name, []).append(Sample(words, (), (), "silver"))
    share = most // len(sources)
    return [s for samples in found.values() for s in samples[:: max(1, len(samples) // share)][:share]]


def _sentences(texts: Sequence[str]) -> Iterator[list[str]]:
    for text in texts:
        line = _SPACED.sub(r"\1", " ".join(text.split()))
        for start, end in segmenter().within(line, (0, len(line))):
            words = [word for word, _, _ in split_words(line[start:end])]
            if 5 < len(words) < 80 and sum(w[0].isupper() for w in words[1:]) > 0:
                yield words


def agreed(teachers: Sequence[Any], names: Names, samples: Sequence[Sample], manner: str) -> Iterator[Sample]:
    """Mark what more than half of the teachers find; where fewer do, nobody knows."""
    answers = [predict(teacher, names, samples, manner) for teacher in teachers]
    for number, sample in enumerate(samples):
        votes: dict[tuple[int, int, str], int] = {}
        for answer in answers:
            for name in answer[number]:
                votes[name] = votes.get(name, 0) + 1
        sure = tuple(sorted(name for name, count in votes.items() if 2 * count > len(teachers)))
        taken = {i for first, end, _ in sure for i in range(first, end)}
        open_ = sorted({(i, i + 1) for first, end, _ in votes for i in range(first, end) if i not in taken})
        yield Sample(sample.words, sure, tuple(open_), "silver")
