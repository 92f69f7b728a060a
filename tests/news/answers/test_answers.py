"""Counts, ties, trends and quotations, with the sentences behind them."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from telaah.errors import UsageError
from telaah.news import answers
from telaah.news.answers.pages import graphml, network_page, positions, trend_page
from telaah.news.archive.filters import Filters
from tests.news.archive import make
from tests.news.match import make as news

SIGNED = "Dinas Kesehatan Kabupaten Tanjung Contoh menandatangani nota kesepahaman dengan Universitas Contoh, Senin."
AGAIN = "Dinas Kesehatan Kabupaten Tanjung Contoh dan Universitas Contoh bersama-sama menggelar pelatihan kader, Rabu."
SAID = '"Kader adalah ujung tombak kami," kata Kepala Dinas Kesehatan Kabupaten Tanjung Contoh Rahmat Hidayat.'
HEALTH = "Dinas Kesehatan Kabupaten Tanjung Contoh"
UNIVERSITY = "Universitas Contoh"


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    """Three stories, one of them in two outlets, one without a date."""
    folder = tmp_path_factory.mktemp("jawab")
    first = news.story(1, SIGNED, "2023-02-01")
    records = [first, {**first, "media": "Salinan Pos", "tanggal": "2023-02-02"}, news.story(2, AGAIN, "2024-06-05")]
    records.append({**news.story(3, SAID), "tanggal": ""})
    records[1]["isi"] += " Naskah dari siaran pers."
    archive, account = make.added(folder / "arsip", make.lines(folder / "b.jsonl", records))
    assert account.added == 4
    return archive.connect()


def test_near_duplicates_are_one_story_and_two_articles(connection):
    count = {c.name: c for c in answers.parties(connection)}[UNIVERSITY]
    assert (count.cls, count.stories, count.articles) == ("AKADEMISI", 2, 3)
    assert (count.first, count.last) == ("2023-02-01", "2024-06-05")


def test_parties_by_year_by_class_and_filtered(connection):
    by_year = {(c.name, c.group): c.stories for c in answers.parties(connection, by="year")}
    assert (by_year[UNIVERSITY, "2023"], by_year[UNIVERSITY, "2024"]) == (1, 1)
    assert {c.name for c in answers.parties(connection, by="class")} >= {"OPD", "AKADEMISI"}
    late = answers.parties(connection, Filters(since="2024", party="Universitas"))
    assert [(c.name, c.stories) for c in late] == [(UNIVERSITY, 1)]
    with pytest.raises(UsageError, match="--by"):
        answers.parties(connection, by="week")


def test_a_count_leads_to_its_sentences(connection):
    evidence = answers.party_evidence(connection, UNIVERSITY)
    assert [item.sentence for item in evidence] == [SIGNED, SIGNED, AGAIN]
    assert len({item.article for item in evidence}) == 3


def test_who_is_named_with_whom(connection):
    found = answers.network(connection)
    (edge,) = [e for e in found.edges if {e.first, e.second} == {HEALTH, UNIVERSITY}]
    assert (edge.stories, edge.first_date, edge.last_date) == (2, "2023-02-01", "2024-06-05")
    assert [item.sentence for item in edge.evidence] == [SIGNED, AGAIN]
    assert answers.network(connection, least=3).edges == ()
    assert answers.network(connection, Filters(party="Tidak Ada")).edges == ()
    assert len(positions(found)) == len(found.nodes)
    assert positions(found) == positions(answers.network(connection))


def test_a_trend_counts_stories_beside_all_stories(connection):
    found = answers.trend(connection, answers.Subject(party=UNIVERSITY), step="year")
    assert [(p.date, p.stories, p.of) for p in found.points] == [("2023", 1, 1), ("2024", 1, 1)]
    assert found.points[1].evidence[0].sentence == AGAIN
    term = answers.trend(connection, answers.Subject(term="ujung tombak"), step="month")
    assert (sum(p.stories for p in term.points), term.undated) == (0, 1)
    assert len(term.points) == 17  # every month from 2023-02 to 2024-06
    with pytest.raises(UsageError):
        answers.trend(connection, answers.Subject(term="a", party="b"))


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"speaker": "rahmat"}, 1),
        ({"body": "Dinas Kesehatan"}, 1),
        ({"about": "ujung"}, 1),
        ({"about": "50%"}, 0),
        ({"speaker": "x"}, 0),
    ],
)
def test_who_said_what(connection, asked, count):
    found = answers.quotes(connection, **asked)
    assert len(found) == count
    assert all(said.evidence.sentence == "Kader adalah ujung tombak kami" for said in found)


EVIL = answers.Evidence(
    "abc", "2024-01-01", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "x", "\x1b[31m<b>&\x00 kalimat"
)
HOSTILE = answers.Network(
    (answers.Node("<script>A</script>", "OPD", 1), answers.Node('B"\x01&', None, 1)),
    (answers.Edge("<script>A</script>", 'B"\x01&', 1, (("done", 1),), "2024-01-01", "2024-01-01", (EVIL,)),),
)
POINTS = (answers.TrendPoint("2024", 1, 1, (EVIL,)), answers.TrendPoint("2025", 0, 0))
TREND = answers.Trend(answers.Subject(term="<i>x</i>"), "year", POINTS, 0)


@pytest.mark.parametrize("page", [network_page(HOSTILE, lang="id"), trend_page(TREND, lang="en")])
def test_pages_load_nothing_and_show_text_as_text(page):
    assert not re.search(r"(?:src|href|action|url)\s*[=(]", page.replace("img src=x", ""), re.IGNORECASE)
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page)
    assert "default-src 'none'" in page
    for raw in ("<script>A", "<script>alert", "<img", "<i>x", "<b>&", "\x1b", "\x00", "\x01"):
        assert raw not in page


def test_the_policy_allows_exactly_the_script_of_the_page():
    import base64
    import hashlib

    page = network_page(HOSTILE, lang="id")
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{allowed}'" in page
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert data["nodes"][0]["name"] == "<script>A</script>"
    assert data["edges"][0]["evidence"][0]["sentence"].endswith("kalimat")


def test_graphml_is_well_formed_whatever_the_names_hold():
    root = ElementTree.fromstring(graphml(HOSTILE))
    assert len(root.findall(".//{*}node")) == 2
    assert len(root.findall(".//{*}edge")) == 1
