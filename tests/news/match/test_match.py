"""What is found between a plan and an archive, and what is not."""

from __future__ import annotations

import json

import pytest

from telaah.errors import UsageError
from telaah.learned import embedder
from telaah.news.match import Left, compare_plan, findings, plan_of, read_results
from telaah.news.match.page import match_page
from telaah.rules.runner import Selection
from tests.news.match import make

SIGNED = f"{make.OFFICE} menandatangani nota kesepahaman dengan Yayasan Bunda Contoh, Senin."
PLANNED = f"{make.OFFICE} berencana menandatangani nota kesepahaman dengan Yayasan Lereng Contoh bulan depan."
ELSEWHERE = "Dinas Kesehatan Kota Tanjung Contoh menandatangani nota kesepahaman dengan Yayasan Pantai Contoh, Senin."


def found(connection, document, **selected):
    compared = compare_plan(connection, plan_of(document), embedder())
    return [item for item in findings(compared, Selection(**selected), "id") if not selected or item]


def parties(items):
    return [dict(item.finding.values)["party"] for item in items if item.finding.rule == "BRT001"]


@pytest.fixture(scope="module")
def partners(tmp_path_factory):
    """Partnerships: signed, planned, of another office's region, before the plan."""
    early = (SIGNED.replace("Bunda", "Purba"), "2019-02-03")
    return make.archive(tmp_path_factory.mktemp("mitra"), [SIGNED, PLANNED, ELSEWHERE, early], title="Berita kerja sama")


def test_a_partner_of_the_press_that_the_plan_does_not_name(partners):
    (item,) = found(partners, make.document())
    assert (item.finding.rule, parties([item])) == ("BRT001", ["Yayasan Bunda Contoh"])
    assert item.told.sentence == SIGNED
    assert (item.told.date, item.told.outlet) == ("2024-05-06", "Contoh Pos 0")
    assert "Yayasan Bunda Contoh" in item.message
    assert "40 halaman" in item.message


@pytest.mark.parametrize("name", ["Yayasan Bunda Contoh", "Yayasan Bunda Contoh Kabupaten Tanjung Contoh"])
def test_nothing_is_said_of_a_partner_that_the_plan_names_anywhere(partners, name):
    assert not found(partners, make.document(mentions=[name]))
    assert not found(partners, make.document(collaborators=[(name, "MASYARAKAT")]))


def test_a_general_word_in_the_plan_does_not_name_the_partner(partners):
    assert parties(found(partners, make.document(mentions=["yayasan"]))) == ["Yayasan Bunda Contoh"]


def test_stories_outside_the_period_and_of_other_offices_are_not_compared(partners):
    assert not found(partners, make.document(period=(2025, 2029)))
    assert not found(partners, make.document(organisation="Dinas Sosial Kabupaten Tanjung Contoh"))
    assert parties(found(partners, make.document(period=(2017, 2021)))) == ["Yayasan Purba Contoh"]


def test_a_region_of_the_same_name_and_another_kind_is_another_region(partners):
    city = make.document(organisation="Dinas Kesehatan Kota Tanjung Contoh", region="Kota Tanjung Contoh")
    assert parties(found(partners, city)) == ["Yayasan Pantai Contoh"]


def test_rules_are_selected(partners):
    assert not found(partners, make.document(), ignore=("BRT001",))
    assert not found(partners, make.document(), preview=False)


def test_partners_of_the_plan_that_no_story_tells_of(partners):
    names = [("Yayasan Bunda Contoh", "MASYARAKAT"), ("Perkumpulan Bidan Contoh", "MASYARAKAT"), ("masyarakat", "MASYARAKAT")]
    compared = compare_plan(partners, plan_of(make.document(collaborators=names)), embedder())
    assert [item.party.text for item in compared.unreported] == ["Perkumpulan Bidan Contoh"]
    assert compared.stories == 2


def test_without_stories_of_the_office_nothing_is_missing(partners):
    given = make.document(
        organisation="Dinas Sosial Kabupaten Tanjung Contoh", collaborators=[("Karang Taruna Contoh", "MASYARAKAT")]
    )
    compared = compare_plan(partners, plan_of(given), embedder())
    assert (compared.stories, compared.unreported) == (0, ())


DIFFERENT = {
    "Prevalensi stunting di Kabupaten Tanjung Contoh ditargetkan turun menjadi 17,2 persen pada akhir 2024.": "17,2 persen",
    "Prevalensi stunting tahun 2023 tercatat 21,3 persen dari target 19,0 persen.": "19,0 persen",
    "Tahun depan, target prevalensi stunting 15,5 persen, kata dia.": "15,5 persen",
    "Angka kematian ibu tercatat 139 per 100.000 kelahiran hidup, sedangkan target untuk 2024 adalah 118.": "118",
}
SILENT = (
    "Prevalensi stunting di Kabupaten Tanjung Contoh ditargetkan 18 persen pada 2024.",
    "Prevalensi stunting tahun 2024 tercatat 19,3 persen, turun dari tahun sebelumnya.",
    "Prevalensi stunting di Kecamatan Pesisir ditargetkan 12 persen pada 2024.",
    "Secara nasional prevalensi stunting ditargetkan 14 persen pada 2024.",
    "Prevalensi stunting ditargetkan turun 2 persen pada 2024.",
    "Prevalensi stunting ditargetkan 17 persen pada 2024 dan 15 persen pada 2025.",
    "Prevalensi stunting ditargetkan turun menjadi 16,1 persen.",
    "Target prevalensi stunting dan angka kematian ibu 2024 masing-masing 15 persen dan 110.",
)


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    return make.archive(tmp_path_factory.mktemp("angka"), [*DIFFERENT, *SILENT])


def test_figures_that_differ_and_only_those(figures):
    told = {
        item.told.sentence: dict(item.finding.values)["printed"] for item in found(figures, make.document(), select=("BRT002",))
    }
    assert told == DIFFERENT


def test_a_figure_leads_to_the_page_of_the_indicator_or_outcome(figures):
    items = {dict(item.finding.values)["year"]: item for item in found(figures, make.document(), select=("BRT002",))}
    assert items["2023"].page == 7
    assert "20,0 %" in items["2023"].message


def test_targets_by_number_count_only_where_each_year_has_one(figures):
    given = make.document()
    indicator = given["outcomes"][0]["indicators"][0]
    indicator["targets"] = {"1": "22,0", "2": "21,0", "3": "20,0", "4": "18,0", "5": "16,0"}
    assert not [i for i in found(figures, given, select=("BRT002",)) if "stunting" in dict(i.finding.values)["indicator"]]
    indicator["targets"]["6"] = "14,0"
    assert [i for i in found(figures, given, select=("BRT002",)) if "stunting" in dict(i.finding.values)["indicator"]]


PIER = '"Tahun depan kami akan membangun dermaga wisata," kata Kepala Dinas Kesehatan Kabupaten Tanjung Contoh Rahmat Hidayat.'
TODDLERS = (
    '"Kami akan membagikan telur bagi balita stunting," kata Kepala Dinas Kesehatan Kabupaten Tanjung Contoh Rahmat Hidayat.'
)


def test_a_promise_is_told_of_where_the_plan_knows_nothing_of_the_matter(tmp_path):
    connection = make.archive(tmp_path, [PIER, TODDLERS], title="Pertemuan")
    items = found(connection, make.document(), select=("BRT003",))
    assert ["dermaga" in item.told.sentence for item in items] == [True]
    assert dict(items[0].finding.values)["speaker"] == "Rahmat Hidayat"


def test_results_are_read_in_every_form(tmp_path):
    whole, lines = tmp_path / "a.json", tmp_path / "b.jsonl"
    failure = {"path": "rusak.pdf", "reason": "damaged", "detail": ""}
    nobody = make.document(organisation=None, path="entah.pdf")
    whole.write_text(json.dumps({"documents": [make.document(), nobody], "failures": [failure]}), encoding="utf-8")
    lines.write_text(f"{json.dumps(make.document())}\n{json.dumps(failure)}\n", encoding="utf-8")
    given = read_results([str(whole), str(lines), "rencana.pdf"])
    assert [plan.owned.organisation for plan in given.plans] == [make.OFFICE] * 2
    assert [(item.path, item.failed) for item in given.left] == [("entah.pdf", False), ("rusak.pdf", True), ("rusak.pdf", True)]
    assert given.unchecked == ["rencana.pdf"]


@pytest.mark.parametrize("text", ["{", "[1, 2]", '{"a": 1}', "null"])
def test_what_is_no_result_is_refused(tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"x\.json"):
        read_results([str(tmp_path / "x.json")])


def test_the_page_shows_text_as_text_and_loads_nothing(partners):
    given = make.document(path="<script>alert(1)</script>.pdf")
    comparison = compare_plan(partners, plan_of(given), embedder())
    found_there = findings(comparison, Selection(), "en")
    page = match_page([(comparison, found_there)], [Left("x", "<b>\x1b[31m")], lang="en")
    assert "Yayasan Bunda Contoh" in page
    assert "script-src 'none'" in page
    assert [part for part in ("<script", "<b>", "\x1b", "http:", "https:") if part in page] == []


def test_the_plan_of_a_whole_region_and_of_a_ministry(tmp_path):
    region = "Pemerintah Kabupaten Tanjung Contoh menandatangani nota kesepahaman dengan Universitas Bukit Contoh, Senin."
    ministry = "Kementerian Sosial menandatangani nota kesepahaman dengan Yayasan Lentera Contoh, Senin."
    connection = make.archive(tmp_path, [region, ministry])
    whole = make.document(organisation="Pemerintah Kabupaten Tanjung Contoh", kind="rpjmd")
    assert parties(found(connection, whole)) == ["Universitas Bukit Contoh"]
    central = make.document(organisation="Kementerian Sosial", region=None, kind="renstra_kl")
    assert parties(found(connection, central)) == ["Yayasan Lentera Contoh"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rapat itu dihadiri Dinas Kesehatan Kabupaten Tanjung Contoh, Badan Amil Zakat Nasional, dan Palang Merah Indonesia.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh bersama Bidang Kesehatan Masyarakat menggelar pelatihan kader, Senin.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh bersama Asisten II Kabupaten Tanjung Contoh menggelar pelatihan kader, Senin.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh bersama desa-desa di Tanjung Contoh menggelar pelatihan kader, Senin.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh menghadiri penandatanganan kerja sama dengan Universitas Contoh, Senin.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh dan Universitas Contoh diharapkan dapat berkolaborasi dengan baik.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh menggelar rapat kerja sama di Universitas Contoh, Senin.",
        "Dinas Kesehatan Kabupaten Tanjung Contoh bersama Pemerintah Kabupaten Tanjung Contoh menggelar pelatihan kader, Senin.",
    ],
)
def test_who_attends_and_the_own_government_are_no_partners(tmp_path, sentence):
    assert parties(found(make.archive(tmp_path, [sentence]), make.document())) == []
