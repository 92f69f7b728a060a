"""Files that are no plan are set aside with the reason; plans never are."""

from __future__ import annotations

import pytest

from tests.engine.batch.make import checked, of, plan
from tests.engine.batch.samples import FOLDER

TABLE = "Sasaran: Menurunnya kemiskinan ekstrem\n\nIndikator: Persentase penduduk miskin ekstrem\n"
NO_PLANS = {
    "minutes": f"NOTULEN RAPAT\n\nHari/Tanggal: Senin, 3 Februari 2025\n\nPeserta membahas rancangan.\n\n{TABLE}",
    "letter": "PEMERINTAH KABUPATEN CONTOH\n\nNomor: 005/12/2025\n\nHal: Undangan\n\nKepada Yth. Kepala Dinas Kesehatan\n",
    "regulation": "PERATURAN BUPATI CONTOH\n\nTENTANG SUSUNAN ORGANISASI\n\nMenimbang: a. bahwa perlu;\n\nMEMUTUSKAN:\n",
    "statistics": "KABUPATEN CONTOH DALAM ANGKA 2024\n\nJumlah penduduk menurut kecamatan adalah sebagai berikut.\n",
    "attendance": "DAFTAR HADIR\n\nNo Nama Jabatan Tanda tangan\n",
    "terms": "KERANGKA ACUAN KERJA\n\nKegiatan sosialisasi dilaksanakan di aula.\n",
    "unknown": "Resep rendang daging sapi.\n\nRebus santan bersama bumbu sampai mengental.\n",
}
ABOUT_PLANS = {
    "minutes": (
        "NOTULEN RAPAT FORUM PERANGKAT DAERAH\n\nPENYUSUNAN RENCANA KERJA (RENJA)\n\nDINAS KESEHATAN TAHUN 2026\n\n"
        "1. Kepala Dinas membuka rapat.\n"
    ),
    "letter": (
        "PEMERINTAH KABUPATEN CONTOH\n\nNomor : 050/123/2025\n\n"
        "Perihal : Penyampaian Rencana Strategis (Renstra) Tahun 2025-2029\n\nKepada Yth. Kepala Bappeda\n"
    ),
    "regulation": (
        "KEPUTUSAN KEPALA DINAS KESEHATAN KABUPATEN CONTOH\n\nTENTANG\n\n"
        "PEMBENTUKAN TIM PENYUSUN RENCANA STRATEGIS TAHUN 2025-2029\n\nMenimbang : a. bahwa untuk menyusun Renstra perlu tim;\n"
    ),
}
UNDECIDED = {
    "noise": "rEnCfNf, KEnJf, Tf,HtJn 2o2 3\n\nDlNf,S PEnTf,NlfN KfBUPf,TEn lI]Ilr Cof,NToH iil uut.trsnn Prrrnr\n",
    "chapter": "BAB IV\n\nKetersediaan air bersih di desa dijelaskan dalam bagian berikut ini, beserta keadaan jaringannya.\n",
    "annex": "Lampiran\n\nTarget kinerja setiap bidang menurut triwulan disajikan dalam tabel berikut ini.\n",
}


@pytest.mark.parametrize("reason", NO_PLANS)
def test_what_is_no_plan_is_set_aside(tmp_path, reason):
    (tmp_path / "berkas.txt").write_text(NO_PLANS[reason], encoding="utf-8")
    (document,) = checked(tmp_path).documents
    assert document.set_aside is not None
    assert document.set_aside.reason == reason
    assert document.kind == "other"
    assert (document.outcomes, document.findings) == ((), ())


@pytest.mark.parametrize("reason", ABOUT_PLANS)
def test_papers_about_a_plan_are_none(tmp_path, reason):
    (tmp_path / "berkas.txt").write_text(ABOUT_PLANS[reason], encoding="utf-8")
    (document,) = checked(tmp_path).documents
    assert document.set_aside is not None
    assert (document.set_aside.reason, document.kind, document.findings) == (reason, "other", ())


def test_who_says_what_a_file_is_knows_better(tmp_path):
    from telaah.api import check
    from telaah.config import Settings

    (tmp_path / "berkas.txt").write_text(ABOUT_PLANS["minutes"], encoding="utf-8")
    (document,) = check([tmp_path], settings=Settings().changed("document", kind="renja"), in_process=True).documents
    assert (document.set_aside, document.kind) == (None, "renja")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.pdf")), ids=lambda path: path.stem)
def test_plans_are_never_set_aside(path):
    assert checked(path).documents[0].set_aside is None


def test_the_batch_lists_them(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", {"Menurunnya kemiskinan ekstrem di perdesaan": "Pelatihan"})
    (tmp_path / "n.txt").write_text(NO_PLANS["minutes"], encoding="utf-8")
    result = checked(tmp_path)
    assert [(item.path, item.reason) for item in result.batch.set_aside] == [(str(tmp_path / "n.txt"), "minutes")]
    assert of(result, tmp_path / "a.docx").outcomes


@pytest.mark.parametrize("name", UNDECIDED)
def test_what_may_be_a_part_of_a_plan_is_not_set_aside(tmp_path, name):
    (tmp_path / "berkas.txt").write_text(UNDECIDED[name], encoding="utf-8")
    assert checked(tmp_path).documents[0].set_aside is None
