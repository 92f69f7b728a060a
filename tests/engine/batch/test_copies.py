"""Statements that offices share are shown side by side; what is given from above is left in peace."""

from __future__ import annotations

from tests.engine.batch.make import checked, codes, of, plan

LONG = "Meningkatnya keberdayaan pelaku usaha pengolahan hasil laut di wilayah pesisir selatan"
OWN = {"Menurunnya kemiskinan ekstrem di perdesaan": "Pelatihan keterampilan kerja"}
PARTNERS = (
    "Bantuan modal usaha bersama Koperasi Nelayan Maju dan Universitas Samudra di lima desa pesisir selatan, "
    "dengan pendampingan pemasaran selama dua tahun"
)


def test_the_same_outcome_in_two_plans(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", {LONG: "Bantuan modal"})
    plan(tmp_path / "b.docx", "Dinas Perikanan", {LONG.replace("wilayah", "kawasan"): "Bantuan alat tangkap"})
    result = checked(tmp_path)
    (copy,) = result.batch.copies
    assert [place.path for place in copy.places] == [str(tmp_path / "a.docx"), str(tmp_path / "b.docx")]
    assert 0.9 < copy.similarity < 1
    for name, other in (("a", "b"), ("b", "a")):
        (finding,) = [item for item in of(result, tmp_path / f"{name}.docx").findings if item.rule == "RUN007"]
        assert [item.path for item in finding.related] == [str(tmp_path / f"{other}.docx")]


def test_the_same_passage_on_partners(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", {"Meningkatnya pendapatan keluarga nelayan": PARTNERS})
    plan(tmp_path / "b.docx", "Dinas Perikanan", {"Meningkatnya produksi perikanan tangkap": PARTNERS})
    (copy,) = checked(tmp_path).batch.copies
    assert copy.kind == "partner"
    assert {place.quote for place in copy.places} == {PARTNERS}


def test_each_in_its_own_words(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", {"Meningkatnya pendapatan keluarga nelayan di pesisir selatan kabupaten": "Modal"})
    plan(tmp_path / "b.docx", "Dinas Perikanan", {LONG: "Alat tangkap"})
    assert checked(tmp_path).batch.copies == ()


def test_the_opposite_is_no_copy(tmp_path):
    text = "Meningkatnya jumlah keluarga nelayan penerima bantuan pangan bersyarat di pesisir selatan"
    plan(tmp_path / "a.docx", "Dinas Sosial", {text: "Modal"})
    plan(tmp_path / "b.docx", "Dinas Perikanan", {text.replace("Meningkatnya", "Menurunnya"): "Alat tangkap"})
    assert checked(tmp_path).batch.copies == ()


def test_two_plans_of_one_office_are_not_compared(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Perikanan", {LONG: "Bantuan modal"})
    plan(tmp_path / "b.docx", "Dinas Perikanan", {LONG: "Bantuan alat tangkap"}, period="2020-2024")
    assert "RUN007" not in codes(checked(tmp_path), tmp_path / "a.docx")


def test_the_tujuan_of_a_region_is_given(tmp_path):
    tujuan = "Terwujudnya masyarakat pesisir selatan yang sejahtera, mandiri, dan berdaya saing dalam lingkungan lestari"
    plan(tmp_path / "a.docx", "Dinas Sosial", OWN, tujuan=tujuan)
    plan(tmp_path / "b.docx", "Dinas Perikanan", {"Meningkatnya produksi perikanan tangkap": "Alat"}, tujuan=tujuan)
    assert checked(tmp_path).batch.copies == ()


def test_offices_of_one_name_share_the_wordings_of_their_trade(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Perikanan", {LONG: "Bantuan modal"})
    plan(tmp_path / "b.docx", "Dinas Perikanan", {LONG: "Bantuan alat"}, region="Kabupaten Lain Jaya")
    assert checked(tmp_path).batch.copies == ()


def test_what_many_offices_have_was_given_to_them(tmp_path):
    for name in ("Sosial", "Perikanan", "Perhubungan", "Pertanian", "Perdagangan"):
        plan(tmp_path / f"{name}.docx", f"Dinas {name}", {LONG: f"Bantuan {name}"})
    assert checked(tmp_path).batch.copies == ()
