"""The tables of a plan, made from its tujuan, sasaran and programmes in the forms in which offices print them."""

from __future__ import annotations

from typing import Any

from elements import ABOVE, LEFT, Table

Plan = dict[str, Any]
Rows = list[tuple[str, ...]]


def tables(plan: Plan) -> dict[str, Table]:
    """Return every table that the plan asks for, by its name."""
    return {name: MAKERS[given["form"]](plan, given) for name, given in plan.get("tables", {}).items()}


def _split(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.split("|"))


def custom(plan: Plan, given: Plan) -> Table:
    """Rows as they stand in the plan's file, cells parted by "|"."""
    head = tuple(_split(line) for line in given["head"])
    rows = tuple(_split(line) for line in given["rows"])
    assert all(len(row) == len(head[0]) for row in (*head, *rows)), (
        given["caption"],
        [row for row in rows if len(row) != len(head[0])],
    )
    return _table(given, head, rows, given.get("widths") or [1] * len(head[0]))


def _table(given: Plan, head: tuple[tuple[str, ...], ...], rows: tuple[tuple[str, ...], ...], widths: list[float]) -> Table:
    return Table(
        given["caption"],
        head,
        rows,
        tuple(widths),
        tuple(given.get("notes", ())),
        given.get("numbers", False),
        given.get("size", 9),
    )


def _of(plan: Plan, parent: str) -> list[Plan]:
    return [sasaran for sasaran in plan["sasaran"] if sasaran["parent"] == parent]


def _goals(plan: Plan, given: Plan, line: Any, *, measured_goals: bool = True) -> Rows:
    """Rows of tujuan and sasaran, each with its indicators; a cell that holds for several rows is merged."""
    rows: Rows = []
    for number, tujuan in enumerate(plan["tujuan"], start=1):
        first = True
        units = [(tujuan, "")] if measured_goals and tujuan.get("indicators") else []
        units += [(sasaran, sasaran["text"]) for sasaran in _of(plan, tujuan["id"])]
        for unit, text in units:
            for index, indicator in enumerate(unit["indicators"]):
                rows.append(
                    line(
                        number if first else ABOVE,
                        tujuan["text"] if first else ABOVE,
                        text if index == 0 else ABOVE if text else "",
                        indicator,
                    )
                )
                first = False
    return rows


def tc25(plan: Plan, given: Plan) -> Table:
    """No, tujuan, sasaran, indicator, targets by plan year; no unit, no baseline."""
    years = given["years"]
    word = given.get("word", "Target Kinerja Tujuan/Sasaran pada Tahun ke-")
    head = (
        ("No", "Tujuan", "Sasaran", "Indikator Tujuan/Sasaran", word, *([LEFT] * (len(years) - 1))),
        (ABOVE, ABOVE, ABOVE, ABOVE, *years),
    )
    if given.get("baseline"):
        head = (
            ("No", "Tujuan", "Sasaran", "Indikator", "Satuan", given["baseline"], word, *([LEFT] * (len(years) - 1))),
            (ABOVE,) * 6 + tuple(years),
        )

        def full(number: Any, tujuan: str, sasaran: str, i: Plan) -> tuple[str, ...]:
            return (str(number), tujuan, sasaran, i["text"], i["unit"], i["baseline"], *i["targets"])

        rows = _goals(plan, given, full)
        return _table(given, head, tuple(rows), [0.5, 2.6, 2.6, 2.6, 0.9, 0.9, *([0.8] * len(years))])
    rows = _goals(plan, given, lambda n, t, s, i: (str(n), t, s, i["text"], *i["targets"]))
    return _table(given, head, tuple(rows), [0.5, 2.6, 2.6, 2.6, *([0.8] * len(years))])


def tc26(plan: Plan, given: Plan) -> Table:
    """Tujuan, sasaran, strategi, arah kebijakan."""
    head = (("Tujuan", "Sasaran", "Strategi", "Arah Kebijakan"),)
    rows: Rows = []
    for tujuan in plan["tujuan"]:
        first = True
        for sasaran in _of(plan, tujuan["id"]):
            for index, (strategy, policy) in enumerate(sasaran["strategies"]):
                rows.append((tujuan["text"] if first else ABOVE, sasaran["text"] if index == 0 else ABOVE, strategy, policy))
                first = False
    return _table(given, head, tuple(rows), [1, 1, 1.3, 1.3])


def tc27(plan: Plan, given: Plan) -> Table:
    """Tujuan, sasaran, code, programme and kegiatan, indicator, baseline, target and money of each year, who, where."""
    years = given["years"]
    money = [cell for year in years for cell in (f"Tahun {year}", LEFT)]
    head = (
        ("Tujuan", "Sasaran", "Kode", "Program dan Kegiatan", "Indikator Kinerja Program (outcome) dan Kegiatan (output)",
         "Data Capaian pada Tahun Awal Perencanaan", *money, "Unit Kerja Penanggung Jawab"),
        (ABOVE,) * 6 + ("Target", "Rp (juta)") * len(years) + (ABOVE,),
    )  # fmt: skip
    rows: Rows = []
    for tujuan in plan["tujuan"]:
        first = True
        for sasaran in _of(plan, tujuan["id"]):
            fresh = True
            for program in (p for p in plan["program"] if p["sasaran"] == sasaran["id"]):
                for code, name, indicator, start, targets, amounts, who in _programme_lines(program):
                    values = [cell for pair in zip(targets, amounts, strict=True) for cell in pair]
                    rows.append(
                        (
                            tujuan["text"] if first else ABOVE,
                            sasaran["text"] if fresh else ABOVE,
                            code,
                            name,
                            indicator,
                            start,
                            *values,
                            who,
                        )
                    )
                    first = fresh = False
    return _table(given, head, tuple(rows), [1.7, 1.7, 1.1, 2, 2, 0.9, *([0.8, 0.9] * len(years)), 1.3])


def _programme_lines(program: Plan) -> list[tuple[Any, ...]]:
    return [
        (
            p["code"],
            p["name"],
            p["indicator"],
            p.get("baseline", "-"),
            p["targets"],
            p["money"],
            p.get("who", program.get("who", "")),
        )
        for p in (program, *program.get("kegiatan", ()))
    ]


def tc28(plan: Plan, given: Plan) -> Table:
    """Indicators with unit, state at the beginning, targets, state at the end."""
    years = given["years"]
    head = (
        ("No", "Indikator", "Satuan", given.get("start", "Kondisi Kinerja pada Awal Periode RPJMD"), "Target Capaian Setiap Tahun",
         *([LEFT] * (len(years) - 1)), "Kondisi Kinerja pada Akhir Periode RPJMD"),
        (ABOVE,) * 4 + tuple(years) + (ABOVE,),
    )  # fmt: skip
    measures = [i for unit in (*plan["tujuan"], *plan["sasaran"]) for i in unit.get("indicators", ())]
    rows = [
        (str(n), i["text"], i["unit"], i["baseline"], *i["targets"], i["targets"][-1]) for n, i in enumerate(measures, start=1)
    ]
    return _table(given, head, tuple(rows), [0.5, 3.4, 1, 1.2, *([0.9] * len(years)), 1.2])


def iku(plan: Plan, given: Plan) -> Table:
    """Sasaran, indicator, unit, formula, source of data, who."""
    goals = given.get("goals", False)
    label = "Tujuan/Sasaran" if goals else "Sasaran"
    head = (("No", label, "Indikator Kinerja Utama", "Satuan", "Formulasi Penghitungan", "Sumber Data", "Penanggung Jawab"),)
    rows: Rows = []
    for number, sasaran in enumerate((*(plan["tujuan"] if goals else ()), *plan["sasaran"]), start=1):
        for index, i in enumerate(sasaran["indicators"]):
            own = (str(number), sasaran["text"]) if index == 0 else (ABOVE, ABOVE)
            rows.append((*own, i["text"], i["unit"], i.get("formula", "-"), i.get("source", "-"), sasaran.get("who", "")))
    return _table(given, head, tuple(rows), [0.5, 2.4, 2.4, 0.9, 3, 2, 1.6])


def cross(plan: Plan, given: Plan) -> Table:
    """Who else works on a sasaran, and how."""
    head = (("No", "Sasaran", "Perangkat Daerah/Pihak Pendukung", "Peran/Bentuk Dukungan"),)
    rows: Rows = []
    for number, sasaran in enumerate((s for s in plan["sasaran"] if s.get("cross")), start=1):
        for index, (party, part) in enumerate(sasaran["cross"]):
            rows.append((str(number) if index == 0 else ABOVE, sasaran["text"] if index == 0 else ABOVE, party, part))
    return _table(given, head, tuple(rows), [0.5, 2.4, 2, 3])


def inm_goals(plan: Plan, given: Plan) -> Table:
    """The new form: what the region wants, tujuan, sasaran, indicator, baseline, six targets, remarks."""
    years = given["years"]
    head = (
        ("No", "NSPK dan Sasaran RPJMD yang Relevan", "Tujuan", "Sasaran", "Indikator", given["baseline"], "Target Tahun",
         *([LEFT] * (len(years) - 1)), "Keterangan"),
        (ABOVE,) * 6 + tuple(years) + (ABOVE,),
    )  # fmt: skip
    rows = []
    for n, t, s, i in _goals(plan, given, lambda n, t, s, i: (n, t, s, i)):
        rows.append((str(n), ABOVE if rows else given["rpjmd"], t, s, i["text"], i["baseline"], *i["targets"], ""))
    return _table(given, head, tuple(rows), [0.5, 1.6, 1.9, 1.9, 2, 1, *([0.95] * len(years)), 1.2])


def inm_policy(plan: Plan, given: Plan) -> Table:
    """The new form of strategies: tujuan, sasaran, strategi, arah kebijakan."""
    return tc26(plan, given)


def inm_formulation(plan: Plan, given: Plan) -> Table:
    """The new form that leads from sasaran to programme: tujuan, sasaran, outcome, output, indicator, programme and kegiatan."""
    head = (("No", "Tujuan", "Sasaran", "Outcome", "Output", "Indikator", "Program/Kegiatan", "Keterangan"),)
    rows: Rows = []
    for number, program in enumerate(plan["program"], start=1):
        sasaran = next(s for s in plan["sasaran"] if s["id"] == program["sasaran"])
        tujuan = next(t for t in plan["tujuan"] if t["id"] == sasaran["parent"])
        name = f"{program['code']} {program['name']}"
        rows.append((str(number), tujuan["text"], sasaran["text"], program["outcome"], "", program["measure"]["text"], name, ""))
        for kegiatan in program.get("kegiatan", ()):
            name = f"{kegiatan['code']} {kegiatan['name']}"
            rows.append((ABOVE, ABOVE, ABOVE, ABOVE, kegiatan["output"], kegiatan["indicator"], name, ""))
    return _table(given, head, tuple(rows), [0.4, 1.8, 1.8, 1.8, 1.6, 1.6, 2, 0.9])


def inm_programmes(plan: Plan, given: Plan) -> Table:
    """The new form of programmes: programme, its outcome, kegiatan, sub kegiatan with output; target and money a year."""
    years = given["years"]
    money = [cell for year in years for cell in (year, LEFT)]
    head = (
        ("Kode", "Program/Outcome/Kegiatan/Sub Kegiatan/Output", "Indikator Outcome/Output", given["baseline"], *money, "Keterangan"),
        (ABOVE,) * 4 + ("Target", "Pagu (Rp juta)") * len(years) + (ABOVE,),
    )  # fmt: skip
    blank = ("",) * (2 * len(years))
    rows: Rows = []
    for program in plan["program"]:
        rows.append((program["code"], program["name"], "", "", *[c for m in program["money"] for c in ("", m)], ""))
        i = program["measure"]
        rows.append(
            ("", program["outcome"], i["text"], i["baseline"], *[c for t in i["targets"][-len(years) :] for c in (t, "")], "")
        )
        for kegiatan in program.get("kegiatan", ()):
            rows.append((kegiatan["code"], kegiatan["name"], "", "", *blank, ""))
            rows.append(
                ("", kegiatan["output"], kegiatan["indicator"], kegiatan.get("baseline", "-"),
                 *[c for pair in zip(kegiatan["targets"], kegiatan["money"], strict=True) for c in pair], "")
            )  # fmt: skip
    return _table(given, head, tuple(rows), [1.3, 3, 2.2, 0.9, *([0.8, 0.95] * len(years)), 0.9])


MAKERS = {
    "custom": custom, "tc25": tc25, "tc26": tc26, "tc27": tc27, "tc28": tc28, "iku": iku, "cross": cross,
    "inm_goals": inm_goals, "inm_policy": inm_policy, "inm_programmes": inm_programmes,
    "inm_formulation": inm_formulation,
}  # fmt: skip
