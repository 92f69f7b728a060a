"""Dates as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telaah.text.dates import dates_in_url, find_dates, is_relative, parse_date, printed_day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Selasa 14 November 2023", "2023-11-14"),
        ("Kamis (15/6/2023)", "2023-06-15"),
        ("Senin, 12 Feb 2024 | 10:15 WIB", "2024-02-12"),
        ("12-02-2024", "2024-02-12"),
        ("Jum'at, 3 Mei 2024", "2024-05-03"),
        ("Senin (09/12/24)", "2024-12-09"),
        ("2023/11/02 17:50:26", "2023-11-02"),
        ("November 2, 2023 8:59 pm", "2023-11-02"),
        ("06/15/2023", "2023-06-15"),
        ("Thu, 02 Nov 2023 18:34:19 GMT", "2023-11-03"),
        ("2024-01-20T18:33:13+07:00", "2024-01-20"),
        ("2023-11-02T18:34:19+00:00", "2023-11-03"),
        ("1698922226", "2023-11-02"),
        ("20231102", "2023-11-02"),
        ("2 hari lalu", None),
        ("Rabu (12/02)", None),
        ("31 Februari 2024", None),
        ("pukul 10.30.55", None),
        ("Rp 12.500.000", None),
        ("", None),
    ],
)
def test_one_date(text: str, iso: str | None) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2 hari lalu", "2024-02-28"),
        ("seminggu yang lalu", "2024-02-23"),
        ("kemarin", "2024-02-29"),
        ("3 jam lalu", None),
        ("2 bulan lalu", None),
    ],
)
def test_relative_to_a_known_day(text: str, iso: str | None) -> None:
    assert parse_date(text, relative_to="2024-03-01") == iso
    assert is_relative(text)


def test_hours_count_from_a_known_hour() -> None:
    assert parse_date("5 jam lalu", relative_to="2024-03-01T03:00:00") == "2024-02-29"


def test_ends_of_ranges_are_marked() -> None:
    (found,) = find_dates("dilaksanakan 7 Mei hingga 28 September 2019")
    assert found.ranged


def test_day_as_it_stands() -> None:
    assert printed_day("2023-11-02T20-59-53Z") == "2023-11-02"


def test_addresses() -> None:
    assert list(dates_in_url("https://contoh.id/read/2023/11/02/213419026/judul")) == ["2023-11-02"]
    assert list(dates_in_url("https://contoh.id/berita/7238811/judul")) == []


@given(st.dates(min_value=__import__("datetime").date(1950, 1, 1), max_value=__import__("datetime").date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: object) -> None:
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
    year, month, date = day.year, day.month, day.day  # type: ignore[attr-defined]
    for text in (
        f"{date} {months[month - 1]} {year}",
        f"{date}/{month}/{year}",
        f"{date:02}-{month:02}-{year}",
        f"{year}-{month:02}-{date:02}",
    ):
        assert parse_date(text) == day.isoformat()  # type: ignore[attr-defined]


@given(st.text(max_size=200))
def test_nothing_makes_it_throw(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    parse_date(text, relative_to="2024-01-01")
