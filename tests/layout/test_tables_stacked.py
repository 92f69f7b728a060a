"""Rows that hold several items without a rule between them, taken apart by the heights of their lines."""

from __future__ import annotations

from telaah.layout.tables import join_tables
from telaah.layout.tables_items import bare, find_items, marker_of
from telaah.layout.tables_lines import TextLine
from telaah.layout.tables_runin import part_run_in_header
from telaah.model.document import Cell, Document, JoinedTable, Page, PageState, Table
from telaah.model.place import Box
from telaah.model.words import Word

PITCH = 12.0
WIDTH = 120.0
Lines = list[tuple[int, str]]
"""(at which line of the row, what stands there)."""


def read(header: list[str], *rows: list[Lines], spans: dict[tuple[int, int], int] | None = None) -> JoinedTable:
    """Draw a table whose cells hold lines at heights, and read it."""
    tall = 30 * PITCH
    cells: list[Cell] = []
    words: list[Word] = []
    text = ""
    drawn = [[[(0, h)] for h in header], *rows]
    tops = [0.0, *(20 + tall * k for k in range(len(rows) + 1))]
    for r, row in enumerate(drawn):
        for c, lines in enumerate(row):
            if r and not lines:
                continue
            span = (spans or {}).get((r, c), 1)
            x = 40 + c * WIDTH
            for at, line in lines:
                left = x + 2
                for token in line.split():
                    top = tops[r] + 2 + at * PITCH
                    words.append(Word(token, Box(left, top, left + 4 * len(token), top + 10), len(cells)))
                    left += 4 * len(token) + 3
            joined = " ".join(line for _, line in lines)
            raw = "\n".join(line for _, line in lines)
            cells.append(Cell(r, c, span, 1, joined, raw, Box(x, tops[r], x + WIDTH, tops[r + span]), len(text)))
            text += joined + "\n"
    box = Box(40, 0, 40 + WIDTH * len(header), tops[-1])
    table = Table(1, 0, box, len(drawn), len(header), tuple(cells))
    page = Page(1, 900, 1800, PageState.READ, tuple(words), (table,), text)
    (joined_table,) = join_tables(Document("x.pdf", "0", "pdf", (page,)))
    for read_row in joined_table.rows:
        for cell in read_row.cells:
            if cell is not None and " - " not in cell.text:
                assert text[cell.start : cell.end] == cell.text[: cell.length]
    return joined_table


def column(table: JoinedTable, index: int) -> list[str]:
    return [row.text(index) for row in table.rows]


HEADER = ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"]


def test_measures_with_dashes_get_the_values_at_their_heights() -> None:
    table = read(
        HEADER,
        [
            [(0, "1.")],
            [(0, "Naiknya produksi"), (1, "pangan")],
            [(0, "- Jumlah produksi"), (1, "padi"), (2, "- Jumlah produksi"), (3, "jagung")],
            [(0, "11.610"), (2, "1.080")],
        ],
    )
    assert column(table, 2) == ["- Jumlah produksi padi", "- Jumlah produksi jagung"]
    assert column(table, 3) == ["11.610", "1.080"]
    assert [row.text(1) for row in table.rows] == ["Naiknya produksi pangan"] * 2
    assert [bool(c and c.carried) for row in table.rows for c in row.cells[:2]] == [False, False, True, True]


def test_a_head_without_value_stands_before_what_it_heads_and_lends_its_unit() -> None:
    table = read(
        HEADER,
        [
            [(0, "1.")],
            [(0, "Naiknya produksi")],
            [(0, "Prosentase kelahiran (%) :"), (1, "- Sapi"), (2, "- Kerbau"), (3, "1.1.2 Jumlah kelompok"), (4, "tani")],
            [(1, "64"), (2, "51"), (4, "7")],
        ],
    )
    assert column(table, 2) == [
        "Prosentase kelahiran - Sapi (%)",
        "Prosentase kelahiran - Kerbau (%)",
        "1.1.2 Jumlah kelompok tani",
    ]
    assert column(table, 3) == ["64", "51", "7"]


def test_one_value_for_a_list_is_one_measure() -> None:
    lines = [(0, "Persentase layanan:"), (1, "a. kesehatan"), (2, "b. pendidikan")]
    table = read(HEADER, [[(0, "1.")], [(0, "Naiknya layanan")], lines, [(1, "80%")]])
    assert column(table, 2) == ["Persentase layanan: a. kesehatan b. pendidikan"]


def test_a_number_broken_over_two_lines_does_not_part_its_measure() -> None:
    lines = [(0, "Angka Partisipasi"), (1, "Kasar Pendidikan Dasar")]
    table = read(HEADER, [[(0, "1.")], [(0, "Naiknya partisipasi")], lines, [(0, "119,8"), (1, "2")]])
    assert column(table, 2) == ["Angka Partisipasi Kasar Pendidikan Dasar"]


def test_measures_without_marker_are_parted_where_values_stand_beside_each() -> None:
    lines = [(0, "Persentase jalan"), (1, "mantap"), (2, "Rasio jembatan")]
    table = read(HEADER, [[(0, "1.")], [(0, "Naiknya mutu jalan")], lines, [(0, "70"), (2, "0,5")]])
    assert column(table, 2) == ["Persentase jalan mantap", "Rasio jembatan"]


GOALS = ["Tujuan", "Sasaran", "Strategi"]


def test_blank_space_parts_two_statements_where_another_column_begins_anew() -> None:
    table = read(
        GOALS,
        [
            [(0, "Memudahkan akses pangan")],
            [(0, "Cukupnya pangan"), (1, "masyarakat"), (6, "Stabilnya harga"), (7, "pangan")],
            [(0, "Menambah lahan"), (1, "abadi"), (6, "Menata pasar"), (7, "induk")],
        ],
    )
    assert column(table, 1) == ["Cukupnya pangan masyarakat", "Stabilnya harga pangan"]
    assert column(table, 2) == ["Menambah lahan abadi", "Menata pasar induk"]
    assert column(table, 0) == ["Memudahkan akses pangan"] * 2


def test_blank_space_alone_parts_nothing() -> None:
    table = read(
        GOALS, [[(0, "Memudahkan akses")], [(0, "Cukupnya pangan"), (6, "Yang Bermutu tinggi")], [(0, "Menambah lahan")]]
    )
    assert column(table, 1) == ["Cukupnya pangan Yang Bermutu tinggi"]


def test_a_merged_cell_gives_each_row_the_statement_that_begins_at_its_top() -> None:
    table = read(
        HEADER,
        [
            [(0, "3."), (30, "4.")],
            [(0, "Naiknya gizi"), (30, "Naiknya keamanan"), (31, "pangan")],
            [(0, "Skor pangan")],
            [(0, "78")],
        ],
        [[], [], [(0, "Persentase sampel")], [(0, "85")]],
        spans={(1, 0): 2, (1, 1): 2},
    )
    assert column(table, 1) == ["Naiknya gizi", "Naiknya keamanan pangan"]
    assert column(table, 0) == ["3.", "4."]


def test_markers_and_what_they_leave() -> None:
    assert [marker_of(t) for t in ("1.1.2.3 Produktivitas", "✓ Angka", "-5 poin", "a. Konsumsi", "Jumlah")] == [
        "code",
        "tick",
        "",
        "letter",
        "",
    ]
    assert bare("1.1.1Jumlah kelompok") == "Jumlah kelompok"
    lines = [TextLine("satu", 0, 4, Box(0, 0, 9, 10), 0), TextLine("- Dua", 5, 10, Box(0, 12, 9, 22), 0)]
    assert [i.text for i in find_items(lines, PITCH)] == ["satu", "Dua"]


def test_parts_that_the_rows_below_draw_get_the_name_of_their_measure() -> None:
    table = read(
        HEADER,
        [[(0, "1.")], [(0, "Naiknya margin")], [(0, "Persentase margin tani (%)")], []],
        [[], [], [(0, "- Padi")], [(0, "24")]],
        [[], [], [(0, "- Palawija")], [(0, "22")]],
        [[], [], [(0, "Rasio kebun")], [(0, "5")]],
    )
    assert column(table, 2)[1:] == ["Persentase margin tani - Padi (%)", "Persentase margin tani - Palawija (%)", "Rasio kebun"]


def test_lines_that_slipped_below_the_rule_go_back_to_their_measure() -> None:
    table = read(
        HEADER,
        [[(0, "1.")], [(0, "Naiknya mutu")], [(0, "1.2.1 Jumlah unit usaha")], []],
        [
            [(0, "2.")],
            [(0, "dan keamanan"), (1, "Menurunnya penyakit"), (2, "hewan")],
            [(0, "yang dibina (unit)"), (1, "1.2.2 Jumlah kajian")],
            [(0, "5"), (1, "7")],
        ],
    )
    assert column(table, 2) == ["1.2.1 Jumlah unit usaha yang dibina (unit)", "1.2.2 Jumlah kajian"]
    assert column(table, 3) == ["5", "7"]
    assert column(table, 1) == ["Naiknya mutu dan keamanan", "Menurunnya penyakit hewan"]


def test_a_header_drawn_in_one_cell_with_the_first_row_is_parted_from_it() -> None:
    heads = ["No 1.2", "Sasaran Strategis Naiknya mutu", "Indikator Kinerja Jumlah unit usaha", "Target"]
    lines = [["No", "1.2"], ["Sasaran Strategis", "Naiknya mutu"], ["Indikator Kinerja", "Jumlah unit usaha"], ["Target"]]
    cells, text = [], ""
    for c, (whole, parts) in enumerate(zip(heads, lines, strict=True)):
        cells.append(Cell(0, c, 1, 1, whole, "\n".join(parts), Box(100.0 * c, 0, 100.0 * c + 100, 40), len(text)))
        text += whole + "\n"
    cells.append(Cell(1, 2, 1, 1, "Jumlah kajian", "Jumlah kajian", Box(200, 40, 300, 60), len(text)))
    text += "Jumlah kajian"
    parted = part_run_in_header(Table(1, 0, Box(0, 0, 400, 60), 2, 4, tuple(cells)))
    assert [(c.row, c.text) for c in parted.cells if c.column == 2] == [
        (0, "Indikator Kinerja"),
        (1, "Jumlah unit usaha"),
        (2, "Jumlah kajian"),
    ]
    assert all(text[c.start : c.end] == c.text for c in parted.cells)


def test_a_measure_that_begins_below_the_texts_beside_it_leaves_them_in_their_row() -> None:
    table = read(
        ["No", "Sasaran Strategis", "Indikator Kinerja", "Sumber Data"],
        [[(0, "1.")], [(0, "Naiknya mutu")], [(0, "1.2 Jumlah unit usaha")], [(0, "Balai Contoh")]],
        [[], [], [(1, "1.2.1 Jumlah kajian")], [(0, "Kecamatan"), (1, "se-Kota")]],
    )
    assert column(table, 3) == ["Balai Contoh", "Kecamatan se-Kota"]


def test_a_value_a_line_above_its_measure_belongs_to_it_where_each_has_one() -> None:
    table = read(
        HEADER,
        [
            [(0, "1.")],
            [(0, "Cukupnya pangan")],
            [(0, "- Skor pola pangan"), (1, "harapan"), (4, "- Jumlah cadangan"), (5, "beras")],
            [(0, "85"), (3, "450")],
        ],
    )
    assert column(table, 2) == ["- Skor pola pangan harapan", "- Jumlah cadangan beras"]
    assert column(table, 3) == ["85", "450"]


def test_a_merged_cell_of_measures_is_shared_out_to_the_rows_of_their_values() -> None:
    measures = [(0, "Persentase kawasan"), (1, "lestari"), (30, "a. Jumlah kawasan"), (31, "bakau"), (60, "b. Jumlah bibit")]
    rows = [
        [[(0, "1.")], [(0, "Lestarinya pesisir")], measures, [(0, "20")]],
        [[], [], [], [(0, "3")]],
        [[], [], [], [(0, "900")]],
    ]
    table = read(HEADER, *rows, spans={(1, 0): 3, (1, 1): 3, (1, 2): 3})
    assert column(table, 2) == ["Persentase kawasan lestari", "a. Jumlah kawasan bakau", "b. Jumlah bibit"]
    assert column(table, 3) == ["20", "3", "900"]


def test_a_merged_cell_of_measures_stays_whole_where_the_value_is_merged_too() -> None:
    measures = [(0, "Persentase kawasan"), (30, "a. Jumlah kawasan")]
    rows = [[[(0, "1.")], [(0, "Lestarinya pesisir")], measures, [(0, "20")]], [[], [(0, "Naiknya hasil")], [], []]]
    table = read(HEADER, *rows, spans={(1, 0): 2, (1, 2): 2, (1, 3): 2})
    assert column(table, 2)[1] == "Persentase kawasan a. Jumlah kawasan"


def test_a_text_that_ends_in_a_colon_heads_the_parts_that_the_rows_below_draw() -> None:
    table = read(
        HEADER,
        [[(0, "7.")], [(0, "Terkendalinya penyakit ternak")], [(0, "kasus penyakit menular :")], []],
        [[], [], [(0, "- Rabies")], [(0, "0")]],
        [[], [], [(0, "- Antraks")], [(0, "3")]],
    )
    assert column(table, 2)[1:] == ["kasus penyakit menular - Rabies", "kasus penyakit menular - Antraks"]
