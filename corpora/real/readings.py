"""Two blind readings of whole documents: what readers were shown, and what they said.

    python corpora/real/readings.py --export FOLDER     write packs of statements and roles to read, with their places
    python corpora/real/readings.py --check PACK        what is missing or unknown in a reader's answers
    python corpora/real/readings.py --ties FOLDER       write what two readers part on, for a third
    python corpora/real/readings.py --take FOLDER       settle the answers and keep them, without text

A pack is a folder of ``NN.txt`` with numbered units in reading order (statements) or parties marked in their clause (roles), and nothing
that a rule or a model says of them. A reader writes ``NN.lab``: a line an item, "NUMBER LABEL" or "FROM-TO LABEL", of roles
"NUMBER ROLE STATUS", by the short names below. The second reader's packs have the same names with a "b" behind. FOLDER holds text of
real documents: it stays outside the project.

What is kept: the label most readers gave, of this reading and of the earlier one that drew single items; where all differ the third
reader's (``ties.lab``), else the second reader's. ``first``, ``second`` and ``earlier`` are kept where they say something else.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]

Entry = dict[str, Any]
Place = tuple[Any, ...]
LABELS = {
    "w": "own", "q": "quoted", "o": "output", "a": "activity", "i": "indicator", "s": "strategy", "p": "problem", "l": "legal",
    "d": "duty", "cn": "collab_named", "cg": "collab_generic", "cv": "collab_vague", "r": "source", "x": "other",
}  # fmt: skip
ROLES = {
    "m": "mitra", "u": "pendukung", "g": "pengampu", "d": "penyedia_data", "f": "pendana", "w": "pengawas", "q": "pengusul",
    "p": "penerima", "a": "atasan", "r": "rujukan", "s": "diri", "l": "lokasi", "x": "lain",
}  # fmt: skip
STATUSES = {
    "b": "berjalan", "k": "komitmen", "n": "rencana", "e": "perlu", "z": "masalah", "y": "lalu", "t": "tupoksi", "-": "tanpa",
}  # fmt: skip
NONE = "?"
"""A reader's answer for a name that is no party, or a text too torn to judge."""
PACKS = {("statements", "train"): 6, ("statements", "test"): 3, ("roles", "train"): 3, ("roles", "test"): 1}
FULL, LATEST = {"statements": 130, "roles": 110}, 170
"""Items after which a file ends at the next page, and at the latest."""
SHARE_OF_SELF = 9
"""Of a hundred names of the office itself so many are read: there are twice as many as of all others."""
KINDS = {"paragraph": "p", "list_item": "li", "heading": "J", "note": "catatan"}
CUT, AROUND = 800, 500
FIELDS = {"statements": ("doc", "page", "start", "end", "key"), "roles": ("doc", "page", "unit", "key", "nth")}


def main(arguments: list[str]) -> int:
    """Export, check, list ties, or take."""
    commands: dict[str, Callable[[Path], None]] = {"--export": export, "--check": check, "--ties": ties, "--take": take}
    if len(arguments) != 2 or arguments[0] not in commands:  # noqa: PLR2004
        print(__doc__)
        return 2
    commands[arguments[0]](Path(arguments[1]))
    return 0


class Pack:
    """Writes numbered lines into files of about equal length, and the places of the numbers beside them."""

    def __init__(self, folder: Path, kind: str) -> None:
        """Files go into ``folder``, places into the folder ``map`` beside it."""
        self.folder, self.kind, self.number, self.file = folder, kind, 0, 1
        self.lines: list[str] = []
        self.places: list[Place] = []
        folder.mkdir(parents=True, exist_ok=True)
        (folder.parent / "map").mkdir(exist_ok=True)

    def item(self, place: Place) -> int:
        """Return the number of a new item."""
        self.places.append(place)
        return len(self.places)

    def full(self, at_page_end: bool) -> bool:
        """Tell whether the file should end here."""
        return len(self.places) >= (FULL[self.kind] if at_page_end else LATEST)

    def close(self) -> None:
        """End the file, if there is anything in it."""
        if self.places:
            (self.folder / f"{self.file:02d}.txt").write_text("\n".join(self.lines) + "\n", encoding="utf-8")
            map_file = self.folder.parent / "map" / f"{self.folder.name}-{self.file:02d}.json"
            map_file.write_text(json.dumps(self.places), encoding="utf-8")
            self.file += 1
        self.lines, self.places = [], []


def dealt(sizes: dict[str, int], packs: int) -> list[list[str]]:
    """Deal documents to packs of about equal size."""
    loads: list[tuple[int, list[str]]] = [(0, []) for _ in range(packs)]
    for doc in sorted(sizes, key=lambda d: (-sizes[d], d)):
        least = min(range(packs), key=lambda n: loads[n][0])
        loads[least] = (loads[least][0] + sizes[doc], [*loads[least][1], doc])
    return [names for _, names in loads]


def export(folder: Path) -> None:
    """Write the packs of both kinds and parts."""
    from second import module

    statement, role = module("statement", "data.py"), module("role", "items.py")
    for part in ("train", "test"):
        read = {doc: _in_order(statement.document_items(doc, form)) for doc, form in _documents(statement, part)}
        sizes = {doc: sum(not i.torn for i in items) for doc, items in read.items()}
        for n, docs in enumerate(dealt({d: s for d, s in sizes.items() if s}, PACKS["statements", part]), 1):
            pack = Pack(folder / f"{part}-s{n}", "statements")
            for doc in docs:
                _statements(pack, doc, read[doc])
            pack.close()
        parties = dict(_parties(statement, role, part))
        sizes = {doc: sum(len(marks) for _, marks in clauses) for doc, clauses in parties.items()}
        for n, docs in enumerate(dealt({d: s for d, s in sizes.items() if s}, PACKS["roles", part]), 1):
            pack = Pack(folder / f"{part}-r{n}", "roles")
            for doc in docs:
                _roles(pack, doc, statement.offices()[doc].office, parties[doc])
            pack.close()


def _documents(statement: Any, part: str) -> Iterator[tuple[str, str]]:
    yield from statement.documents(part)
    if part == "test":
        yield from ((doc, "text") for doc in statement.EXTRA_TEST)


def _in_order(items: Sequence[Any]) -> list[Any]:
    from telaah.learned.context import reading_order

    by_unit = {id(item.unit): item for item in items}
    return [by_unit[id(unit)] for unit in reading_order([item.unit for item in items])]


def _statements(pack: Pack, doc: str, items: Sequence[Any]) -> None:
    head = f"===== {doc}: {items[0].office} ({items[0].unit.kind})"
    pack.lines.append(head)
    page, section, table = 0, ("", ""), ""
    for item in items:
        unit = item.unit
        if pack.full(unit.page != page):
            pack.close()
            pack.lines.append(f"{head} (goes on)")
            page, section, table = 0, ("", ""), ""
        if unit.page != page:
            page = unit.page
            pack.lines.append(f"--- p. {page}")
        if (unit.section, unit.heading) != section:
            section = (unit.section, unit.heading)
            pack.lines.append(f"  § {unit.section or '?'} | {unit.heading[:140]}")
        if unit.block == "cell" and unit.title != table:
            pack.lines.append(f"  # {unit.title[:140]}")
        table = unit.title if unit.block == "cell" else ""
        text = " ".join(unit.text.split())[:CUT]
        if item.torn:
            pack.lines.append(f"   ~ {text[:160]}")
            continue
        number = pack.item((doc, unit.page, unit.start, unit.end, item.key))
        pack.lines.append(f"{number} | {_where(unit)} | {text}")


def _where(unit: Any) -> str:
    if unit.block != "cell":
        return f"{KINDS[unit.block]} {unit.marker}".strip()
    left = " ".join(unit.before.split())[:60]
    return f"cell «{' '.join(unit.header.split())[-70:]}» {unit.level} {f'left: {left}' if left else ''}".strip()


def _parties(statement: Any, role: Any, part: str) -> Iterator[tuple[str, list[tuple[Any, list[tuple[Any, Place]]]]]]:
    """Yield, by document, clauses with the parties that are to be read: in text that flows, of the office itself but a few."""
    import hashlib

    known = {tuple(e[f] for f in FIELDS["roles"]) for e in _read("roles")}
    for doc, _ in statement.documents(part):
        read = role._read(doc)
        if read is None:
            continue
        grouped: OrderedDict[tuple[Any, ...], list[tuple[Any, Place]]] = OrderedDict()
        for clause in role.clauses(read[0]):
            place = (doc, *role._where(clause, read[1]))
            drawn = int(hashlib.sha256(repr(place).encode()).hexdigest(), 16) % 100 < SHARE_OF_SELF
            flows = sum(c.isdigit() for c in clause.text) <= 0.05 * len(clause.text)
            if place in known or (part == "train" and flows and (clause.cls != "DIRI" or drawn)):
                grouped.setdefault((clause.page, clause.text, clause.header, clause.table), []).append((clause, place))
        if grouped:
            yield doc, [(marks[0][0], marks) for marks in grouped.values()]


def _roles(pack: Pack, doc: str, office: str, clauses: Sequence[tuple[Any, list[tuple[Any, Place]]]]) -> None:
    head = f"===== {doc}: {office} ({clauses[0][0].kind})"
    pack.lines.append(head)
    for first, marks in clauses:
        if pack.full(at_page_end=True):
            pack.close()
            pack.lines.append(head)
        said, at = "", 0
        for clause, place in sorted(marks, key=lambda m: m[0].start):
            start, end = max(clause.start, at), max(clause.end, at)
            said += f"{first.text[at:start]}⟦{pack.item(place)}: {first.text[start:end]}⟧"
            at = end
        said += first.text[at:]
        said = said[max(0, said.find("⟦") - AROUND) : said.rfind("⟧") + AROUND]
        where = f"p. {marks[0][1][1]} § {first.section or '?'} | {first.title[:90]}"
        if first.block == "cell":
            where += (
                f" # {first.table[:90]} «{' '.join(first.header.split())[-80:]}» beside: {', '.join(dict.fromkeys(first.row))}"
            )
        pack.lines.append(f"[{where}] {' '.join(said.split())}")


def answers(pack: Path, name: str) -> tuple[dict[int, str], list[str]]:
    """Return a reader's answers on a file by number, and the lines that say nothing known."""
    roles = "-r" in pack.name
    found: dict[int, str] = {}
    unknown = []
    path = pack / f"{name}.lab"
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        words = line.split()
        numbers = re.fullmatch(r"(\d+)(?:-(\d+))?", words[0]) if words else None
        said = _said(words[1:], roles=roles)
        if numbers is None or said is None:
            unknown.append(line)
            continue
        for number in range(int(numbers[1]), int(numbers[2] or numbers[1]) + 1):
            found[number] = said
    return found, unknown


def _said(words: Sequence[str], *, roles: bool) -> str | None:
    if not words:
        return None
    if words[0] == NONE:
        return NONE
    first = (ROLES if roles else LABELS).get(words[0], words[0])
    if not roles:
        return first if first in LABELS.values() else None
    status = STATUSES.get(words[1], words[1]) if len(words) > 1 else "tanpa"
    return f"{first} {status}" if first in ROLES.values() and status in STATUSES.values() else None


def check(pack: Path) -> None:
    """Print what is missing or unknown."""
    whole = True
    for path in sorted((pack.parent / "map").glob(f"{pack.name}-*.json")):
        name = path.stem.removeprefix(f"{pack.name}-")
        found, unknown = answers(pack, name)
        missing = [n for n in range(1, len(json.loads(path.read_text(encoding="utf-8"))) + 1) if n not in found]
        if missing or unknown:
            whole = False
            print(name, "missing", missing[:20], "unknown", unknown[:5])
    print("complete" if whole else "not complete")


def readings(folder: Path, kind: str) -> dict[Place, dict[str, str]]:
    """Return what each reader says, by place: "first", "second", "third"."""
    found: dict[Place, dict[str, str]] = defaultdict(dict)
    for path in sorted((folder / "map").glob("*.json")):
        pack, name = path.stem.rsplit("-", 1)
        if f"-{kind[0]}" not in pack:
            continue
        said, _ = answers(folder / pack, name)
        for number, place in enumerate(json.loads(path.read_text(encoding="utf-8")), 1):
            if number in said:
                found[tuple(place)[:5]]["second" if pack.endswith("b") else "first"] = said[number]
    third = _third(folder)
    for place, said in found.items():
        if place in third:
            said["third"] = third[place]
    return found


def _third(folder: Path) -> dict[Place, str]:
    if not (folder / "ties.map.json").is_file():
        return {}
    places = [tuple(entry[-1])[:5] for entry in json.loads((folder / "ties.map.json").read_text(encoding="utf-8"))]
    found = {}
    for line in (folder / "ties.lab").read_text(encoding="utf-8").splitlines():
        name, *words = line.split()
        said = _said(words, roles=name[0] == "R")
        if said is not None:
            found[places[int(name[1:]) - 1]] = said
    return found


def settled(said: dict[str, str]) -> str:
    """Return the answer of most readers, else the third's, else the second's.

    >>> settled({"first": "own", "second": "quoted", "earlier": "own"})
    'own'
    """
    given = [said[name] for name in ("third", "second", "first", "earlier") if said.get(name, NONE) != NONE]
    if not given:
        return NONE
    readers = given[1:] if "third" in said and len(given) > 1 else given
    first_words = Counter(answer.split()[0] for answer in readers)
    best, most = first_words.most_common(1)[0]
    if most == 1 and len(first_words) > 1:
        return given[0]
    same = [answer for answer in readers if answer.split()[0] == best]
    return Counter(same).most_common(1)[0][0]  # of roles: the status that most of these say, else the second reader's


def ties(folder: Path) -> None:
    """Write the items on which no two readers agree, with their surroundings and the answers in the order of the alphabet."""
    earlier = {kind: _earlier(kind) for kind in FIELDS}
    lines: list[str] = []
    places: list[list[Any]] = []
    for path in sorted((folder / "map").glob("*.json")):
        pack, name = path.stem.rsplit("-", 1)
        if pack.endswith("b"):
            continue
        kind = "roles" if "-r" in pack else "statements"
        first, second = (answers(folder / (pack + end), name)[0] for end in ("", "b"))
        shown = (folder / pack / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        for number, place in enumerate(json.loads(path.read_text(encoding="utf-8")), 1):
            said = [a for a in (first.get(number), second.get(number), earlier[kind].get(_short(kind, place))) if a and a != NONE]
            if len(said) > 1 and len({a.split()[0] for a in said}) == len(said):
                places.append([kind, pack, name, number, place])
                mark = f"⟦{number}: " if kind == "roles" else f"{number} | "
                at = next(n for n, line in enumerate(shown) if (mark in line if kind == "roles" else line.startswith(mark)))
                lines += [
                    f"#### {kind[0].upper()}{len(places)} | {number} of {pack}/{name}.txt | said: {' / '.join(sorted(said))}"
                ]
                lines += shown[max(0, at - 6) : at + 4] if kind == "statements" else [shown[at]]
    (folder / "ties.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "ties.map.json").write_text(json.dumps(places), encoding="utf-8")
    print(len(places), "ties")


def take(folder: Path) -> None:
    """Settle and write both files; items that this reading did not show stay as they were."""
    for kind in FIELDS:
        before = {_short(kind, [e[f] for f in FIELDS[kind]]): e for e in _read(kind)}
        earlier, kept = _earlier(kind), dict(before)
        for place, said in sorted(readings(folder, kind).items(), key=lambda pair: [str(p) for p in pair[0]]):
            short = _short(kind, place)
            said |= {"earlier": earlier[short]} if short in earlier else {}
            final = settled(said)
            if final != NONE:
                kept[short] = _entry(kind, place, final, said, before.get(short, {}))
        lines = sorted(kept.values(), key=lambda e: (e.get("part", ""), e["doc"], e["page"], e.get("start", 0)))
        text = "".join(json.dumps(e, separators=(",", ":")) + "\n" for e in lines)
        (HERE / f"{kind}.jsonl").write_text(text, encoding="utf-8")
        print(kind, len(before), "before,", len(kept), "now")


def _entry(kind: str, place: Place, final: str, said: dict[str, str], before: Entry) -> Entry:
    from telaah.learned.real import offices

    entry: Entry = dict(zip(FIELDS[kind], place, strict=True))
    if kind == "statements":
        part = before.get("part") or offices(HERE)[entry["doc"]].part
        entry = {"part": "test" if part == "skip" else part, **entry, "label": final}
    else:
        role, status = final.split()
        entry |= {"role": role, "status": status}
    entry["sample"] = before.get("sample", "whole")
    entry["readers"] = sum(said.get(name, NONE) != NONE for name in ("first", "second", "earlier"))
    if kind == "statements" and offices(HERE)[entry["doc"]].part == "skip":
        entry["extra"] = True  # of an office that has a plan with gold
    return entry | {name: answer for name, answer in sorted(said.items()) if answer != final and name != "third"}


def _earlier(kind: str) -> dict[Place, str]:
    """What the reader of single items said, by the short place of each."""
    found = {}
    for e in _read(kind):
        final = e["label"] if kind == "statements" else f"{e['role']} {e['status']}"
        if e["sample"] != "whole":
            found[_short(kind, [e[f] for f in FIELDS[kind]])] = e.get("earlier", final)
    return found


def _short(kind: str, place: Sequence[Any]) -> Place:
    """What tells an item whatever its offsets: document and words of a statement, the whole place of a party."""
    return (place[0], place[4]) if kind == "statements" else tuple(place[:5])


def _read(kind: str) -> list[Entry]:
    path = HERE / f"{kind}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
