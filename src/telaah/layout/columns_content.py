"""Columns whose header is silent or says too little, told by their neighbours and by what stands in their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from telaah.layout.columns import MEASURES, ORDINAL_CELL, WEAK, YEAR, YEAR_CELL, column_key, column_role, header_role
from telaah.layout.rows import NOMENCLATURE
from telaah.lexicons.columns import compact
from telaah.model.document import Column, ColumnRole

MARKER = re.compile(r"^\W*(?:\(?[0-9]{1,3}|\(?[a-zA-Z]|\(?[IVX]{1,5})?\W*$")
NUMERIC = re.compile(r"^[\s\d.,%≤≥<>=±–-]+$")
MONEY = re.compile(r"(?i)^\s*(?:rp\.?)?\s*\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?[\s,.-]*$")
UNIT = re.compile(
    r"(?i)^\s*(?:%|persen(?:tase)?|indeks|nilai|orang|unit|dokumen|laporan|paket|bulan|tahun|kali|kegiatan|poin|skor"
    r"|angka|rasio|kasus|buah|predikat|kategori|menit|hari|level|km|ha|ton)\s*$"
)
TARGET_TITLE = re.compile(
    r"(?i)\btarget\b|tujuan|sasaran|rencana|indikator kinerja (?:utama|kunci)|perjanjian kinerja|\biku\b|\bikk\b"
)
PAST_TITLE = re.compile(r"(?i)realisasi|capaian|perkembangan|pencapaian|jumlah|data\b|hasil|penyerapan|evaluasi")


@dataclass(frozen=True, slots=True)
class Sample:
    """The cell texts of one column."""

    texts: tuple[str, ...]

    def share(self, pattern: re.Pattern[str]) -> float:
        """Return the share of non-empty cells that match a pattern from start to end."""
        filled = [t for t in self.texts if t.strip()]
        return sum(1 for t in filled if pattern.match(t)) / len(filled) if filled else 0.0


def assign_columns(paths: Sequence[tuple[str, ...]], samples: Sequence[Sample], title: str) -> tuple[Column, ...]:
    """Give each column its role and key: by its header words, else by its neighbours and its cells."""
    columns = [_by_header(k, path) for k, path in enumerate(paths)]
    columns = _split_shared_headers(columns, paths, samples)
    columns = _years_without_group(columns, paths, title)
    columns = [_by_content(c, paths[c.index], samples[c.index]) for c in columns]
    columns = _repair_years(columns, paths)
    columns = _baselines(columns)
    columns = _beside_targets(columns, paths)
    return tuple(columns)


_FORECAST = re.compile(r"(?i)\bproyeksi\b")


def _beside_targets(columns: list[Column], paths: Sequence[tuple[str, ...]]) -> list[Column]:
    """Take the part of targets from forecasts ("Proyeksi") and from years past in a group "Capaian" that stand beside targets."""
    targets = [c for c in columns if c.role is ColumnRole.TARGET]
    forecasts = {c.index for c in targets if any(_FORECAST.search(t) for t in paths[c.index])}
    achieved = [c for c in targets if c.key and any(header_role(t) is ColumnRole.CAPAIAN for t in paths[c.index][:-1])]
    last = max((c.key for c in achieved if c.key and len(c.key) == 4), default="")
    past = {c.index for c in achieved if c.key and len(c.key) == 4 and c.key < last}
    out = past | (forecasts if len(forecasts) < len(targets) else set())
    return [replace(c, role=ColumnRole.LAIN) if c.index in out else c for c in columns]


def _by_header(index: int, path: tuple[str, ...]) -> Column:
    role = column_role(path)
    key = column_key(path) if role is None or role in MEASURES or _only_time(path) else None
    if role is ColumnRole.BASELINE and key == "akhir":
        key = None
    if _CONDITION.match(path[-1] if path else ""):
        role = ColumnRole.BASELINE
    return Column(index, " / ".join(path), role or ColumnRole.LAIN, key)


def _split_shared_headers(columns: list[Column], paths: Sequence[tuple[str, ...]], samples: Sequence[Sample]) -> list[Column]:
    """Where one header cell covers several columns, tell its numbering, its colon and its unit from its text."""
    done: list[Column] = []
    for column in columns:
        role = column.role
        shared = any(
            0 <= k < len(paths) and paths[k] == paths[column.index] and paths[k] for k in (column.index - 1, column.index + 1)
        )
        if shared and role not in (ColumnRole.KODE, ColumnRole.NOMOR) and role not in WEAK:
            sample = samples[column.index]
            if any(t.strip() for t in sample.texts) and role not in MEASURES and sample.share(MARKER) >= 0.9:
                role = ColumnRole.NOMOR
            elif role in MEASURES and sample.share(UNIT) >= 0.6:
                role = ColumnRole.SATUAN
        done.append(replace(column, role=role))
    return done


def _years_without_group(columns: list[Column], paths: Sequence[tuple[str, ...]], title: str) -> list[Column]:
    """Give columns that print only a year their meaning: planned where title or neighbours say so, else past."""
    dated = [c for c in columns if c.role is ColumnRole.LAIN and c.key not in (None, "akhir")]
    bare = [c for c in dated if _only_time(paths[c.index])]
    if not bare:
        return columns
    if any(c.role is ColumnRole.TARGET and c.key != "akhir" for c in columns):
        role = ColumnRole.TARGET if _goes_before_targets(bare, columns) else ColumnRole.REALISASI
        last = max((c.key for c in columns if c.role is ColumnRole.TARGET and c.key and len(c.key) == 4), default="9")
        later = {c.index for c in bare if c.key and len(c.key) == 4 and c.key > last}
        columns = [replace(c, role=ColumnRole.TARGET) if c.index in later else c for c in columns]
        bare = [c for c in bare if c.index not in later]
    else:
        role = _meaning_of_years(columns, title)
    chosen = {c.index for c in bare}
    return [replace(c, role=role, key=c.key) if c.index in chosen else c for c in columns]


def _goes_before_targets(bare: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Return whether bare years stand in one sequence with the target years, after a baseline of an earlier year."""
    targets = {int(c.key) for c in columns if c.role is ColumnRole.TARGET and c.key and c.key.isdigit()}
    bases = [int(c.key) for c in columns if c.role is ColumnRole.BASELINE and c.key and c.key.isdigit()]
    years = {int(c.key) for c in bare if c.key and c.key.isdigit()}
    return bool(bases and years) and max(bases) < min(years) and max(years) + 1 in targets


def _meaning_of_years(columns: Sequence[Column], title: str) -> ColumnRole:
    """Return what columns are that print only years, in a table without a target column."""
    roles = {c.role for c in columns}
    if not (any(r.value.startswith("indikator") for r in roles) or roles & {ColumnRole.SASARAN, ColumnRole.PROGRAM}):
        return ColumnRole.LAIN
    if re.search(r"(?i)\btarget\b", title):
        return ColumnRole.TARGET
    if re.search(r"(?i)realisasi|pencapaian|capaian kinerja", title) or ColumnRole.REALISASI in roles:
        return ColumnRole.REALISASI
    planned = TARGET_TITLE.search(title) or not PAST_TITLE.search(title)
    return ColumnRole.TARGET if planned else ColumnRole.REALISASI


def _only_time(path: tuple[str, ...]) -> bool:
    if all(YEAR_CELL.match(t) or YEAR.search(t) or compact(t) in _TIMES for t in path):
        return True
    return all(ORDINAL_CELL.match(t) or compact(t) in _TIMES for t in path) and any(_TOLD.search(t) for t in path)


_CONDITION = re.compile(r"(?i)^kondisi\s+(?:tahun\s+)?(?:19|20)\d\d$")
"""What there was in a year: where the plan began."""
_TIMES = ("tahun", "th", "thn", "periode", "tahunke")
_TOLD = re.compile(r"(?i)\b(?:tahun|th|thn)\b")


def _by_content(column: Column, path: tuple[str, ...], sample: Sample) -> Column:
    """Give a column a role by its cells: one without header text, or a "unit" full of numbers, where they leave no doubt."""
    if column.role is ColumnRole.SATUAN and len(path) > 1 and sample.share(NUMERIC) >= 0.7:
        return replace(column, role=ColumnRole.TARGET)
    if column.role is not ColumnRole.LAIN or path:
        return column
    tests = (
        (ColumnRole.PAGU, MONEY, 0.8, 2, 99),
        (ColumnRole.SATUAN, UNIT, 0.8, 1, 99),
        (ColumnRole.NOMOR, MARKER, 0.9, 1, 0),
        (ColumnRole.KODE, NOMENCLATURE, 0.9, 1, 1),
    )
    filled = sum(1 for t in sample.texts if t.strip())
    for role, pattern, share, least, last_column in tests:
        if filled >= least and column.index <= last_column and sample.share(pattern) >= share:
            return replace(column, role=role)
    return column


def _repair_years(columns: list[Column], paths: Sequence[tuple[str, ...]]) -> list[Column]:
    """Read a year that is printed twice, or left out, from its place in the sequence (GUIDELINES 3)."""
    done = list(columns)
    for role in (ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.PAGU, ColumnRole.LAIN):
        for run in _runs(done, paths, role):
            keys = [done[k].key for k in run]
            years = [int(k) if k is not None and len(k) == 4 else None for k in keys]
            if years[0] is None or sum(y is not None for y in years) < 2 or len(run) < 3:
                continue
            planned = [years[0] + n for n in range(len(run))]
            printed = [y for y in years if y is not None]
            broken = any(b <= a for a, b in pairwise(printed))
            agreeing = sum(y == p for y, p in zip(years, planned, strict=True))
            if (broken or None in years) and agreeing >= 2:
                for k, year in zip(run, planned, strict=True):
                    done[k] = replace(done[k], key=str(year), role=role)
    return done


def _runs(columns: Sequence[Column], paths: Sequence[tuple[str, ...]], role: ColumnRole) -> list[list[int]]:
    """Return the runs of neighbouring columns of one role under one group header, each with a year or nothing of its own."""
    runs: list[list[int]] = []
    for column in columns:
        path = paths[column.index]
        fits = column.role is role and len(path) >= 1 and (YEAR_CELL.match(path[-1]) or len(path) == 1 or column.key is None)
        previous = runs[-1][-1] if runs else -2
        if fits and previous == column.index - 1 and paths[previous][:1] == path[:1]:
            runs[-1].append(column.index)
        elif fits:
            runs.append([column.index])
    return runs


def _baselines(columns: list[Column]) -> list[Column]:
    """Read one "Capaian 2020" before the targets of later years as the baseline, where no realised year follows."""
    targets = [c for c in columns if c.role is ColumnRole.TARGET and c.key and c.key.isdigit() and len(c.key) == 4]
    if not targets or any(c.role is ColumnRole.BASELINE for c in columns):
        return columns
    first = targets[0]
    past = [c for c in columns if c.role in (ColumnRole.REALISASI, ColumnRole.CAPAIAN)]
    dated = [c for c in past if c.key and c.key.isdigit() and int(c.key) < int(first.key or 0) and c.index < first.index]
    if not dated or len(dated) != len(past):
        return columns
    chosen = max(dated, key=lambda c: (int(c.key or 0), -c.index))
    return [replace(c, role=ColumnRole.BASELINE) if c.index == chosen.index else c for c in columns]
