"""What nobody meant to be news: told with a reason, never a traceback, never memory without end."""

# ruff: noqa: E501 - markup and sentences read better whole
from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telaah.news.article import Article, NoArticle
from telaah.news.reading import Item, ReadOptions, list_items, read_articles, read_item
from telaah.news.reading.item import page_item, record_item, text_item
from tests.news.reading.pages import joomla
from tests.news.reading.texts import SUNGAI

SMALL = ReadOptions(max_item_bytes=200_000, max_unpacked_bytes=2_000_000)
PAGE = str(joomla().html)


def reasons(path: Path, options: ReadOptions | None = None) -> list[str]:
    """Read a path and return the reasons why it holds no article."""
    return [one.reason if isinstance(one, NoArticle) else "article" for one in read_articles([str(path)], options)]


def write(path: Path, data: bytes) -> Path:
    """Write a file."""
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("kosong.txt", b"", "empty"),
        ("spasi.html", b" \n\n ", "empty"),
        ("gambar.jpg", b"\xff\xd8\xff\xe0" + bytes(300), "not_supported"),
        ("gambar.html", b"\x89PNG\r\n\x1a\n" + bytes(300), "not_supported"),
        ("dokumen.pdf", b"%PDF-1.4\n...", "not_supported"),
        ("acak.bin", random.Random(1).randbytes(4000), "not_supported"),
        ("nol.txt", bytes(5000), "empty"),
        ("nol.html", b"<html>" + bytes(5000), "not_supported"),
        ("pendek.txt", b"Judul\nHalo dunia.", "too_short"),
        ("skrip.html", b"<html><script>" + b"var a=1;" * 2000 + b"</script></html>", "index_page"),
        ("rusak.json", b'{"judul": ', "damaged"),
        ("angka.json", b"[1, 2, 3]", "no_text"),
        ("rusak.parquet", b"PAR1" + bytes(100), "damaged"),
        ("rusak.zip", b"PK\x03\x04" + bytes(100), "damaged"),
        ("rusak.txt.gz", b"\x1f\x8b\x08\x00" + bytes(10), "damaged"),
        ("rusak.warc", b"WARC/1.0\r\nContent-Length: 999999\r\n\r\n", "damaged"),
        ("kosong.rss", b"<rss><channel></channel></rss>", "no_text"),
        ("peta.xml", b"<?xml version='1.0'?><urlset></urlset>", "not_supported"),
        ("gaya.css", b"body { color: red }", "not_supported"),
        ("kepala.csv", b"judul,isi\n", ""),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_told_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    found = set(reasons(write(tmp_path / name, data)))
    assert found == ({reason} if reason else set())


def test_missing_files_and_devices(tmp_path: Path) -> None:
    assert reasons(tmp_path / "tidak-ada.html") == ["not_found"]
    if Path("/dev/zero").exists():
        assert reasons(Path("/dev/zero")) == ["not_supported"]


def test_pages_and_texts_beyond_the_bound(tmp_path: Path) -> None:
    big = ("<p>" + SUNGAI.paragraphs[0] + "</p>").encode() * 2000
    assert reasons(write(tmp_path / "a.html", b"<html>" + big), SMALL) == ["too_large"]
    assert reasons(write(tmp_path / "a.txt", big.replace(b"<p>", b"\n").replace(b"</p>", b"")), SMALL) == ["too_large"]
    assert reasons(write(tmp_path / "a.json", json.dumps({"isi": "kata " * 100_000}).encode()), SMALL) == ["too_large"]
    assert reasons(write(tmp_path / "a.csv", b"judul,isi\na," + b"kata " * 100_000), SMALL) == ["too_large"]


def test_large_page_in_time_and_memory() -> None:
    """Two megabytes of pictures written into the page and of elements without text do not hide the article."""
    picture = "data:image/png;base64," + "iVBORw0KGgo" * 100_000
    noise = "<div><span></span></div>" * 20_000
    found = read_item(
        page_item("a.html", PAGE.replace("<p ", f'<img src="{picture}"><p ', 1).replace("</body>", noise + "</body>").encode())
    )
    assert isinstance(found, Article)
    assert found.text == joomla().text.body


def test_markup_without_end_is_too_large() -> None:
    found = read_item(page_item("a.html", PAGE.replace("</body>", "<p>kata</p>" * 300_000 + "</body>").encode()))
    assert isinstance(found, NoArticle)
    assert found.reason == "too_large"


def test_elements_without_end() -> None:
    for deep in ("<div>" * 50_000, "<table><tr><td>" * 20_000, "<b><i>" * 30_000, "<ul><li>" * 20_000):
        found = read_item(page_item("a.html", ("<html><body>" + deep + SUNGAI.body).encode()))
        assert isinstance(found, Article | NoArticle)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{i} "{f"&a{i - 1 if i else str()};" * 10}">' for i in range(9))
        + "]>"
    )
    feed = (
        f"<?xml version='1.0'?>{bomb}<rss><channel><item><title>x</title><description>&a8;</description></item></channel></rss>"
    )
    outside = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>x</title><description>&x; teks</description></item></channel></rss>"
    write(tmp_path / "a.rss", feed.encode())
    write(tmp_path / "b.rss", outside.encode())
    for one in list_items([str(tmp_path)]):
        assert isinstance(one, Item | NoArticle)
        assert "root:" not in str(one)
        assert len(str(one)) < 10_000
    page = bomb.replace("rss", "html") + "<html><body><p>&a8;</p></body></html>"
    assert isinstance(read_item(page_item("a.html", page.encode())), NoArticle)


def test_packed_bombs(tmp_path: Path) -> None:
    zeros = b"0" * 5_000_000
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("bom.txt", zeros)
        whole.writestr("baik.txt", f"{SUNGAI.title}\n{SUNGAI.body}")
    assert sorted(reasons(tmp_path / "a.zip", SMALL)) == ["article", "too_large"]
    assert reasons(write(tmp_path / "a.txt.gz", gzip.compress(zeros)), SMALL) == ["too_large"]
    nested = gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"x" * 100))))))
    assert reasons(write(tmp_path / "b.gz", nested), SMALL) == ["too_large"]


def test_names_in_archives_lead_nowhere(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as whole:
        whole.writestr("../../keluar.txt", f"{SUNGAI.title}\n{SUNGAI.body}")
    (found,) = read_articles([str(tmp_path / "a.zip")])
    assert isinstance(found, Article)
    assert not (tmp_path.parent / "keluar.txt").exists()


def test_locked_members_and_office_files(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as whole:
        whole.writestr("a.txt", "x" * 100)
    locked = bytearray(stream.getvalue())
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert reasons(write(tmp_path / "kunci.zip", bytes(locked))) == ["encrypted"]
    with zipfile.ZipFile(tmp_path / "surat.docx", "w") as whole:
        whole.writestr("[Content_Types].xml", "<x/>")
    assert reasons(tmp_path / "surat.docx") == ["not_supported"]


def test_json_nested_without_end(tmp_path: Path) -> None:
    assert reasons(write(tmp_path / "a.json", b'{"a":' * 100_000)) == ["damaged"]
    assert reasons(write(tmp_path / "b.json", b"[" * 100_000)) in (["damaged"], [])


def test_control_characters_do_not_reach_the_text() -> None:
    found = read_item(text_item("a.txt", f"{SUNGAI.title}\n\x1b[31m\x07{SUNGAI.body}\u202e\x00".encode()))
    assert isinstance(found, Article)
    assert found.text == f"{SUNGAI.title}\n{SUNGAI.body}"
    found = read_item(page_item("a.html", PAGE.replace("Bank daerah", "Bank\x1b[31m\u202e daerah").encode()))
    assert isinstance(found, Article)
    assert "\x1b" not in found.text
    assert "\u202e" not in found.text


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_pages_cut_anywhere(cut: int) -> None:
    data = PAGE.encode()
    assert isinstance(read_item(page_item("a.html", data[: len(data) * cut // 100])), Article | NoArticle)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 3000), st.sampled_from(["a.html", "a.txt", "a.json", "a.csv", "a.rss"]))
def test_bytes_put_anywhere(tmp_path_factory: pytest.TempPathFactory, noise: bytes, where: int, name: str) -> None:
    base = {
        "a.html": PAGE,
        "a.txt": SUNGAI.body,
        "a.json": json.dumps({"isi": SUNGAI.body}),
        "a.csv": f'judul,isi\na,"{SUNGAI.body}"',
    }.get(name, f"<rss><channel><item><description>{SUNGAI.body}</description></item></channel></rss>").encode()
    path = tmp_path_factory.mktemp("x") / name
    path.write_bytes(base[:where] + noise + base[where:])
    for one in read_articles([str(path)]):
        assert isinstance(one, Article | NoArticle)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600))
def test_any_text(text: str) -> None:
    data = text.encode("utf-8", "replace")
    for item in (
        text_item("a", data),
        page_item("a", data),
        record_item("a", {"text": text, "date": text, "url": text, "outlet": text}),
    ):
        assert isinstance(read_item(item), Article | NoArticle)


@pytest.mark.parametrize(
    "line",
    [
        "#a" * 4000,
        "@a.b " * 3000,
        "1 " * 4000,
        "Share " * 2000,
        "baca juga " * 500,
        "(" * 6000,
        "[a" * 3000,
        "a, " * 3000,
        "– " * 3000,
        "http://" * 900,
        "12/12/" * 1000,
        "Jan " * 1500,
        "<p>" * 900,
        "Foto: " * 800,
    ],
)
def test_lines_that_could_keep_patterns_busy(line: str) -> None:
    text = "\n".join([SUNGAI.title, line[:690], line, SUNGAI.body, line[:690], line])
    assert isinstance(read_item(text_item("a.txt", text.encode())), Article)
