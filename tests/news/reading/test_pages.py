"""Articles out of web pages: the markup is in the manner of real portals and systems, the texts are our own."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest

from telaah.news.article import Article, NoArticle
from telaah.news.reading import read_articles, read_item
from telaah.news.reading.item import page_item
from tests.news.reading.pages import ARTICLES, Page, index_pages

SHARED = Path(__file__).parents[3].parent / "shared" / "news" / "html"
PAGES = [make() for make in ARTICLES]


def read(page: str | bytes, **more: str) -> Article | NoArticle:
    """Read a page."""
    return read_item(page_item("halaman.html", page if isinstance(page, bytes) else page.encode(), **more))


def article(page: str | bytes, **more: str) -> Article:
    """Read a page that holds an article."""
    found = read(page, **more)
    assert isinstance(found, Article), found
    return found


def likeness(text: str, wanted: str) -> float:
    """Return the F measure of the words of two texts."""
    a, b = (Counter(re.findall(r"\w+", one.lower())) for one in (text, wanted))
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values()))


def markup(page: Page) -> str:
    """Return a page as text."""
    return page.html if isinstance(page.html, str) else page.html.decode("cp1252")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_text_title_and_date(page: Page) -> None:
    found = article(page.html)
    assert likeness(found.text, page.body or page.text.body) >= 0.99, found.text
    assert found.title == page.text.title
    assert found.date == page.text.date
    if page.outlet:
        assert found.outlet == page.outlet


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nothing_of_other_articles(page: Page) -> None:
    text = article(page.html).text
    for foreign in (
        "Bupati Lantik",
        "Harga Cabai",
        "Berita Terkait",
        "Terpopuler",
        "Copyright",
        "Share",
        "Baca juga",
        "Baca Juga",
    ):
        assert foreign not in text


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.name not in {"text in json", "village system", "long comments"}], ids=lambda page: page.name
)
def test_template_never_seen(page: Page) -> None:
    """Class names that say nothing, no metadata, only divs: the text is still found."""
    bare = re.sub(r"(class|id|itemprop)=(\"[^\"]*\"|'[^']*')", lambda m: f'{m[1]}="k{crc32(m[2].encode())}"', markup(page))
    bare = re.sub(r"<script.*?</script>|<meta[^>]*>", "", bare, flags=re.DOTALL)
    bare = re.sub(r"<(/?)(?:article|main|section|aside|nav|footer|header)\b", r"<\1div", bare)
    assert likeness(article(bare).text, page.body or page.text.body) >= 0.85


@pytest.mark.parametrize("name", sorted(index_pages()))
def test_pages_that_list_articles_hold_none(name: str) -> None:
    found = read(index_pages()[name])
    assert isinstance(found, NoArticle)
    assert found.reason in {"index_page", "no_text", "too_short"}


def test_what_was_taken_out_can_be_shown() -> None:
    found = article(PAGES[0].html)
    reasons = {removed.reason for removed in found.removed}
    assert {"advert", "related"} <= reasons
    assert all(removed.text not in found.text for removed in found.removed if removed.reason != "title")


def test_links_inside_sentences_stay() -> None:
    found = article(next(page for page in PAGES if page.name == "portal inline links").html)
    assert "bersama bidan desa." in found.text


def test_times_in_utc_are_of_the_next_day_at_home() -> None:
    found = article(next(page for page in PAGES if page.name == "wordpress newspaper").html)
    assert found.date == "2024-03-13"


def test_local_times_written_as_utc_follow_the_shown_date() -> None:
    page = next(page for page in PAGES if page.name == "wordpress newspaper")
    html = markup(page).replace("2024-03-12T18:30:11+00:00", "2024-03-13T20:30:11+00:00")
    assert article(html).date == "2024-03-13"


def test_days_ago_count_only_from_a_known_day() -> None:
    html = markup(next(page for page in PAGES if page.name == "joomla"))
    html = re.sub(r"<time datetime.*?</time>", "<span>2 hari lalu</span>", html)
    assert article(html).date is None
    assert article(html, seen="2024-02-09").date == "2024-02-07"


def test_page_says_where_it_stands() -> None:
    assert article(PAGES[1].html).url == "https://regional.kabarcontoh.com/read/2023/08/21/093000378/angka-stunting"
    relative = markup(PAGES[1]).replace("https://regional.kabarcontoh.com/read", "/read")
    assert (
        article(relative, url="https://regional.kabarcontoh.com/x").url
        == "https://regional.kabarcontoh.com/read/2023/08/21/093000378/angka-stunting"
    )


@pytest.mark.parametrize("name", ["detik-2020", "kompas-2020", "malangkab-article", "mediaindonesia-2026", "tribun-2020"])
def test_real_articles(name: str) -> None:
    if not SHARED.exists():
        pytest.skip("no shared pages")
    dates = {
        "detik-2020": "2023-11-02",
        "kompas-2020": "2023-11-02",
        "malangkab-article": None,
        "mediaindonesia-2026": "2026-01-20",
        "tribun-2020": "2020-05-04",
    }
    (found,) = read_articles([str(SHARED / f"{name}.html")])
    assert isinstance(found, Article)
    assert found.date == dates[name]
    assert not re.search(r"baca juga|whatsapp|copyright|gambas", found.text, re.IGNORECASE)
    assert len(found.text.split()) > 100


def test_real_front_page() -> None:
    if not SHARED.exists():
        pytest.skip("no shared pages")
    (found,) = read_articles([str(SHARED / "malangkab-frontpage.html")])
    assert isinstance(found, NoArticle)
    assert found.reason == "index_page"
