"""The recogniser of names: what it knows of words, its training data, and what the second opinion takes of its answers."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from telaah.learned.folder import models_folder
from telaah.learned.names import Names, read_names, split_words, write_names
from telaah.learned.tagger import NameTagger, load_tagger
from telaah.learned.train_names import word_class
from telaah.learned.train_ner import f_score, save, score, train
from telaah.learned.train_ner_data import (
    Sample,
    Tagged,
    from_text,
    left_open,
    public_sets,
    recased,
    sentence_key,
    test_keys,
    to_sample,
)

test_keys.__test__ = False  # type: ignore[attr-defined]
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
SETS = SHARED / "data" / "nlp"
LISTS = Names(
    {"siti": ("nP3", "4"), "dinas": ("w", "7"), "bandung": ("nL3", "9")},
    {"jawa barat": "L", "siti aminah": "P", "yayasan melati": "O"},
)


def test_words_are_split_at_every_mark_and_keep_their_places():
    text = "bersama PT. PLN (Persero), Kab/Kota"
    words = split_words(text)
    assert [text[a:b] for _, a, b in words] == [w for w, _, _ in words]
    assert [w for w, _, _ in words] == ["bersama", "PT", ".", "PLN", "(", "Persero", ")", ",", "Kab", "/", "Kota"]


def test_marks_tell_class_cluster_and_listed_names():
    classes, clusters, places = LISTS.marks(["Ibu", "Siti", "Aminah", "ke", "Jawa", "Barat"])
    assert classes == ["?", "nP3", "?", "?", "?", "?"]
    assert clusters == ["0", "4", "0", "0", "0", "0"]
    assert places == ["-", "B-P", "I-P", "-", "B-L", "I-L"]


def test_a_listed_name_in_lower_case_is_no_name():
    assert LISTS.marks(["di", "jawa", "barat"])[2] == ["-", "-", "-"]


def test_lists_come_back_as_written_and_give_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_names(tmp_path / name, LISTS)
    assert read_names(tmp_path / "a") == LISTS
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    ("printed", "counts", "expected"),
    [((0, 0), (0, 0, 0), "u"), ((9, 11), (0, 0, 0), "w"), ((30, 1), (5, 4, 0), "nPL2"), ((8, 3), (0, 0, 40), "mO3")],
)
def test_word_class_tells_casing_and_kind(printed, counts, expected):
    assert word_class(printed, counts) == expected


def test_a_sample_splits_words_and_keeps_names_whole():
    tagged = Tagged(["PT", "Sejahtera", "(Persero)", "di", "Kab.", "Melati"], ["B-ORG", "I-ORG", "I-ORG", "O", "B-LOC", "I-LOC"])
    sample = to_sample(tagged, "idner")
    named = [(" ".join(sample.words[a:b]), label) for a, b, label in sample.names]
    assert named == [("PT Sejahtera ( Persero )", "ORG"), ("Kab . Melati", "LOC")]


def test_a_school_that_nergrit_calls_a_place_is_a_body():
    tagged = Tagged(["di", "SMA", "Negeri", "5", "Melati"], ["O", "B-PLACE", "I-PLACE", "I-PLACE", "I-PLACE"])
    assert to_sample(tagged, "nergrit").names == ((1, 5, "ORG"),)


def test_left_open_are_capitals_that_are_neither_marked_nor_common_words():
    text = "Kerja sama dengan Laskar Melati dan Program Kesehatan"
    casing = {"program": "w", "kesehatan": "w"}
    assert [text[a:b] for a, b in left_open(text, [], casing)] == ["Laskar", "Melati"]
    assert left_open(text, [(18, 31)], casing) == []


def test_from_text_refuses_a_mark_that_cuts_a_word():
    assert from_text("Dinas Sosial", [(0, 8, "ORG")], [], "x") is None
    made = from_text("bersama Dinas Sosial.", [(8, 20, "ORG")], [], "x")
    assert made is not None and made.names == ((1, 3, "ORG"),)


def test_capitals_come_back_to_a_set_in_lower_case(tmp_path):
    folder = tmp_path / "ner-nerp"
    folder.mkdir()
    lines = ["kata\tO", "siti\tB-PPL", "aminah\tI-PPL", "di\tO", "melati\tB-PLC", "untuk\tO", "kpk\tO", ""]
    (folder / "train.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    (sample,) = recased(tmp_path, {"kata": "w", "kpk": "n"}, frozenset(), bodies=True)
    assert sample.words == ["Kata", "Siti", "Aminah", "di", "Melati", "untuk", "KPK"]
    assert sample.names == ((1, 3, "PER"), (4, 5, "LOC"))
    assert sample.unsure == ((6, 7),), "the set does not say whether KPK is a body"


def test_a_key_is_blind_to_splitting_and_case():
    assert sentence_key(["Kab.", "Melati"]) == sentence_key(["kab", ".", "melati"])


@pytest.mark.skipif(not SETS.is_dir(), reason="the public sets are not at hand")
def test_no_training_sentence_stands_in_a_test_set_and_evaluation_sets_train_nothing():
    samples, dev, tests = public_sets(SETS)
    barred = test_keys(tests) | test_keys({"dev": dev})
    assert {s.origin for s in samples} == {"idner", "nergrit", "idwiki"}
    assert len(samples) > 3000
    assert barred.isdisjoint(test_keys({"train": samples}))


def test_training_learns_and_the_saved_model_answers_the_same(tmp_path):
    people, places = ("Siti", "Budi", "Rina", "Joko"), ("Melati", "Kenanga", "Mawar", "Dahlia")
    samples = [
        Sample(["Ibu", who, "pergi", "ke", "Kota", where], ((1, 2, "PER"), (4, 6, "LOC"))) for who in people for where in places
    ]
    rows = {"norm": 200, "prefix": 50, "suffix": 50, "shape": 50, "tag": 20, "lemma": 20, "dep": 20, "ent_kb_id": 8}
    settings = {"width": 32, "depth": 1, "hidden": 32, "rows": rows, "rate": 0.01, "dropout": 0.0, "batch": 30}
    settings |= {"epochs": 20, "check": 4, "patience": 6, "seed": 1}
    nlp = train(LISTS, samples, samples, settings, said=lambda _: None)
    save(tmp_path, nlp)
    write_names(tmp_path / "names.txt.gz", LISTS)
    tagger = NameTagger(tmp_path)
    text = "Ibu Rina pergi ke Kota Mawar"
    assert [(text[n.start : n.end], n.label) for n in tagger.names([text])[0]] == [("Rina", "PER"), ("Kota Mawar", "LOC")]
    assert tagger.names([text, ""]) == NameTagger(tmp_path).names([text, ""])


def test_scores_count_exact_names_alone():
    sample = Sample(["Siti", "Aminah"], ((0, 2, "PER"),))
    assert score([sample], [{(0, 2, "PER")}])["PER"] == (1, 1, 1)
    assert score([sample], [{(0, 1, "PER")}])["PER"] == (0, 1, 1)
    assert f_score([(1, 1, 2), (0, 1, 0)]) == pytest.approx(0.5)


shipped = pytest.mark.skipif(
    models_folder() is None or load_tagger() is None, reason="the recogniser is not among the installed models"
)


@shipped
def test_the_shipped_model_names_persons_places_and_bodies():
    tagger = load_tagger()
    assert tagger is not None
    text = "Menurut Budi Santoso, pelatihan di Surabaya itu digelar bersama PT Telkom Indonesia dan Bank Mandiri."
    found = {(text[n.start : n.end], n.label) for n in tagger.names([text])[0]}
    assert {("Budi Santoso", "PER"), ("Surabaya", "LOC"), ("Bank Mandiri", "ORG")} <= found


@shipped
def test_torch_is_never_imported(tmp_path):
    (tmp_path / "torch.py").write_text("raise SystemExit('torch was imported')\n", encoding="utf-8")
    code = (
        "import sys; from telaah.learned.tagger import load_tagger; "
        "assert 'spacy' not in sys.modules; load_tagger().bodies(['Dinas Sosial']); "
        "assert 'spacy' in sys.modules and 'torch' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
