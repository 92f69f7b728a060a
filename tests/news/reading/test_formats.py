"""The same articles in every format: found, told apart, with the same ids."""

# ruff: noqa: E501 - markup and sentences read better whole
from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from telaah.errors import UsageError
from telaah.news.article import Article, NoArticle
from telaah.news.reading import Item, Notice, ReadOptions, list_items, parse_columns, read_articles
from tests.news.reading.pages import joomla
from tests.news.reading.texts import JALAN, POSYANDU, SUNGAI, Text

TEXTS = (SUNGAI, POSYANDU, JALAN)
PAGE = joomla().html


def record(text: Text) -> dict[str, str]:
    """Return an article as a record with Indonesian names."""
    return {
        "no": "1",
        "judul": text.title,
        "isi": text.body,
        "tanggal": text.date,
        "media": "Kabar Contoh",
        "tautan": "https://contoh.id/1",
        "penulis": text.author,
    }


def plain(text: Text) -> str:
    """Return an article as text."""
    return f"{text.title}\n{text.printed}\n{text.body}\n"


def articles(paths: Iterable[Path | str], options: ReadOptions | None = None) -> list[Article]:
    """Read paths that hold articles only."""
    found = list(read_articles([str(path) for path in paths], options))
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def write_csv(path: Path, delimiter: str, encoding: str = "utf-8") -> Path:
    """Write the records as a table."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(record(SUNGAI)), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(record(text) for text in TEXTS)
    return path


def check_records(found: list[Article], path: Path | str) -> None:
    """Check what all record formats must give."""
    assert [one.path for one in found] == [f"{path}#{number}" for number in (1, 2, 3)]
    for one, text in zip(found, TEXTS, strict=True):
        assert (one.title, one.text, one.date, one.outlet, one.url, one.author) == (
            text.title,
            text.body,
            text.date,
            "Kabar Contoh",
            "https://contoh.id/1",
            text.author,
        )


@pytest.mark.parametrize("indent", [None, 2])
def test_json_array(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "b.json"
    path.write_text(json.dumps([record(text) for text in TEXTS], indent=indent), encoding="utf-8")
    check_records(articles([path]), path)


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text("\n".join(json.dumps(record(text), ensure_ascii=False) for text in TEXTS), encoding="utf-8")
    check_records(articles([path]), path)


def test_json_object_with_a_list(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(json.dumps({"status": "ok", "articles": [record(text) for text in TEXTS]}), encoding="utf-8")
    check_records(articles([path]), path)


def test_broken_line_spoils_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    lines = [json.dumps(record(text)) for text in TEXTS]
    path.write_text(f'{lines[0]}\n{{"judul": "x", "isi": "abc\n{lines[1]}\n{{rusak}}\n{lines[2]}\n', encoding="utf-8")
    found = list(read_articles([str(path)]))
    assert [type(one).__name__ for one in found] == ["Article", "NoArticle", "Article", "NoArticle", "Article"]
    assert [one.reason for one in found if isinstance(one, NoArticle)] == ["damaged", "damaged"]


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t"), ("csv", "|")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables(tmp_path: Path, suffix: str, delimiter: str, encoding: str) -> None:
    path = write_csv(tmp_path / f"b.{suffix}", delimiter, encoding)
    check_records(articles([path]), path)


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="Parquet needs the extra news")
    import pyarrow.parquet as pq

    path = tmp_path / "b.parquet"
    pq.write_table(pa.Table.from_pylist([record(text) for text in TEXTS]), path)
    check_records(articles([path]), path)


def test_feeds(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>{t.title}</title><link>https://contoh.id/1</link><pubDate>Tue, 12 Mar 2024 01:15:00 +0700</pubDate><dc:creator>{t.author}</dc:creator>"
        f"<description>ringkas</description><content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in t.paragraphs)}]]></content:encoded></item>"
        for t in TEXTS
    )
    rss = f'<?xml version="1.0"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Kabar Contoh</title>{items}</channel></rss>'
    entry = f'<entry><title>{SUNGAI.title}</title><link rel="alternate" href="https://contoh.id/1"/><published>2024-03-12T10:00:00+07:00</published><author><name>{SUNGAI.author}</name></author><content type="html">{SUNGAI.body}</content></entry>'
    (tmp_path / "a.xml").write_text(rss, encoding="utf-8")
    (tmp_path / "b.atom").write_text(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar Contoh</title>{entry}</feed>', encoding="utf-8"
    )
    found = articles([tmp_path])
    assert [(one.title, one.text) for one in found] == [*((t.title, t.body) for t in TEXTS), (SUNGAI.title, SUNGAI.body)]
    assert {(one.outlet, one.date, one.url) for one in found} == {("Kabar Contoh", "2024-03-12", "https://contoh.id/1")}


def write_warc(path: Path, page: str, *, gzipped: bool) -> None:
    """Write a WARC with a page, a picture and a page that was not found."""
    answers = (
        ("200 OK", "text/html; charset=utf-8", page.encode()),
        ("200 OK", "image/png", b"\x89PNG"),
        ("404 Not Found", "text/html", b"<html></html>"),
    )
    with path.open("wb") as file:
        for status, kind, body in answers:
            answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nWARC-Date: 2024-02-09T10:00:00Z\r\n"
                f"WARC-Target-URI: https://contoh.id/berita/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            whole = head.encode() + answer + b"\r\n\r\n"
            file.write(gzip.compress(whole) if gzipped else whole)


@pytest.mark.parametrize("gzipped", [True, False])
def test_warc(tmp_path: Path, *, gzipped: bool) -> None:
    path = tmp_path / ("a.warc.gz" if gzipped else "a.warc")
    write_warc(path, str(PAGE), gzipped=gzipped)
    found = list(read_articles([str(path)]))
    assert [one.reason if isinstance(one, NoArticle) else one.path for one in found] == [f"{path}#1", "no_text", "not_supported"]
    assert isinstance(found[0], Article)
    assert found[0].url == "https://contoh.id/berita/1"


def archive(path: Path) -> Path:
    """Write an archive of a text, a page and a table."""
    members = {
        "a/satu.txt": plain(SUNGAI).encode(),
        "b.html": str(PAGE).encode(),
        "c.jsonl": json.dumps(record(JALAN)).encode(),
        ".rahasia": b"x",
    }
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
            for name, data in members.items():
                whole.writestr(name, data)
        return path
    with tarfile.open(path, "w:gz" if path.name.endswith("gz") else "w") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["x.zip", "x.tar.gz", "x.tar", "x.tgz"])
def test_archives(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path / name)
    assert [one.path for one in articles([path])] == [f"{path}#a/satu.txt", f"{path}#b.html", f"{path}#c.jsonl#1"]


@pytest.mark.parametrize(("end", "pack"), [("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)])
def test_packed_files(tmp_path: Path, end: str, pack: object) -> None:
    path = tmp_path / f"satu.txt.{end}"
    path.write_bytes(pack(plain(SUNGAI).encode()))  # type: ignore[operator]
    (found,) = articles([path])
    assert (found.path, found.title) == (str(path), SUNGAI.title)


def test_archive_in_archive(tmp_path: Path) -> None:
    inner = archive(tmp_path / "x.zip").read_bytes()
    path = tmp_path / "luar.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        info = tarfile.TarInfo("dalam.zip")
        info.size = len(inner)
        tar.addfile(info, io.BytesIO(inner))
    assert articles([path])[0].path == f"{path}#dalam.zip#a/satu.txt"


def test_same_material_has_the_same_id_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "satu.txt").write_text(plain(SUNGAI), encoding="utf-8")
    (tmp_path / "salinan.txt").write_bytes(b"\xef\xbb\xbf" + plain(SUNGAI).replace("\n", "\r\n").encode())
    (tmp_path / "b.html").write_text(str(PAGE), encoding="utf-8")
    archive(tmp_path / "x.zip")
    write_warc(tmp_path / "y.warc.gz", str(PAGE), gzipped=True)
    write_csv(tmp_path / "z.csv", ",")
    (tmp_path / "z.jsonl").write_text("\n".join(json.dumps(record(text)) for text in TEXTS), encoding="utf-8")
    ids: dict[str, set[str]] = {}
    for one in read_articles([str(tmp_path)]):
        if isinstance(one, Article):
            ids.setdefault(one.id, set()).add(one.path.removeprefix(f"{tmp_path}/"))
    groups = sorted(sorted(group) for group in ids.values())
    assert ["b.html", "x.zip#b.html", "y.warc.gz#1"] in groups
    assert ["salinan.txt", "satu.txt", "x.zip#a/satu.txt"] in groups
    assert ["x.zip#c.jsonl#1", "z.csv#3", "z.jsonl#3"] in groups
    assert len(groups) == 5


def test_columns_are_guessed_and_told(tmp_path: Path) -> None:
    told: list[Notice] = []
    list(list_items([str(write_csv(tmp_path / "b.csv", ","))], tell=told.append))
    (notice,) = told
    assert notice.key == "columns_guessed"
    assert notice.values["columns"] == "title=judul,text=isi,date=tanggal,outlet=media,url=tautan,author=penulis"


def test_columns_as_the_user_maps_them(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(json.dumps({"a": SUNGAI.body, "b": SUNGAI.title, "isi": "bukan ini", "c": "12-03-2024"}), encoding="utf-8")
    (found,) = articles([path], ReadOptions(columns=parse_columns("title=b,text=a,date=c")))
    assert (found.title, found.text, found.date) == (SUNGAI.title, SUNGAI.body, "2024-03-12")


def test_text_is_found_by_length_where_no_name_tells_it(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    path.write_text(json.dumps({"kode": "1", "kolom1": SUNGAI.title, "kolom2": SUNGAI.body}), encoding="utf-8")
    assert articles([path])[0].text.endswith(SUNGAI.paragraphs[-1])


@pytest.mark.parametrize("wrong", ["judul", "isi=text", "text="])
def test_wrong_mappings_are_usage_errors(wrong: str) -> None:
    with pytest.raises(UsageError):
        parse_columns(wrong)


def test_records_with_markup_or_whole_pages(tmp_path: Path) -> None:
    path = tmp_path / "b.jsonl"
    rows = [
        {"judul": SUNGAI.title, "isi": "".join(f"<p>{p}</p>" for p in SUNGAI.paragraphs)},
        {"url": "https://contoh.id/x", "html": PAGE},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second = articles([path])
    assert first.text == SUNGAI.body
    assert second.title == joomla().text.title
    assert second.text == joomla().text.body


def test_large_files_are_read_record_by_record(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        file.write(",".join(json.dumps({**record(SUNGAI), "no": str(i)}) for i in range(3000)))
        file.write("]")
    items = list_items([str(path)])
    first = next(items)
    assert isinstance(first, Item)
    assert 1 + sum(1 for _ in items) == 3000


def test_folders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("c.txt", "a/2.txt", "a/1.txt", ".tersembunyi.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(plain(SUNGAI) + name, encoding="utf-8")
    assert [Path(one.path).name for one in articles([tmp_path])] == ["c.txt", "1.txt", "2.txt"]


def test_saved_single_file_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    head = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://contoh.id/berita/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="BATAS"\r\n\r\n'
    part = f"--BATAS\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}\r\n--BATAS--\r\n"
    path.write_bytes((head + part).encode())
    (found,) = articles([path])
    assert (found.title, found.url) == (joomla().text.title, "https://contoh.id/berita/1")
