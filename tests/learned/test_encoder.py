"""The encoder that ships: its vectors, and that it needs no torch."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from telaah.learned import embedder


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
