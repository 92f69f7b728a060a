"""What holds for all mentions of a document: places, names shared, abbreviations learned, order."""

import pytest

from telaah.lexicons.load import load_cues, load_heads, load_parties, load_programmes, load_regions, load_sources
from telaah.mentions import find_mentions
from telaah.model.mention import Role, Status

from .make import cell_document, document

TEXT = "bekerja sama dengan Tim Penggerak PKK (TP-PKK), Dinas Kesehatan (Dinkes) dan Kodim; Sumber: BPS, 2024"
WHO = {"organisation": "Dinas Sosial Kota Melati", "region": "Kota Melati"}


def test_places_are_characters_of_the_page():
    made = document("Pendahuluan", TEXT, section_kind="strategi", **WHO)
    text = made.pages[0].text
    found = find_mentions(made).mentions
    assert len(found) == 4
    for mention in found:
        printed = text[mention.place.start : mention.place.end]
        assert printed.startswith(mention.text.split()[0])
        assert mention.quote in text
        assert mention.container.item == 1


def test_abbreviation_defined_in_the_document_is_the_same_party():
    made = document(
        "Komunitas Sahabat Sungai Melati hadir.", "Forum Peduli Sungai Melati (FPSM) dibentuk.", "Kegiatan bersama FPSM.", **WHO
    )
    names = {m.text: m.name for m in find_mentions(made).mentions}
    assert names["FPSM"] == names["Forum Peduli Sungai Melati"]


def test_short_and_long_name_share_the_normalised_name():
    made = document("bersama Dinkes", "bersama Dinas Kesehatan", "bersama Dinas Kesehatan Kota Melati", **WHO)
    assert {m.name for m in find_mentions(made).mentions} == {"Dinas Kesehatan Kota Melati"}


def test_party_named_twice_is_two_mentions_in_order():
    made = document("Baznas dan Kodim, lalu Baznas", **WHO)
    found = find_mentions(made).mentions
    assert [m.text for m in found] == ["Baznas", "Kodim", "Baznas"]
    assert [m.place.start for m in found] == sorted(m.place.start for m in found)


def test_cell_knows_its_row_and_column():
    (mention,) = find_mentions(cell_document("Dinas Kesehatan", "pendukung", **WHO)).mentions
    assert (mention.container.table, mention.container.row, mention.container.column) == (0, 0, 0)


def test_long_passage_is_quoted_around_the_party():
    made = document("kata " * 200 + "bersama Baznas " + "lagi " * 200, **WHO)
    (mention,) = find_mentions(made).mentions
    assert len(mention.quote) <= 400 and "bersama Baznas" in mention.quote
    assert mention.quote in made.pages[0].text


def test_list_of_activities_is_not_counted():
    made = document("Program Pelayanan dengan kegiatan :", block="paragraph", **WHO)
    listed = document("Program Pelayanan dengan kegiatan :", "a) Pembinaan Karang Taruna", block="list_item", **WHO)
    assert not find_mentions(made).mentions
    assert [m.counted for m in find_mentions(listed).mentions] == [False]


def test_document_without_owner_and_text():
    assert find_mentions(document("", "12 %")).mentions == ()


@pytest.mark.parametrize("load", [load_parties, load_heads, load_regions, load_programmes, load_cues, load_sources])
def test_lexicon_is_read(load):
    assert load()


@pytest.mark.parametrize(
    ("text", "role", "status"),
    [
        ("Peluang: koordinasi dengan Polres terjalin dengan baik.", Role.MITRA, Status.BERJALAN),
        ("Koordinasi dengan Polres tersendat.", Role.MITRA, Status.MASALAH),
    ],
)
def test_a_cooperation_that_goes_well_is_no_problem_among_problems(text: str, role: Role, status: Status) -> None:
    (mention,) = find_mentions(document(text, section_kind="tantangan_peluang")).mentions
    assert (mention.role, mention.status) == (role, status)


def test_those_whose_partnerships_are_arranged_are_no_partners() -> None:
    assert find_mentions(document("Pengembangan kemitraan UMKM di pasar rakyat.", section_kind="strategi")).mentions == ()
    (mention,) = find_mentions(document("Memperkuat kemitraan dengan UMKM.", section_kind="strategi")).mentions
    assert mention.role is Role.MITRA


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("PT Perkebunan Nusantara VIII", "BUMN_BUMD"),
        ("Kantor Urusan Agama", "PUSAT"),
        ("Lembaga Masyarakat Desa Hutan", "MASYARAKAT"),
        ("Dekranasda", "MASYARAKAT"),
        ("Kominda", "FORUM"),
        ("Hiswana Migas", "DUNIA_USAHA"),
        ("Satlantas", "APARAT_HUKUM"),
        ("LPK", "AKADEMISI"),
    ],
)
def test_bodies_that_plans_name_by_short_names(name, cls):
    (found,) = find_mentions(document(f"Kegiatan dikerjakan bersama {name}.", section_kind="strategi")).mentions
    assert (found.text, str(found.cls)) == (name, cls)
