"""The reader: pieces, windows, weights in few bits, and a transformer in numpy."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from telaah.errors import ModelError
from telaah.ingest.reader import read_bytes
from telaah.layout import understand_layout
from telaah.learned.linear import softmax
from telaah.learned.pieces import UNKNOWN, Pieces
from telaah.learned.reader import Reader, Setting, Sizes, installed, matrices, pack, unpack, vectors
from telaah.learned.reading import LONGEST, WINDOW, Script
from telaah.learned.statement_units import Unit
from telaah.learned.statements import joined, statement_model, statements

PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "\u2581",
    "\u2581mening",
    "kat",
    "nya",
    "katnya",
    "\u2581mutu",
    "\u2581",
    "m",
    "u",
    "t",
    "\u2581di",
    "nas",
]
SCORES = [0, 0, 0, 0, -9, -5, -6, -4, -7, -5, -9, -8, -8, -8, -4, -6]
MARKS = ["DOC", "H", "T", "foreign", "own", *(f"{kind}:" for kind in "bsrRkl"), "b:cell", "k:renstra"]
LABELS = ("other", "own")
NUMBER = {name: len(PIECES) + n for n, name in enumerate(MARKS)}


def script() -> Script:
    """Return a script of few pieces."""
    return Script(Pieces(PIECES, SCORES), len(PIECES), MARKS)


def units(count: int) -> list[Unit]:
    """Return units under two headings, cells among them."""
    return [
        Unit(
            f"Meningkatnya mutu {'dinas ' * (n % 7)}".strip(),
            start=n * 100,
            end=n * 100 + 50,
            page=1 + n // 20,
            block="cell" if n % 20 > 16 else "paragraph",
            section="sasaran" if n < count // 2 else "program",
            heading="mutu dinas",
            kind="renstra",
        )
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a small reader of chance weights."""
    place = tmp_path_factory.mktemp("reader")
    sizes = Sizes(len(PIECES) + len(MARKS), told=1, labels=2, layers=2, heads=2, width=64, inner=128)
    chance = np.random.default_rng(3)
    packed = [pack(chance.normal(0, 0.15, shape).astype(np.float32)) for shape in matrices(sizes).values()]
    np.save(place / "matrices.npy", np.concatenate([weights for weights, _ in packed]))
    np.save(place / "scales.npy", np.concatenate([scales for _, scales in packed]))
    plain = [np.ones(n) if name.endswith("scale") else chance.normal(0, 0.3, n) for name, n in vectors(sizes).items()]
    np.save(place / "plain.npy", np.concatenate(plain).astype(np.float16))
    (place / "pieces.tsv").write_text("".join(f"{p}\t{s}\n" for p, s in zip(PIECES, SCORES, strict=True)), encoding="utf-8")
    facts = {"layers": 2, "heads": 2, "width": 64, "inner": 128, "labels": LABELS, "told": ["F:own"], "marks": MARKS}
    (place / "reader.json").write_text(json.dumps(facts), encoding="utf-8")
    return place


def test_a_word_is_cut_where_the_whole_is_likeliest() -> None:
    said = [PIECES[n] for n in Pieces(PIECES, SCORES).ids("meningkatnya  mutu")]
    assert said == ["\u2581mening", "katnya", "\u2581mutu"]  # -7 beats -6 and -4 together


def test_letters_without_a_piece_are_one_unknown() -> None:
    assert Pieces(PIECES, SCORES).ids("mutu xyz") == [9, PIECES.index("\u2581", 5), UNKNOWN]


def test_forms_of_the_same_letter_are_one() -> None:
    assert Pieces(PIECES, SCORES).ids("ｍｕｔｕ") == Pieces(PIECES, SCORES).ids("mutu")


def test_each_unit_is_read_with_its_mark_first() -> None:
    given = units(90)
    windows = script().windows(given)
    seen = {number for window in windows for *_, number in window.spans}
    assert seen == set(range(90))
    for window in windows:
        assert len(window.ids) <= WINDOW
        for first, end, number in window.spans:
            assert window.ids[first] == NUMBER["b:cell" if given[number].block == "cell" else "b:"]
            assert first < end <= len(window.ids)


def test_windows_overlap_and_say_under_which_heading_they_stand() -> None:
    windows = script().windows(units(90))
    for before, after in pairwise(windows):
        assert before.spans[-1][2] >= after.spans[0][2] - 1
    assert all(NUMBER["H"] in window.ids for window in windows)


def test_a_text_of_a_thousand_words_is_cut() -> None:
    (window,) = script().windows([Unit("mutu " * 1000)])
    assert len(window.ids) < LONGEST
    assert window.spans[0][2] == 0


def test_no_units_are_no_windows() -> None:
    assert script().windows([]) == []


def test_four_bits_keep_a_matrix() -> None:
    given = np.random.default_rng(1).normal(0, 1, (64, 64)).astype(np.float32)
    weights, scales = pack(given)
    again = unpack(weights, scales)
    assert weights.size == given.size // 2
    assert np.abs(again.reshape(given.shape) - given).mean() < 0.09
    once_more = unpack(*pack(again.reshape(given.shape)))
    assert np.array_equal(once_more, again)  # weights on their steps stay there


def test_the_widest_weight_of_a_group_is_its_last_step() -> None:
    given = np.linspace(-1, 2, 64, dtype=np.float32).reshape(1, 64)
    assert unpack(*pack(given)).max() == pytest.approx(2, abs=1e-3)


def test_a_group_of_zeros_stays_one() -> None:
    assert not unpack(*pack(np.zeros((1, 64), np.float32))).any()


def test_what_is_read_beside_it_does_not_change_a_unit(folder: Path) -> None:
    reader = Reader.load(folder)
    short, long = [Unit("dinas mutu")], [Unit("meningkatnya mutu " * 12), Unit("dinas")]
    alone = [reader.shares(document, [()] * len(document)) for document in (short, long)]
    windows = [reader.script.windows(document)[0] for document in (short, long)]
    together = dict(reader._read(windows))
    for window, document, shares in zip(windows, (short, long), alone, strict=True):
        ((first, end, _), *_) = window.spans
        seen = together[window]
        shown = np.concatenate([seen[first], seen[first:end].mean(axis=0)])
        assert np.allclose(reader._classes(shown, ()), np.log(shares[0]), atol=1e-4), document


def test_what_the_rules_say_is_heard(folder: Path) -> None:
    reader, given = Reader.load(folder), units(3)
    silent = reader.shares(given, [(), (), ()])
    told = reader.shares(given, [(), ("F:own",), ("S:nobody knows this",)])
    assert np.allclose(told[0], silent[0])
    assert np.allclose(told[2], silent[2])
    assert not np.allclose(told[1], silent[1], atol=1e-3)


def test_shares_are_shares(folder: Path) -> None:
    shares = Reader.load(folder).shares(units(40), [()] * 40)
    assert shares.shape == (40, 2)
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)


def test_units_are_read_page_by_page_also_where_cells_are_given_last(folder: Path) -> None:
    reader, given = Reader.load(folder), units(60)
    rows = softmax(np.random.default_rng(2).normal(0, 1, (60, 2)).astype(np.float32))
    mixed = sorted(range(60), key=lambda n: given[n].block == "cell")
    assert mixed != list(range(60))
    shown = [{"F:own": 1.0} if n % 3 else {"w:mutu": 1.0} for n in range(60)]
    straight = joined(reader, LABELS, rows, given, shown)
    crooked = joined(reader, LABELS, rows[mixed], [given[n] for n in mixed], [shown[n] for n in mixed])
    assert np.allclose(crooked, straight[mixed], atol=1e-6)


def test_classes_are_joined_by_name(folder: Path) -> None:
    reader, given = Reader.load(folder), units(5)
    rows = np.tile(np.float32([0.9, 0.1]), (5, 1))
    there = joined(reader, LABELS, rows, given, [{}] * 5)
    back = joined(reader, LABELS[::-1], rows[:, ::-1], given, [{}] * 5)
    assert np.allclose(there, back[:, ::-1], atol=1e-6)


def test_two_that_agree_are_surer_than_one() -> None:
    one = np.float32([[0.7, 0.3]])
    assert Setting().together(one, one)[0, 0] > 0.8
    assert Setting(temperature=2.0).together(one, one)[0, 0] == pytest.approx(0.7, abs=1e-4)


def test_the_linear_model_counts_for_its_share() -> None:
    linear, read = np.float32([[0.9, 0.1]]), np.float32([[0.4, 0.6]])
    assert Setting(share=0.0).together(linear, read)[0, 0] == pytest.approx(0.4, abs=1e-4)
    assert Setting(share=0.1).together(linear, read)[0, 0] < 0.5 < Setting(share=0.5).together(linear, read)[0, 0]


@pytest.mark.parametrize("name", ["matrices.npy", "scales.npy", "plain.npy", "pieces.tsv", "reader.json"])
def test_a_file_that_is_not_whole_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-40])
    with pytest.raises(ModelError, match=str(tmp_path.name)):
        Reader.load(tmp_path)


@pytest.mark.parametrize(("name", "content"), [("plain.npy", b""), ("pieces.tsv", b"<s>\tsatu\n" * len(PIECES))])
def test_a_file_that_says_something_else_is_named(folder: Path, tmp_path: Path, name: str, content: bytes) -> None:
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ModelError, match=str(tmp_path.name)):
        Reader.load(tmp_path)


def test_the_reader_that_ships_reads() -> None:
    reader, model = installed(), statement_model()
    assert reader is not None
    assert model is not None
    law = Unit("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;", block="list_item", section="landasan_hukum")
    lack = Unit("Belum optimalnya pengelolaan arsip perangkat daerah", block="list_item", section="permasalahan")
    share = Unit("Persentase arsip yang dikelola sesuai kaidah", block="cell", role="indikator_sasaran", section="tujuan_sasaran")
    given = [replace(unit, kind="renstra") for unit in (law, lack, share)]
    read = [reader.labels[int(row.argmax())] for row in reader.shares(given, [()] * 3)]
    assert read == ["legal", "problem", "indicator"]
    assert [answer.label if answer else None for answer in model.answers(given)] == read


def test_without_the_reader_the_linear_model_answers_alone() -> None:
    model = statement_model()
    assert model is not None
    given = [
        Unit(
            "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;", block="list_item", kind="renja"
        )
    ]
    alone = next(replace(model, reader=None).probabilities(given))
    both = next(model.probabilities(given))
    assert max(alone, key=alone.__getitem__) == max(both, key=both.__getitem__) == "legal"
    assert alone != both


def test_a_document_can_be_asked_about_without_the_reader() -> None:
    text = "Dasar hukum\n\n1. Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;\n"
    document = understand_layout(read_bytes(text.encode(), "plan.txt"))
    both = [answer for _, answer in statements(document)]
    alone = [answer for _, answer in statements(document, reader=False)]
    assert len(both) == len(alone) > 0
    assert both != alone
