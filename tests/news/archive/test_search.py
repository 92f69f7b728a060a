"""Searching: words by their stems, phrases, filters, meaning, near-duplicates once, the index brought up to date."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence

import numpy as np
import pytest

from telaah.cli.app import run
from telaah.errors import UsageError
from telaah.learned import embedder, models_folder
from telaah.news.archive import Archive, search
from telaah.news.archive.filters import Filters
from telaah.news.archive.search import Index, Mode
from telaah.news.archive.terms import terms
from tests.news.archive import make
from tests.news.archive.test_near import RETOLD


class Letters:
    """An encoder that knows three matters by their words: enough to tell that a meaning was compared, and not words."""

    name, size = "letters", 4
    MATTERS = (("air", "jeriken", "haus", "kering"), ("stunting", "gizi", "balita"), ("sampah", "bau", "kotor"))

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        counts = [[sum(text.lower().count(word) for word in matter) for matter in self.MATTERS] + [0.01] for text in texts]
        vectors = np.array(counts, dtype=np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


RECORDS = [
    make.record("stunting", "2024-02-05"),
    make.record("stunting", "2024-02-06", "Contoh Kini", RETOLD),
    make.record("sampah", "2023-07-01"),
    make.record("air", "2022-09-10", "Kabar Bukit"),
    make.record("perahu", "2024-03-01"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    folder = tmp_path_factory.mktemp("arsip")
    return make.added(folder / "a", make.lines(folder / "a.jsonl", RECORDS))[0]


@pytest.fixture(scope="module")
def index(archive) -> Index:
    opened = Index(archive, Letters())
    with archive.locked():
        opened.update()
    return opened


def matters(answer) -> list[str]:
    return [hit.title.rpartition(" ")[2] for hit in answer.hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("pengangkut sampah", ["sampah"]),
        ("mengangkut", ["sampah"]),
        ('"mata air"', ["air"]),
        ('"air mata"', []),
        ("dinas -sampah -perahu", ["stunting"]),
        ("DINAS perhubungan", ["perahu"]),
    ],
)
def test_words(index, query, found):
    assert matters(index.search(query, mode=Mode.WORDS)) == found


def test_where_no_article_has_all_words_some_are_enough_and_that_is_said(index):
    answer = index.search("jeriken xyzzy", mode=Mode.WORDS)
    assert (matters(answer), answer.loosened) == (["air"], True)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(party="dinas kesehatan"), ["stunting"]),
        (Filters(party="kesehatan dinas"), []),
        (Filters(cls="akademisi"), ["stunting"]),
        (Filters(outlet="bukit"), ["air"]),
        (Filters(since="2023", until="2023"), ["sampah"]),
        (Filters(since="2024-03"), ["perahu"]),
        (Filters(until="2022-09-10"), ["air"]),
        (Filters(until="2022-09-09"), []),
        (Filters(person="rahmat"), ["stunting"]),
    ],
)
@pytest.mark.parametrize("mode", [Mode.WORDS, Mode.MEANING])
def test_filters_hold_in_every_mode(index, filters, found, mode):
    query = "" if mode is Mode.WORDS else "air gizi sampah"
    assert sorted(matters(index.search(query, filters, mode=mode))) == sorted(found)


def test_filters_that_most_articles_pass_hold_too(index, monkeypatch):
    monkeypatch.setattr(search, "_FEW", 0)
    answer = index.search("haus gizi", Filters(since="2023"), mode=Mode.MEANING)
    assert sorted(matters(answer)) == ["perahu", "sampah", "stunting"]


def test_without_words_the_latest_come_first(index):
    dates = [hit.date for hit in index.search("", duplicates=True).hits]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == len(RECORDS)


def test_near_duplicates_are_one_hit_unless_asked_for(index):
    once = index.search("nota kesepahaman", mode=Mode.WORDS)
    each = index.search("nota kesepahaman", mode=Mode.WORDS, duplicates=True)
    assert (len(once.hits), len(once.hits[0].also), len(each.hits)) == (1, 1, 2)


def test_meaning_finds_what_no_word_tells(index):
    assert matters(index.search("haus", mode=Mode.MEANING, limit=1)) == ["air"]
    assert index.search("haus", mode=Mode.WORDS).hits == ()


def test_both_are_taken_where_an_encoder_is_there(index):
    answer = index.search("kotor pedagang")
    assert answer.mode is Mode.HYBRID
    assert matters(answer)[0] == "sampah"


def test_meaning_without_an_encoder_is_refused_with_a_sentence(archive, monkeypatch, tmp_path):
    monkeypatch.setenv("TELAAH_MODELS", str(tmp_path))
    embedder.cache_clear()
    with pytest.raises(UsageError, match="--mode words"):
        Index(archive).search("air", mode=Mode.MEANING)
    embedder.cache_clear()


def test_passages_are_the_sentences_with_the_words_and_say_where(index, archive):
    hit = index.search("menurunkan stunting", mode=Mode.WORDS).hits[0]
    passage = next(p for p in hit.passages if "prevalensi" in p.text)
    assert [passage.text[start:end] for start, end in passage.marks] == ["menurunkan", "stunting"]
    text = index.texts.of([hit.number])[hit.number]
    assert text[passage.start : passage.end] == passage.text


def test_an_index_is_brought_up_to_date_and_not_made_again(tmp_path):
    archive, _ = make.added(tmp_path / "arsip", make.lines(tmp_path / "a.jsonl", RECORDS[:3]))
    index = Index(archive, Letters())
    with archive.locked():
        assert index.update() == 0  # the addition did
    make.added(tmp_path / "arsip", make.lines(tmp_path / "b.jsonl", RECORDS[3:]))
    assert index.missing() == 2  # the vectors of this encoder
    with archive.locked():
        index.update()
    assert (index.missing(), matters(index.search("haus", mode=Mode.MEANING, limit=1))) == (0, ["air"])


def test_a_lost_or_damaged_index_is_made_again(tmp_path):
    archive, _ = make.added(tmp_path / "arsip", make.lines(tmp_path / "a.jsonl", RECORDS))
    shutil.rmtree(archive.index)
    index = Index(archive)
    assert index.missing() == len(RECORDS)
    with archive.locked():
        assert index.update() == len(RECORDS)
    (archive.index / "words-1" / "meta.json").write_text("{")
    damaged = Index(archive)
    with archive.locked():
        assert damaged.update() == len(RECORDS)
    assert matters(damaged.search("jeriken", mode=Mode.WORDS)) == ["air"]


@pytest.mark.parametrize(
    "given", [{"cls": "BUKAN"}, {"status": "selesai"}, {"since": "kemarin"}, {"since": "2024", "until": "2023"}]
)
def test_wrong_filters_are_refused(given):
    with pytest.raises(UsageError):
        Filters(**given)


@pytest.mark.parametrize(("word", "other"), [("pelayanan", "layanan"), ("Menurunkan", "penurunan"), ("café", "cafe")])
def test_words_of_one_stem_are_one_term(word, other):
    assert terms(word) == terms(other)


def test_the_encoder_that_is_named_is_the_one_that_compares(archive, tmp_path, capsys):
    folder = models_folder()
    assert folder is not None
    another = tmp_path / "another"
    another.mkdir()
    for name in ("tokenizer.json", "model.safetensors"):
        (another / name).write_bytes((folder / "encoder" / name).read_bytes())
    named = ["--mode", "meaning", "--encoder", str(another), "--format", "json"]
    assert run(["news", "search", str(archive.path), "stunting", *named]) == 0
    assert json.loads(capsys.readouterr().out)["hits"]
    assert [path.name for path in archive.index.iterdir() if path.name.startswith("vectors-another-")]


def test_an_encoder_that_is_nowhere_is_refused_with_a_sentence(archive, capsys):
    assert run(["news", "search", str(archive.path), "stunting", "--encoder", "no/such-model"]) == 2
    told = capsys.readouterr().err
    assert "sentence-transformers" in told and "Traceback" not in told
