"""Make the lists of ``names.py``: count words in lists of names, how words are printed, and cluster them by surroundings."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from telaah.learned.names import KINDS, LONGEST, Names, split_words
from telaah.learned.train_ner_data import read_conll, sentence_key

LAW_SHARE = 6
"""One law in so many: there is far more law than news, and law names few persons."""
_NERP = {"PPL": "P", "PLC": "L", "IND": "O"}
NERP_WEIGHT = 3
_PLAIN = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+)*")
_LEVEL = re.compile(r"(?i)^(?:KAB\. (?:ADM\. )?|KOTA (?:ADM\. )?)")


def texts(data: Path, own: Iterable[str]) -> Iterator[str]:
    """Yield running text of all trainable kinds: news passages, encyclopaedia, law, speeches, and what is handed over."""
    nlp = data / "nlp"
    for record in records(nlp / "pairs-facqa/train.jsonl.gz"):
        yield f"{record['question']} {record['passage']}"
    yield from sorted({r["context"] for n in ("tydiqa", "idk_mrc") for r in records(nlp / f"pairs-tydiqa-id/{n}-train.jsonl.gz")})
    for record in records(nlp / "pairs-indonli/train.jsonl.gz"):
        yield record["premise"]
        yield record["hypothesis"]
    for name in ("ner-idner-news-2k/train", "ner-nergrit/train"):
        for sentence in read_conll(nlp / f"{name}.txt.gz"):
            yield " ".join(sentence.words)
    for number, record in enumerate(records(nlp / "raw-peraturan/peraturan.jsonl.gz")):
        if number % LAW_SHARE == 0 and int(record["tahun"] or 0) >= 1972:
            yield re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", record["teks"])
    speeches = nlp / "raw-pidato-presiden-2017/transkrip.txt.gz"
    if speeches.is_file():
        yield gzip.decompress(speeches.read_bytes()).decode("utf-8")
    yield from own


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a gzipped JSONL or JSON file; none where it is missing."""
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        whole = lines.read()
    if whole.startswith("["):
        yield from json.loads(whole)
        return
    for line in whole.split("\n"):
        if line.strip():
            yield json.loads(line)


def phrases(data: Path, lower_case: Mapping[str, float]) -> dict[str, str]:
    """Return listed names by kind; a single word only where running text does not print it in lower case."""
    found: dict[str, str] = {}
    nlp = data / "nlp"
    sources = [
        ("P", _lines(nlp / "gazetteer-dbpedia/person.txt.gz")),
        ("O", _lines(nlp / "gazetteer-dbpedia/organization.txt.gz")),
        ("L", _lines(nlp / "gazetteer-dbpedia/place.txt.gz")),
        ("L", _regions(nlp / "gazetteer-wilayah")),
    ]
    for kind, names in sources:
        for name in names:
            cut = re.split(r"[,(]", name)[0].strip()
            words = [word for word, _, _ in split_words(cut.lower())]
            if not (cut[:1].isupper() and _PLAIN.fullmatch(cut)) or len(words) > LONGEST:
                continue
            if len(words) == 1 and (len(cut) < 3 or lower_case.get(words[0], 0.0) > 0.1):
                continue
            found[" ".join(words)] = kind
    return found


def _regions(folder: Path) -> Iterator[str]:
    """Yield provinces, regencies and districts of the CC0 list; the fuller list beside it is share-alike for databases."""
    path = folder / "permendagri-72-2019.csv.gz"
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for code, name in csv.reader(lines):
                if code.count(".") < 3:  # deeper are villages, whose names are common words
                    yield name.replace("KAB. ", "KABUPATEN ")
                    yield _LEVEL.sub("", name)


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").split("\n") if path.is_file() else []


def in_names(data: Path, barred: frozenset[str]) -> Counter[tuple[str, str]]:
    """Count (word, kind) in the lists and in NERP, whose lower-cased sentences can teach words but not sentences."""
    counts: Counter[tuple[str, str]] = Counter()
    folder = data / "nlp/gazetteer-dbpedia"
    for kind, name in zip(KINDS, ("person", "place", "organization"), strict=True):
        for line in _lines(folder / f"{name}.txt.gz"):
            for word, _, _ in split_words(line.lower()):
                counts[word, kind] += 1
    for sentence in read_conll(data / "nlp/ner-nerp/train.txt.gz"):
        if sentence_key(sentence.words) in barred:
            continue
        for word, tag in zip(sentence.words, sentence.tags, strict=True):
            if kind := _NERP.get(tag[2:], ""):
                for piece, _, _ in split_words(word):
                    counts[piece, kind] += NERP_WEIGHT
    return counts


def word_class(printed: tuple[int, int], counts: Sequence[int]) -> str:
    """Return the class of a word: how it is printed (capital, lower), and in names of which kinds it stands.

    >>> word_class((90, 2), (40, 1, 0)), word_class((3, 800), (0, 0, 0))
    ('nP3', 'w')
    """
    capital, lower = printed
    total = capital + lower
    casing = "u" if total < 2 else "n" if lower < 0.1 * total else "m" if lower < 0.5 * total else "w"
    names = sum(counts)
    if not names:
        return casing
    letters = "".join(kind for kind, count in zip(KINDS, counts, strict=True) if count >= 0.25 * names)
    return f"{casing}{letters}{1 if names < 3 else 2 if names < 20 else 3}"


def printing(pieces: Iterable[list[str]]) -> dict[str, tuple[int, int]]:
    """Count how often each word stands with a capital and without, the first of a sentence left out."""
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for words in pieces:
        for before, word in zip([".", *words], words, strict=False):
            if word[0].isalpha() and before[-1] not in '.?!:“"' and not (word.isupper() and before.isupper() and len(word) > 3):
                (capital if word[0].isupper() else lower)[word.lower()] += 1
    return {word: (capital[word], lower[word]) for word in {**capital, **lower}}


def clusters(pieces: Sequence[list[str]], settings: Mapping[str, Any]) -> dict[str, int]:
    """Group the frequent words by the words right before and behind them."""
    from scipy.sparse import csr_matrix
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.utils.extmath import randomized_svd

    frequency = Counter(word.lower() for words in pieces for word in words)
    vocabulary = [w for w, n in sorted(frequency.items(), key=lambda e: (-e[1], e[0])) if n >= settings["least_count"]]
    ids = {word: number for number, word in enumerate(vocabulary)}
    row: list[int] = []
    for words in pieces:
        row.extend(ids.get(word.lower(), -1) for word in words)
        row.extend((-2, -2))
    stream = np.array(row, dtype=np.int32)
    near = settings["neighbours"]
    total = csr_matrix((len(ids), 4 * near), dtype=np.float32)
    for slot, distance in enumerate((-2, -1, 1, 2)):
        here, there = (stream[:-distance], stream[distance:]) if distance > 0 else (stream[-distance:], stream[:distance])
        keep = (here >= 0) & (there >= 0) & (there < near)
        ones = np.ones(int(keep.sum()), dtype=np.float32)
        total = total + csr_matrix((ones, (here[keep], there[keep] + slot * near)), shape=total.shape)
    left, values, _ = randomized_svd(_ppmi(total), n_components=settings["dimensions"], n_iter=3, random_state=settings["seed"])
    vectors = left * np.sqrt(values)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    means = MiniBatchKMeans(settings["clusters"], random_state=settings["seed"], batch_size=4096, n_init=1, max_iter=60)
    labels: NDArray[np.int32] = means.fit_predict(vectors.astype(np.float32))
    return {word: int(label) + 1 for word, label in zip(vocabulary, labels, strict=True)}


def _ppmi(counts: Any) -> Any:  # noqa: ANN401 - scipy has no types here
    from scipy.sparse import csr_matrix

    coo = counts.tocoo()
    rows = np.asarray(counts.sum(axis=1)).ravel()
    context = np.asarray(counts.sum(axis=0)).ravel() ** 0.75
    context /= context.sum()
    pmi = np.log(coo.data) - np.log(rows[coo.row]) - np.log(context[coo.col])
    keep = pmi > 0
    return csr_matrix((pmi[keep].astype(np.float32), (coo.row[keep], coo.col[keep])), shape=counts.shape)


def make_names(data: Path, own: Iterable[str], barred: frozenset[str], settings: Mapping[str, Any]) -> Names:
    """Make all lists. ``barred``: keys of sentences of test sets, whose labels may teach nothing."""
    pieces = [[w for w, _, _ in split_words(line)] for text in texts(data, own) for line in text.split("\n") if line.strip()]
    printed = printing(pieces)
    # NERP is printed in lower case throughout, so that it says nothing of casing.
    pieces += [[w for word in t.words for w, _, _ in split_words(word)] for t in read_conll(data / "nlp/ner-nerp/train.txt.gz")]
    shares = {word: low / (cap + low) for word, (cap, low) in printed.items()}
    counts = in_names(data, barred)
    group = clusters(pieces, settings)
    listed: Counter[str] = Counter()
    for (word, _), count in counts.items():
        listed[word] += count
    words = sorted({*group, *(word for word, count in listed.items() if count >= settings["least_listed"])})
    table = {
        word: (word_class(printed.get(word, (0, 0)), [counts[word, kind] for kind in KINDS]), str(group.get(word, 0)))
        for word in words
        if word[0].isalpha()
    }
    return Names(table, phrases(data, shares))
