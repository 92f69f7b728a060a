"""JSON, JSON lines, CSV and Parquet -> records, one at a time however large the file is."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, BinaryIO, cast

from telaah.errors import Damaged, LimitExceeded, NotSupported
from telaah.news.article import NoArticle
from telaah.news.reading.columns import map_columns
from telaah.news.reading.encoding import find_encoding, repair_twice
from telaah.news.reading.item import Item, Notice, ReadOptions, record_item

Tell = Callable[[Notice], None]
Row = Mapping[str, str] | NoArticle

_SAMPLE = 64 * 1024
_BLOCK = 1 << 18
_ROWS = 20
_SPACE = re.compile(r"[\s,]*")
_LISTS = ("articles", "items", "data", "results", "news", "berita", "artikel", "posts", "records", "rows", "documents", "hits")


def read_json(path: str, stream: BinaryIO, options: ReadOptions, tell: Tell) -> Iterator[Item | NoArticle]:
    """Yield the records of JSON lines, of one array, or of one object."""
    return _mapped(path, _json_rows(path, stream, options), options, tell)


def read_csv(path: str, stream: BinaryIO, options: ReadOptions, tell: Tell) -> Iterator[Item | NoArticle]:
    """Yield the rows of a table with commas, semicolons, tabs or bars; its first line names the columns."""
    return _mapped(path, _csv_rows(path, stream, options), options, tell)


def read_parquet(path: str, stream: BinaryIO, options: ReadOptions, tell: Tell) -> Iterator[Item | NoArticle]:
    """Yield the rows of a Parquet file."""
    return _mapped(path, _parquet_rows(path, stream, options), options, tell)


def _mapped(path: str, rows: Iterator[Row], options: ReadOptions, tell: Tell) -> Iterator[Item | NoArticle]:
    known: dict[tuple[str, ...], dict[str, str]] = {}
    told: set[tuple[tuple[str, str], ...]] = set()
    first = list(islice(rows, _ROWS))
    sample = [row for row in first if not isinstance(row, NoArticle)]
    for number, row in enumerate(chain(first, rows), start=1):
        name = f"{path}#{number}"
        if isinstance(row, NoArticle):
            yield NoArticle(name, row.reason, row.detail)
            continue
        keys = tuple(row)
        if keys not in known:
            mapping = known[keys] = map_columns(keys, options.columns, [*(r for r in sample if tuple(r) == keys), row][:_ROWS])
            guessed = tuple((f, c) for f, c in mapping.items() if (f, c) not in options.columns)
            if guessed and guessed not in told:
                told.add(guessed)
                tell(Notice(path, "columns_guessed", {"columns": ",".join(f"{f}={c}" for f, c in guessed)}))
        mapping = known[keys]
        fields = {field: row[column].strip() for field, column in mapping.items() if row[column].strip()}
        if not fields.get("text") and not fields.get("summary"):
            yield NoArticle(name, "no_text", "" if "text" in mapping else f"columns: {', '.join(keys)[:200]}")
        elif sum(map(len, fields.values())) > options.max_item_bytes:
            yield NoArticle(name, "too_large")
        else:
            yield record_item(name, fields)


def _text(stream: BinaryIO, options: ReadOptions) -> tuple[io.TextIOBase, str]:
    """Return the stream as text, and its encoding."""
    peek = getattr(stream, "peek", None)
    head: bytes = peek(_SAMPLE)[:_SAMPLE] if peek else b""
    name = options.encoding or find_encoding(head)
    if name == "windows-1252" and not head.isascii():
        name = "cp1252"
    reader = codecs.getreader("utf-8-sig" if name == "utf-8" else name)
    return cast("io.TextIOBase", reader(stream, "replace")), name


class _Window:
    """The stretch of a JSON stream that is being looked at; it moves on without copying what it has passed."""

    def __init__(self, text: io.TextIOBase, most: int) -> None:
        self._text, self._most = text, most
        self.buffer, self.start, self.ended = "", 0, False

    def skip_space(self) -> str:
        """Move to what comes next and return its first character."""
        self.start = _SPACE.match(self.buffer, self.start).end()  # type: ignore[union-attr]
        return self.buffer[self.start : self.start + 1]

    def grow(self) -> None:
        """Read more; what is passed is dropped."""
        rest = self.buffer[self.start :]
        if len(rest) > self._most:
            raise LimitExceeded("a record without end")
        more = self._text.read(max(_BLOCK, len(rest)))
        self.ended = not more
        self.buffer, self.start = rest + more.replace("\x00", ""), 0


def _json_rows(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    text, _ = _text(stream, options)
    decoder, window, opened = json.JSONDecoder(), _Window(text, options.max_item_bytes), False
    while True:
        first = window.skip_space()
        if not first:
            if window.ended:
                return
            window.grow()
        elif first == "]" or (first == "[" and not opened):
            opened = first == "["
            window.start += 1
        else:
            try:
                value, window.start = decoder.raw_decode(window.buffer, window.start)
            except RecursionError:
                raise Damaged("JSON nested too deep") from None
            except json.JSONDecodeError as error:
                if (line_end := _end_of_broken(window, error, opened=opened)) is not None:
                    yield NoArticle(path, "damaged", error.msg)
                    window.start = line_end
                else:
                    window.grow()
                continue
            yield from _rows_of(path, value)


def _end_of_broken(window: _Window, error: json.JSONDecodeError, *, opened: bool) -> int | None:
    """Return where a broken record ends, None where more text may mend it.

    A broken record spoils its line only: its fault lies before the line's end.
    """
    line_end = window.buffer.find("\n", window.start)
    if line_end >= 0 and error.pos <= line_end and not opened and not error.msg.startswith("Unterminated string"):
        return line_end + 1
    return len(window.buffer) if window.ended else None


def _rows_of(path: str, value: object) -> Iterator[Row]:
    if isinstance(value, list):
        for part in value:
            yield from _rows_of(path, part)
        return
    if not isinstance(value, dict):
        yield NoArticle(path, "no_text")
        return
    for key in _LISTS:
        inner = value.get(key)
        if isinstance(inner, list) and inner and all(isinstance(part, dict) for part in inner):
            for part in inner:
                yield from _rows_of(path, part)
            return
    inner = list(value.values())
    if len(inner) == 1 and isinstance(inner[0], dict):
        yield from _rows_of(path, inner[0])
        return
    source = value.get("_source")
    yield _flat(source if isinstance(source, dict) else value)


def _flat(value: dict[Any, Any]) -> dict[str, str]:
    return {str(key): repair_twice(_string(part)) for key, part in value.items()}


def _string(value: object, depth: int = 0) -> str:
    """Return a value as text: paragraphs of nested lists on lines of their own, names of objects by their name."""
    if isinstance(value, str):
        return value
    if value is None or depth > 8:
        return ""
    if isinstance(value, dict):
        for key in ("name", "nama", "rendered", "$date", "@value"):
            if isinstance(value.get(key), str):
                return str(value[key])
        return "\n".join(filter(None, (_string(part, depth + 1) for part in value.values())))
    if isinstance(value, list | tuple):
        parts = [_string(part, depth + 1) for part in value]
        joint = ", " if all(len(part) < 60 for part in parts) else "\n"
        return joint.join(filter(None, parts))
    return str(value)


def _csv_rows(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    text, _ = _text(stream, options)
    lines = _lines(text, options.max_item_bytes)
    head = "".join(islice(lines, 1))
    if not head:
        return
    delimiter = _delimiter(head, path)
    csv.field_size_limit(options.max_item_bytes)
    reader = csv.reader(chain([head], lines), delimiter=delimiter)
    columns: list[str] = []
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield NoArticle(path, "damaged", str(error))
            continue
        if not columns:
            columns = _unique(row)
        elif any(cell.strip() for cell in row):
            cells = [*row, *([""] * (len(columns) - len(row)))]
            yield {column: repair_twice(cell) for column, cell in zip(columns, cells, strict=False)}


def _lines(text: io.TextIOBase, most: int) -> Iterator[str]:
    while True:
        line = text.readline(most)
        if not line:
            return
        if len(line) >= most:
            raise LimitExceeded("a line without end")
        yield line.replace("\x00", "")


def _delimiter(head: str, path: str) -> str:
    if path.lower().endswith((".tsv", ".tab")):
        return "\t"
    bare = re.sub(r'"[^"]*"', "", head)
    return max(",;\t|", key=bare.count)


def _unique(names: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for position, name in enumerate(names, start=1):
        shown = name.strip().lstrip("\ufeff") or f"kolom_{position}"
        seen[shown] = seen.get(shown, 0) + 1
        unique.append(shown if seen[shown] == 1 else f"{shown}_{seen[shown]}")
    return unique


def _parquet_rows(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Row]:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise NotSupported('Parquet: pip install "telaah[news]"') from None
    try:
        table = pq.ParquetFile(stream)
        for batch in table.iter_batches(batch_size=64):
            if batch.nbytes > 64 * options.max_item_bytes:
                raise LimitExceeded("rows beyond the bound")
            for row in batch.to_pylist():
                yield _flat(row)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield NoArticle(path, "damaged", str(error)[:200])
