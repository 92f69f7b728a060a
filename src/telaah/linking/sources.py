"""Data sources: those of an outcome's own indicators, and those of the document (GUIDELINES 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from telaah.linking.atlas import Atlas, Spot, block_spot, is_within, row_spot
from telaah.linking.ladder import Territory
from telaah.linking.telling import shared_out, told_of
from telaah.linking.wording import names_indicator, repeats
from telaah.model.document import Block, BlockKind, ColumnRole, JoinedTable, SectionKind, Table
from telaah.model.identity import DocumentKind
from telaah.model.mention import Mention, MentionType, Role, SourceHint
from telaah.model.plan import Grade, Level, Outcome, Rejected, Tie
from telaah.model.sections import FORWARD, PAST
from telaah.text.similar import plain, words

_COMPILER = re.compile(
    r"(?i)^(?:data\s+)?(?:sub\s*-?\s*bag(?:ian)?|sub\s*-?\s*bid(?:ang)?|bag(?:ian)?|bidang|seksi|sekret?ariat|tim)\b.*"
    r"\b(?:perencana\w*|program|penyusun\w*|renstra|renja|evaluasi\s+dan\s+pelaporan)\b"
)
_PLAN = re.compile(
    r"(?i)^(?:dokumen\s+|rancangan\s+|draft?\s+|perubahan\s+|matriks\s+|lampiran\s+)*(?:renstra|rencana\s+strat\w*|renja|rencana\s+kerja|rkt|rencana\s+kinerja|"
    r"rpjmd|rpjpd|rpd|rkpd|rpjmn|rencana\s+pembangunan|perjanjian\s+kinerja|pk|penetapan\s+kinerja|tapkin|iku|indikator\s+kinerja\s+utama|dpp?a|rka|"
    r"dokumen\s+pelaksanaan|rencana\s+aksi|rkpa|apbd|cascading|pohon\s+kinerja|perda|pergub|perbup|perwal\w*|peraturan)\b"
)
_NOBODY = re.compile(
    r"(?i)^(?:hasil\s+(?:analis\w+|olah\w*|perhitungan|pengolahan)|analis\w+|diolah|olahan|peraturan|undang|keputusan|uu|perda|pergub|perbup|perwal\w*"
    r"|permen\w*|instruksi|surat)\b"
)
_SENTENCE = re.compile(r"(?<=[\w%)])[.;]\s+(?=\S)")
_METADATA = frozenset({ColumnRole.SUMBER_DATA, ColumnRole.FORMULA, ColumnRole.KETERANGAN})
_INDICATORS = frozenset({ColumnRole.INDIKATOR, ColumnRole.INDIKATOR_SASARAN, ColumnRole.INDIKATOR_TUJUAN})
_TARGETS = frozenset({ColumnRole.TARGET, ColumnRole.BASELINE})
_MEASURED = frozenset({ColumnRole.REALISASI, ColumnRole.CAPAIAN})


def sources_of(outcome: Outcome, territory: Territory, atlas: Atlas) -> list[Tie]:
    """Return the direct sources of an outcome, one tie for each name."""
    found: dict[str, Tie] = {}
    steps = (
        _from_rows(outcome, territory, atlas),
        _from_notes(outcome, territory, atlas),
        _from_text(outcome, territory, atlas),
        _from_clauses(outcome, atlas),
    )
    for mentions in steps:
        for mention, reason, detail in sorted(mentions, key=lambda f: (f[0].place.page, f[0].place.start)):
            found.setdefault(atlas.key(mention), Tie(mention, outcome.id, Grade.DIRECT, reason, atlas.quote(mention), detail))
    return sorted(found.values(), key=lambda t: (t.mention.place.page, t.mention.place.start))


def _from_rows(outcome: Outcome, territory: Territory, atlas: Atlas) -> Iterator[tuple[Mention, str, str]]:
    """Sources in the columns of the outcome's own indicators: source column, formula, remarks."""
    apart = _measured_apart(outcome, atlas)
    for spot, ground in territory.items():
        if (
            spot.kind != "row"
            or not ground.own_measure
            or ground.reason == "chain"
            or (spot.first in apart and _of_sasaran(spot, atlas))
        ):
            continue
        for mention in _sources_at(spot, atlas):
            role = atlas.column_role(mention.container)
            if role is ColumnRole.SUMBER_DATA and not _is_source_column(mention, atlas):
                continue
            if role in _INDICATORS and any(plain(mention.text) in plain(i.text) for i in outcome.indicators):
                yield mention, "row", ground.detail  # "Nilai tukar petani sesuai data BPS"
            elif role in _METADATA:
                yield mention, "source_column" if role is ColumnRole.SUMBER_DATA else "row", ground.detail
            elif mention.source == "column":
                yield mention, "source_column", ground.detail  # "Sumber Data | ..." on the card of an indicator


def _measured_apart(outcome: Outcome, atlas: Atlas) -> set[int]:
    """Return the tables that give a tujuan rows of its own for its indicators: its other rows are then its sasaran's."""
    if outcome.level is not Level.TUJUAN:
        return set()
    own = {(ref.table, ref.row) for ref in outcome.rows} & {(ref.table, ref.row) for i in outcome.indicators for ref in i.rows}
    return {table for table, row in own if not _of_sasaran(row_spot(table, row), atlas)}


def _of_sasaran(spot: Spot, atlas: Atlas) -> bool:
    return any(o.level is Level.SASARAN for o, _ in atlas.rows.get(spot, ()))


def _is_source_column(mention: Mention, atlas: Atlas) -> bool:
    """Tell whether a column is the one of sources: beside "Sumber Data", "Walidata" says who keeps them."""
    if mention.container.table is None or mention.container.column is None:
        return True
    columns = atlas.table(mention.container.table).column_of(ColumnRole.SUMBER_DATA)
    named = [c.index for c in columns if "sumber" in c.header.lower()]
    return not named or mention.container.column in named


def _from_notes(outcome: Outcome, territory: Territory, atlas: Atlas) -> Iterator[tuple[Mention, str, str]]:
    """Sources in the line below a table that holds the outcome's own figures."""
    tables = sorted({spot.first for spot, g in territory.items() if spot.kind == "row" and g.own_measure and g.reason != "chain"})
    for number in tables:
        table = atlas.table(number)
        if not _holds_values(table):
            continue
        named = [m for spot in note_spots(table, atlas) for m in _sources_at(spot, atlas) if _is_origin(m, table, atlas)]
        shares = shared_out(named, _measured_in(table, outcome, atlas), atlas) if named else {}
        for mention in named:
            if outcome.id in shares[mention]:
                yield mention, "table_note", table.title


def _measured_in(table: JoinedTable, outcome: Outcome, atlas: Atlas) -> list[str]:
    """Return the outcomes whose figures a table gives, this one among them."""
    found = {o.id for spot, beside in atlas.rows.items() if spot.first == table.id for o, _ in beside}
    found |= {o.id for o in atlas.outcomes for i in o.indicators if any(ref.table == table.id for ref in i.rows)}
    return sorted(found | {outcome.id})


def _from_text(outcome: Outcome, territory: Territory, atlas: Atlas) -> Iterator[tuple[Mention, str, str]]:
    """Sources in sentences about the outcome, and under tables in the narrative below its heading."""
    notes = {s for t in atlas.document.tables for s in note_spots(t, atlas)}
    reports = atlas.document.identity.kind is DocumentKind.LKJIP
    for spot, ground in territory.items():
        if spot.kind != "block":
            continue
        for mention in _sources_at(spot, atlas):
            if not is_within(mention, spot, ground, atlas):
                continue
            if is_plan(mention) or (mention.why != "source.note" and is_owner(mention, atlas)):
                continue
            owners = told_of(atlas).get(mention)
            if owners and outcome.id not in owners:
                continue  # its clause speaks of the measure of another outcome
            if ground.sentence and not (owners or reports) and not names_indicator(_near(mention, spot, atlas), outcome):
                continue
            if spot in notes or mention.why == "source.note":
                if ground.reason == "heading" and not is_compiler(mention):
                    yield mention, "table_note", ""
            elif (
                ground.reason == "paragraph"
                or reports
                or names_indicator(mention.quote, outcome)
                or repeats(mention.quote, outcome)
            ):
                yield mention, ground.reason, ground.detail


def _near(mention: Mention, spot: Spot, atlas: Atlas) -> str:
    """Return the sentence of a source and the one before it."""
    block = atlas.block(spot)
    if block is None:
        return mention.quote
    at = mention.place.start - block.start
    ends = [m.end() for m in _SENTENCE.finditer(block.text, 0, max(at, 0))]
    behind = _SENTENCE.search(block.text, max(at, 0))
    return block.text[ends[-2] if len(ends) > 1 else 0 : behind.start() if behind else len(block.text)]


def _from_clauses(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Mention, str, str]]:
    """Sources of clauses anywhere in the plan's own parts whose subject is this outcome's measure."""
    for mention, owners in told_of(atlas).items():
        if outcome.id not in owners or mention.why != "source.phrase" or not names_somebody(mention) or not mention.counted:
            continue
        if is_plan(mention) or is_compiler(mention) or is_owner(mention, atlas) or not _tells_now(mention, atlas):
            continue
        yield mention, "paragraph", ""


def _tells_now(mention: Mention, atlas: Atlas) -> bool:
    """Tell whether a clause stands where a plan says how it will measure, or a report how it did."""
    kind = atlas.section_kind(mention.container)
    if kind is None or kind in FORWARD or kind is SectionKind.LAIN:
        return True
    return kind in PAST and atlas.document.identity.kind is DocumentKind.LKJIP


def _sources_at(spot: Spot, atlas: Atlas) -> Iterator[Mention]:
    for named in atlas.named.get(spot, ()):
        if isinstance(named, Mention) and named.type is MentionType.DATA_SOURCE and names_somebody(named):
            yield named


def note_spots(table: JoinedTable, atlas: Atlas) -> list[Spot]:
    """Return the blocks of a table's notes."""
    spots = []
    for note in table.notes:
        for index, item in enumerate(atlas.document.page(note.page).items):
            if isinstance(item, Block) and item.start == note.start:
                spots.append(block_spot(note.page, index))
                break
    return list(dict.fromkeys((*(spots or _behind(table, atlas)), *_keyed(table, atlas))))


def _behind(table: JoinedTable, atlas: Atlas) -> list[Spot]:
    """Return the block right behind a table where it is a line of sources that the layout does not know as a note."""
    page, number = table.parts[-1]
    items = atlas.document.page(page).items
    for index, item in enumerate(items[:-1]):
        if isinstance(item, Table) and item.index == number:
            spot = block_spot(page, index + 1)
            below = items[index + 1]
            said = [m for m in atlas.named.get(spot, ()) if isinstance(m, Mention) and m.why == "source.note"]
            first = isinstance(below, Block) and any(m.place.start - below.start < NEAR_BEGINNING for m in said)
            return [spot] if first else []
    return []


def _keyed(table: JoinedTable, atlas: Atlas) -> list[Spot]:
    """Return the block below a table, or below a caption that stands under it, whose key says from what the figures come.

    "Keterangan : Berdasarkan angka tetap BPS".
    """
    page, number = table.parts[-1]
    items = atlas.document.page(page).items
    at = next((i for i, item in enumerate(items) if isinstance(item, Table) and item.index == number), len(items))
    between: list[Block] = []
    for index, item in enumerate(items[at + 1 : at + 2 + UNDER_TABLE], at + 1):
        if not isinstance(item, Block) or item.kind is BlockKind.HEADING:
            return []
        key = _KEY.match(item.text)
        if key is None:
            between.append(item)
            continue
        told = index + (key.end() == len(item.text))  # the label may stand in a line of its own
        below, after = (*items[told : told + 2], None, None)[:2]
        own = not between or any(b.kind is BlockKind.CAPTION for b in between)
        if not own or not isinstance(below, Block) or isinstance(after, Table):
            return []
        said = below.text[key.end() if told == index else 0 :]
        return [block_spot(page, told)] if len(said) <= KEY_LINE and _ORIGIN.match(said) else []
    return []


_KEY = re.compile(r"(?i)^\W{0,3}ket(?:erangan)?\.?\s*:\s*")
_ORIGIN = re.compile(r"(?i)^\W{0,3}(?:data\s+)?(?:berdasarkan|menurut|bersumber|sesuai|angka\s+(?:tetap|sementara|ramalan))\b")
UNDER_TABLE = 4
"""Blocks between a table and its key: a caption of two lines, and a sentence before it."""
KEY_LINE = 160
"""Letters of a key that says from what the figures come; a paragraph is none."""
NEAR_BEGINNING = 40
"""Letters before the first source of a line that begins with "Sumber pengukuran:"."""


def _holds_values(table: JoinedTable) -> bool:
    """Tell whether a table gives values of indicators, and not only money and what was spent."""
    if table.column_of(*_TARGETS, ColumnRole.CAPAIAN):
        return True
    return bool(table.column_of(ColumnRole.REALISASI)) and not table.column_of(ColumnRole.PAGU)


def _is_origin(mention: Mention, table: JoinedTable, atlas: Atlas) -> bool:
    """Tell whether a "Sumber:" line tells where the figures come from, and not from which plan or office the table was copied."""
    if is_compiler(mention) or is_plan(mention):
        return False
    return bool(table.column_of(*_MEASURED)) or not is_owner(mention, atlas)


def names_somebody(mention: Mention) -> bool:
    """Tell whether a source is a producer or a register: an analysis names nobody, and a law measures nothing.

    What stands in a source column counts whatever it is (GUIDELINES 6).
    """
    return mention.role is not Role.RUJUKAN and (mention.source == "column" or not _NOBODY.match(mention.text))


def is_compiler(mention: Mention) -> bool:
    """Tell whether a source is a unit that draws up plans: it compiled the table, the figures are not its own."""
    return bool(_COMPILER.match(mention.text))


def is_plan(mention: Mention) -> bool:
    """Tell whether a source is a planning document: it repeats targets, it measures nothing."""
    return bool(_PLAN.match(mention.text))


def is_owner(mention: Mention, atlas: Atlas) -> bool:
    """Tell whether a source is nothing but the plan's own organisation."""
    identity = atlas.document.identity
    own = [identity.organisation or "", *identity.own_names]
    said = set(words(mention.text)) - {"tahun"}
    region = set(words(identity.region or "")) | {"provinsi", "kota", "kabupaten"}
    return any(name and set(words(name)) - region == said - region for name in own)


def refused_sources(territory: Territory, atlas: Atlas) -> list[Rejected]:
    """Return what stands where a source should and names nobody, and sources of other figures on the outcome's ground."""
    found: dict[tuple[str, str], Rejected] = {}
    for spot in _with_notes(territory, atlas):
        for named in atlas.named.get(spot, ()):
            if isinstance(named, SourceHint):
                refused = Rejected(named.text, named.place.page, atlas.quote(named), "sumber_umum", "data_source")
            elif isinstance(named, Mention) and named.type is MentionType.DATA_SOURCE:
                refused = Rejected(named.text, named.place.page, atlas.quote(named), "tak_terikat", "data_source")
            else:
                continue
            found.setdefault((refused.text.casefold(), refused.why), refused)
    return sorted(found.values(), key=lambda r: (r.page, r.text, r.why))


def _with_notes(territory: Territory, atlas: Atlas) -> Iterator[Spot]:
    yield from territory
    for number in sorted({spot.first for spot in territory if spot.kind == "row"}):
        yield from note_spots(atlas.table(number), atlas)


def document_sources(mentions: Iterable[Mention], direct: Iterable[Tie], atlas: Atlas) -> list[Tie]:
    """Return the sources that the document names for no one outcome; what is direct anywhere is not repeated."""
    found: dict[str, Tie] = {}
    taken = {atlas.key(t.mention) for t in direct}
    notes = {s: t for t in atlas.document.tables for s in note_spots(t, atlas)}
    for mention in mentions:
        if mention.type is not MentionType.DATA_SOURCE or not mention.counted or not names_somebody(mention):
            continue
        key = atlas.key(mention)
        spot = block_spot(mention.container.page, mention.container.item)
        if mention.why == "source.phrase" and is_owner(mention, atlas):
            continue  # "berdasarkan data Dinas X" in its own plan
        if key in taken or _is_copied(mention, notes.get(spot), atlas):
            continue
        found.setdefault(key, Tie(mention, None, Grade.DOCUMENT, "document", atlas.quote(mention)))
    return list(found.values())


def _is_copied(mention: Mention, table: JoinedTable | None, atlas: Atlas) -> bool:
    """Tell whether a source only compiled a table of the plan's own, or is a plan from which one without figures was copied."""
    if is_plan(mention):
        return table is not None and not _holds_values(table)
    if not is_compiler(mention):
        return False
    forward = atlas.section_kind(mention.container) in FORWARD
    return forward or (table is not None and (_holds_values(table) or table.id in atlas.placed))
