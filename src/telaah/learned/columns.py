"""What a table column holds: features of its header, cells and neighbours, and the model that reads them.

The rules answer first (``telaah.layout.columns``); the model is asked for the whole table and its answer counts only
where it is surer than a threshold, which is higher where the header spoke to the rules (``ColumnModel.decide``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from telaah.learned.folder import models_folder
from telaah.learned.linear import Linear
from telaah.lexicons.columns import compact, load_header_words
from telaah.model.document import ColumnRole
from telaah.model.table_view import TableView

if TYPE_CHECKING:
    from telaah.learned.linear import Floats

FOLDER = "column"
MOST_CELLS = 40
"""So many cells of a column are looked at, evenly spread: a table of 400 rows says no more than that."""

GROUPS: dict[str, tuple[ColumnRole, ...]] = {
    "nomor": (ColumnRole.NOMOR, ColumnRole.KODE),
    "pernyataan": (
        ColumnRole.MISI,
        ColumnRole.TUJUAN,
        ColumnRole.SASARAN,
        ColumnRole.TUJUAN_ATASAN,
        ColumnRole.SASARAN_PROGRAM,
        ColumnRole.OUTPUT,
        ColumnRole.STRATEGI,
        ColumnRole.ARAH_KEBIJAKAN,
        ColumnRole.PROGRAM,
        ColumnRole.PERMASALAHAN,
        ColumnRole.ISU,
    ),
    "indikator": (
        ColumnRole.INDIKATOR,
        ColumnRole.INDIKATOR_TUJUAN,
        ColumnRole.INDIKATOR_SASARAN,
        ColumnRole.INDIKATOR_PROGRAM,
    ),
    "rencana": (ColumnRole.BASELINE, ColumnRole.TARGET, ColumnRole.PAGU),
    "hasil": (ColumnRole.REALISASI, ColumnRole.CAPAIAN),
    "lain": (
        ColumnRole.SATUAN,
        ColumnRole.FORMULA,
        ColumnRole.SUMBER_DATA,
        ColumnRole.SUMBER_DANA,
        ColumnRole.PENANGGUNG_JAWAB,
        ColumnRole.PENDUKUNG,
        ColumnRole.PERAN,
        ColumnRole.LOKASI,
        ColumnRole.KELOMPOK_SASARAN,
        ColumnRole.URAIAN,
        ColumnRole.KETERANGAN,
        ColumnRole.LAIN,
    ),
}
"""The classes that are measured: rare roles are put together so that each class has enough items."""
GROUP_OF = {role: group for group, roles in GROUPS.items() for role in roles}
OUTCOMES = frozenset({ColumnRole.TUJUAN, ColumnRole.SASARAN, ColumnRole.SASARAN_PROGRAM})
"""The model makes a column one of these only where a cell of it says so ("Sasaran 2: ..."): a wrong outcome costs more than
a missed one."""
STATEMENTS = frozenset(GROUPS["pernyataan"])
VALUES = frozenset({*GROUPS["rencana"], *GROUPS["hasil"]})
"""Which kind of value a column has, its header says and its figures do not: the model trades one for another only where a
header cell names the other too ("Realisasi" far above "Rp"). Nor does it call a column with a header a target beside columns
of targets: a standard or a forecast stands there (as the rules have it in ``columns_content._beside_targets``)."""
_CHEAP = frozenset({"nomor", "lain"})
_VALUE_WORDS = {
    ColumnRole.BASELINE: re.compile(r"(?i)awal|base ?line|dasar"),
    ColumnRole.TARGET: re.compile(r"(?i)target|rencana|pra?kiraan|proyeksi|volume"),
    ColumnRole.PAGU: re.compile(r"(?i)pagu|anggaran|dana|biaya"),
    ColumnRole.REALISASI: re.compile(r"(?i)realisasi|serap"),
    ColumnRole.CAPAIAN: re.compile(r"(?i)capaian|%|persen|rasio|tingkat"),
}
MERGED = dict.fromkeys(GROUPS["indikator"], ColumnRole.INDIKATOR)
"""Roles that the model does not tell apart: whose indicator it is the header says, never the cells."""


_WORD = re.compile(r"[a-z%#]+")
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("money", re.compile(r"(?i)^\s*(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3}){2,}(?:[.,]\d{1,2})?[\s,.-]*$|^\s*rp\b")),
    ("code", re.compile(r"^\s*(?:\d{1,2}\.){2,}\d{1,4}\.?\s*$|^\s*0\d{1,3}\s*$")),
    ("mark", re.compile(r"^\W*(?:\(?\d{1,3}[.)]?|\(?[a-zA-Z][.)]|\(?[IVX]{1,5}[.)]?)\W*$")),
    ("percent", re.compile(r"^\W*\d[\d.,]*\s*(?:%|persen)\W*$", re.IGNORECASE)),
    ("number", re.compile(r"^[\s\d.,≤≥<>=±–()-]*\d[\s\d.,≤≥<>=±–()%-]*$")),
    ("amount", re.compile(r"^\W*[\d.,]+\s*[A-Za-z][\w/ ]{0,22}\.?$")),
    ("numbers", re.compile(r"^[\s\d.,%()+-]{6,}$")),
    ("dash", re.compile(r"^[\s\-–—.]*$|^\s*(?:n/?a)\s*$", re.IGNORECASE)),
    ("unit", re.compile(r"^\W*(?:%|[A-Za-z’'/]+(?: [A-Za-z/]+)?)\W*$")),
)
_NAMES = (*(name for name, _ in _SHAPES), "upper", "long", "text")
FIGURES = frozenset({"money", "code", "percent", "number", "amount", "numbers"})
_LONG = 90
_LEAD_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "measure",
        re.compile(r"^(?:jumlah|p[er]+[os]+entas[ei]|persen|ra[st]io|indeks|angka|tingkat|cakupan|nilai|rata|skor|laju)$"),
    ),
    ("state", re.compile(r"^(?:me|ter|ber|di|ada|opti)\w+nya$")),
    ("noun", re.compile(r"^(?:pe|pem|pen)\w+an$")),
    ("verb", re.compile(r"^me[mnl]\w+(?:kan|i)?$")),
    ("place", re.compile(r"^(?:kab|kota|kabupaten|kecamatan|jawa|prov|provinsi|desa|kel)$")),
    ("body", re.compile(r"^(?:dinas|badan|bidang|seksi|sub\w*|sekretari\w+|bagian|biro|kepala|kas[iu]\w*|kabid|uptd?|balai)$")),
)
_LEAD = re.compile(r"^[\W\d]*(?:[a-z][.)]\s+)?", re.IGNORECASE)


def shape(text: str) -> str:
    """Return what a cell looks like.

    >>> shape("1.250.000.000"), shape("12 dokumen"), shape("Meningkatnya mutu layanan")
    ('money', 'amount', 'text')
    """
    for name, pattern in _SHAPES:
        if pattern.match(text):
            return name
    if len(text) > _LONG:
        return "long"
    return "upper" if text.isupper() else "text"


def _spread(texts: Sequence[str]) -> list[str]:
    filled = [" ".join(t.split()) for t in texts if t.strip()]
    step = max(1, -(-len(filled) // MOST_CELLS))
    return filled[::step]


@dataclass(frozen=True)
class _Column:
    """One column, looked at once."""

    header: tuple[str, ...]
    cells: tuple[str, ...]
    role: ColumnRole

    @cached_property
    def leaf(self) -> list[str]:
        return _words(self.header[-1]) if self.header else []

    @cached_property
    def above(self) -> list[str]:
        return [word for text in self.header[:-1] for word in _words(text)]

    @cached_property
    def shares(self) -> dict[str, float]:
        counts = dict.fromkeys(_NAMES, 0)
        for cell in self.cells:
            counts[shape(cell)] += 1
        return {name: n / len(self.cells) for name, n in counts.items() if n}

    @cached_property
    def look(self) -> str:
        """The commonest shape of its cells; "empty" where it has none."""
        return min(self.shares, key=lambda name: (-self.shares[name], name)) if self.shares else "empty"

    @cached_property
    def coarse(self) -> str:
        """Its commonest shape, figures and words put together."""
        return "figures" if self.look in FIGURES else "words" if self.look in ("text", "long", "upper") else self.look

    @cached_property
    def named(self) -> dict[str, float]:
        """Roles that cells name at their beginning ("Sasaran 2: ..."), with the share of cells."""
        roles: dict[str, float] = {}
        for cell in self.cells:
            if role := _named(cell):
                roles[role] = roles.get(role, 0.0) + 1 / len(self.cells)
        return roles

    @cached_property
    def running(self) -> float:
        """The share of cells that count on by one from the cell above."""
        found = [re.match(r"\W*(\d{1,3})\W*$", cell) for cell in self.cells]
        numbers = [int(m[1]) if m else None for m in found]
        steps = sum(a is not None and b == a + 1 for a, b in pairwise(numbers))
        return steps / max(1, len(self.cells) - 1)


_LABEL = re.compile(r"^\W*((?:[A-Za-z]+[\s/-]*){1,4}?)\s*(?:[-.]?\s*\(?[\dIVX.]+\)?\s*)?(?::|$)")


def _named(cell: str) -> str | None:
    """Return the role that the label at the beginning of a cell names.

    >>> str(_named("Sasaran 2 : Meningkatnya mutu")), _named("Meningkatnya mutu")
    ('sasaran', None)
    """
    if ":" not in cell[:40] and len(cell) > 30 and not cell[:4].isupper():
        return None
    found = _LABEL.match(cell[:40]) or re.match(r"^([A-Z]{4,}(?: [A-Z]{4,})?) \d\b", cell[:40])
    return load_header_words().exact.get(compact(found[1])) if found else None


def _words(text: str) -> list[str]:
    return _WORD.findall(re.sub(r"(?:19|20)\d\d", "#", text.lower()))


def table_features(view: TableView) -> list[dict[str, float]]:
    """Return the features of each column of a table."""
    parts = zip(view.headers, view.cells, view.roles, strict=True)
    columns = [_Column(tuple(h), tuple(_spread(c)), r) for h, c, r in parts]
    around = {f"title={word}": 0.5 for word in _words(view.title)[:25]}
    around[f"section={view.section}"] = 0.5
    present = {f"has={column.role}": 0.5 for column in columns}
    any_header = any(column.header for column in columns)
    found = []
    for place, column in enumerate(columns):
        features = {**around, **present, **_of_header(column), **_of_cells(column)}
        features.update(_of_place(columns, place))
        features[f"headers={any_header}"] = 1.0
        found.append(features)
    return found


def _of_header(column: _Column) -> dict[str, float]:
    features = {f"leaf={word}": 1.0 for word in column.leaf}
    features.update({f"above={word}": 0.7 for word in column.above})
    short = "".join(column.leaf)
    features.update({f"chars={short[i : i + 4]}": 0.3 for i in range(len(short) - 3)})
    features["leaf"] = float(bool(column.leaf))
    if column.leaf:
        features[f"leaf is {short[:24]}"] = 1.0
    features[f"rule={column.role}"] = 2.0
    features[f"rule={column.role} {column.look}"] = 1.0
    features[f"rule={column.role} {column.coarse}"] = 1.0
    features[f"rule group={GROUP_OF[column.role]} {column.coarse}"] = 1.0
    return features


def _of_cells(column: _Column) -> dict[str, float]:
    features = {f"shape={name}": share for name, share in column.shares.items()}
    features[f"look={column.look}"] = 1.0
    if column.running >= 0.5:
        features["running"] = 1.0
    leads: dict[str, float] = {}
    for cell in column.cells:
        words = _words(_LEAD.sub("", cell, count=1))
        if words and "leader" not in words:
            leads[words[0]] = leads.get(words[0], 0.0) + 1 / len(column.cells)
    features.update({f"lead={word}": min(1.0, 2 * share) for word, share in leads.items()})
    kinds = {kind: sum(part for word, part in leads.items() if pattern.match(word)) for kind, pattern in _LEAD_KINDS}
    features.update({f"leads={kind}": min(1.5, 2 * share) for kind, share in kinds.items() if share})
    features.update({f"leads={a} and {b}": 0.7 for a, b in combinations(sorted(k for k, share in kinds.items() if share), 2)})
    features.update({f"named={role}": min(1.5, 3 * share) for role, share in column.named.items()})
    if len(column.named) > 1:
        features["named several"] = 1.0
    if column.cells:
        features.update({f"first={word}": 0.7 for word in _words(column.cells[0])[:4]})
        length = sum(map(len, column.cells)) / len(column.cells)
        features[f"length={min(6, int(length).bit_length())}"] = 0.7
        features[f"cells={min(4, len(column.cells).bit_length())}"] = 0.3
    return features


def _of_place(columns: Sequence[_Column], place: int) -> dict[str, float]:
    column = columns[place]
    features = {f"index={min(place, 4)}": 0.5, f"from end={min(len(columns) - 1 - place, 2)}": 0.3}
    for side, step in (("left", -1), ("right", 1)):
        if not 0 <= place + step < len(columns):
            features[f"{side} none"] = 0.5
            continue
        other = columns[place + step]
        features[f"{side} rule={other.role}"] = 0.7
        features[f"{side} look={other.look}"] = 0.5
        features.update({f"{side}={word}": 0.3 for word in other.leaf})
        if other.header and other.header == column.header:
            features[f"shared {side}"] = 1.0
            features[f"shared {side} {column.coarse} {other.coarse}"] = 1.0
    return features


HEADED = 0.5
"""Share of its columns that must have a header for the model to be asked about a table."""


@dataclass(frozen=True)
class ColumnModel:
    """The trained model; a ``telaah.layout.columns_reader.ColumnReader``."""

    linear: Linear
    firm: float = 0.75
    """Where a header stands above the column, the model must be this sure of something else than the rules to be heard."""
    silent: float = 0.6
    """The same where no header was found."""
    cheap: float = 0.5
    """The same where no header was found and being wrong costs nothing: numbering and what nobody reads."""
    statement: float = 0.95
    """The same where a column with a header would become one of statements or programmes."""

    @classmethod
    def load(cls, folder: Path | None = None) -> ColumnModel | None:
        """Read the model; None where there is none.

        Raises:
            ModelError: its files do not fit together.
        """
        models = models_folder()
        place = folder or (models / FOLDER if models else None)
        return cls(Linear.load(place)) if place and (place / "linear.json").is_file() else None

    def read(self, view: TableView) -> list[ColumnRole]:
        """Return the role of each column: the rules' one, or the model's where it is sure enough."""
        if not self.asked(view):
            return list(view.roles)
        shares = self.linear.probabilities(table_features(view))
        return [self.decide(view, column, row) for column, row in enumerate(shares)]

    def asked(self, view: TableView) -> bool:
        """Tell whether the model is asked about a table: not about boxes of a cascade, whose words say what they are."""
        headed = sum(any(header) for header in view.headers)
        return headed >= HEADED * len(view.headers) and not VALUES.isdisjoint(view.roles)

    def decide(self, view: TableView, column: int, shares: Floats) -> ColumnRole:
        """Return the rules' role of a column, or the model's.

        Args:
            view: the table.
            column: position of the column in it.
            shares: how likely each of ``linear.classes`` is for this column.
        """
        rule, header, cells = view.roles[column], view.headers[column], view.cells[column]
        if rule in STATEMENTS or (not header and not any(text.strip() for text in cells)):
            return rule
        group, share = likeliest_group(self.linear.classes, shares)
        enough = self.firm if header else self.cheap if group in _CHEAP else self.silent
        if group == GROUP_OF[rule] or share < enough:
            return rule
        inside = [(float(s), c) for c, s in zip(self.linear.classes, shares, strict=True) if GROUP_OF[ColumnRole(c)] == group]
        found = ColumnRole(max(inside)[1])
        return found if self._may(view, column, found, share) else rule

    def _may(self, view: TableView, column: int, found: ColumnRole, share: float) -> bool:
        """Return whether the model may give a role: what a header or the rest of the table says better is left to them."""
        rule, header = view.roles[column], view.headers[column]
        if found in STATEMENTS and not any(_named(cell) == found for cell in view.cells[column]):
            return found not in OUTCOMES and share >= (self.statement if header else self.silent)
        if not header:
            return True
        if found in VALUES and rule in VALUES and not any(_VALUE_WORDS[found].search(text) for text in header):
            return False
        return not (found is ColumnRole.TARGET and ColumnRole.TARGET in view.roles)


def likeliest_group(classes: Sequence[str], shares: Floats) -> tuple[str, float]:
    """Return the likeliest of ``GROUPS`` with its probability."""
    totals = dict.fromkeys(GROUPS, 0.0)
    for name, share in zip(classes, shares, strict=True):
        totals[GROUP_OF[ColumnRole(name)]] += float(share)
    best = max(totals, key=lambda name: totals[name])
    return best, totals[best]
