"""The encoder that ships: its vectors, and that it needs no torch."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from telaah.errors import ModelError
from telaah.learned import embedder, models_folder
from telaah.learned.retrieval import bm25, ranks
from telaah.learned.wordpiece import WordPieces


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("Menurunnya angka balita pendek", "penurunan prevalensi stunting pada anak", "perbaikan jalan kabupaten yang rusak"),
        ("Meningkatnya ketenteraman dan ketertiban umum", "penanganan gangguan trantibum", "produksi ikan tangkap"),
        ("Persentase jalan dalam kondisi mantap", "panjang ruas jalan yang rusak ringan", "cakupan imunisasi dasar lengkap"),
    ],
    ids=["stunting", "order", "roads"],
)
def test_what_is_about_one_thing_is_near(text: str, near: str, far: str):
    encoder = embedder()
    assert encoder is not None
    vectors = encoder.encode([text, near, far])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_vectors_have_length_one_and_nothing_has_none():
    encoder = embedder()
    assert encoder is not None
    vectors = encoder.encode(["dinas kesehatan", ""])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 0.0], abs=1e-3)


def test_a_smaller_vector_is_the_beginning_of_the_larger():
    small, large = embedder(size=64), embedder()
    assert small is not None and large is not None
    head = large.encode(["rumah sakit umum daerah"])[:, :64]
    assert small.encode(["rumah sakit umum daerah"]) == pytest.approx(head / np.linalg.norm(head), abs=2e-3)


def test_no_torch_at_run_time():
    code = "import sys; from telaah.learned import embedder; embedder().encode(['a b']); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pieces_are_those_of_the_library_that_made_them():
    tokenizers = pytest.importorskip("tokenizers", reason="compares with the tokenizer of the extra embed")
    folder = models_folder()
    assert folder is not None
    made = tokenizers.Tokenizer.from_file(str(folder / "encoder" / "tokenizer.json"))
    own, unknown = WordPieces(folder / "encoder" / "tokenizer.json"), made.token_to_id("[UNK]")
    for text in (
        "Meningkatnya kualitas (e-PPGBM), 1.234,5 %",
        "Café “naïve”—ya\u200b\ttab",
        "北京 a\x00b 😀",
        "",
        "x" * 80,
        "Ǆ İstanbul ß",
    ):
        assert own.ids(text) == [piece for piece in made.encode(text, add_special_tokens=False).ids if piece != unknown], text


@given(st.text(max_size=40))
def test_any_text_has_a_vector(text):
    encoder = embedder(size=64)
    assert encoder is not None and np.isfinite(encoder.encode([text])).all()


def test_a_folder_that_holds_no_vectors_is_said_to_hold_none(tmp_path):
    folder = models_folder()
    assert folder is not None
    (tmp_path / "tokenizer.json").write_bytes((folder / "encoder" / "tokenizer.json").read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    with pytest.raises(ModelError, match="no table of vectors"):
        embedder(str(tmp_path))


def test_no_library_but_numpy_is_needed():
    code = (
        "import sys\n"
        "for name in 'model2vec tokenizers safetensors sentence_transformers torch sklearn'.split(): sys.modules[name] = None\n"
        "from telaah.learned import embedder\n"
        "assert embedder().encode(['jalan rusak']).shape == (1, 256)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_bm25_counts_rare_words_most():
    scores = bm25(["jalan desa rusak"], ["jalan raya", "jalan desa", "rumah sakit", "jalan kota"])
    assert scores[0].argmax() == 1 and scores[0, 2] == 0


def test_ranks_of_equals_are_their_mean():
    assert ranks(np.array([[3.0, 1.0, 3.0], [0.0, 0.0, 5.0]], dtype=np.float32), [0, 2]).tolist() == [1.5, 1.0]


def test_vectors_of_another_table_have_another_name(tmp_path):
    folder = models_folder()
    assert folder is not None
    (tmp_path / "encoder").mkdir()
    for name in ("tokenizer.json", "model.safetensors"):
        (tmp_path / "encoder" / name).write_bytes((folder / "encoder" / name).read_bytes())
    same = embedder(str(tmp_path / "encoder"))
    with (tmp_path / "encoder" / "model.safetensors").open("ab") as file:
        file.write(b"\0")
    embedder.cache_clear()
    changed, shipped = embedder(str(tmp_path / "encoder")), embedder()
    assert same and changed and shipped and same.name == shipped.name != changed.name
