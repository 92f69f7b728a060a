"""Who said what."""

from __future__ import annotations

import pytest

from telaah.news.talk import find_quotes
from tests.news.talk.make import article

PEOPLE = {"Budi Santoso": "Bupati Contoh", "Sri Rahayu": "Kepala Dinas Kesehatan"}
LEAD = "[Bupati Contoh|Budi Santoso] Budi Santoso membuka rapat di pendopo. "


@pytest.mark.parametrize(
    ("text", "speaker", "said", "direct"),
    [
        ("“Kita harus siap,” kata [Bupati Contoh|Budi Santoso].", "Budi Santoso", "Kita harus siap", True),
        ("Acara usai.”Kami siap maju “ungkap Sri Rahayu.", "Sri Rahayu", "Kami siap maju", True),
        (LEAD + '"Warga sudah lama menunggu jembatan," ujarnya.', "Budi Santoso", "Warga sudah lama menunggu jembatan", True),
        ("‘’Mari kita jaga bersama,’’ ajak Budi.", "Budi Santoso", "Mari kita jaga bersama", True),
        ("'Kami sudah menyiapkan semua,' tutur Sri.", "Sri Rahayu", "Kami sudah menyiapkan semua", True),
        ("“Dana sudah cair”. Ujar Budi Santoso", "Budi Santoso", "Dana sudah cair", True),
        ("Budi mengatakan, “Semua desa sudah terhubung.”", "Budi Santoso", "Semua desa sudah terhubung", True),
        ("“Jangan jadi “Superman” dalam bekerja,” beber Sri.", "Sri Rahayu", "Jangan jadi “Superman” dalam bekerja", True),
        ("“Dana desa sudah cair semua, kata Budi Santoso di pendopo.", "Budi Santoso", "Dana desa sudah cair semua", True),
        ("Stok pangan aman sampai Lebaran,” kata Sri Rahayu.", "Sri Rahayu", "Stok pangan aman sampai Lebaran", True),
        ("[Bupati|Budi Santoso] menegaskan bahwa stok pangan aman.", "Budi Santoso", "stok pangan aman", False),
        ("Budi berharap, kerja sama itu berlanjut.", "Budi Santoso", "kerja sama itu berlanjut", False),
        ("[Bupati|Budi Santoso] meminta camat untuk turun ke desa.", "Budi Santoso", "camat untuk turun ke desa", False),
        ("Menurut Sri, imunisasi sudah merata di desa.", "Sri Rahayu", "imunisasi sudah merata di desa", False),
        ("Jalan itu akan dibangun tahun depan, kata Budi.", "Budi Santoso", "Jalan itu akan dibangun tahun depan", False),
        (LEAD + "Dikatakannya, jalan desa sudah selesai.", "Budi Santoso", "jalan desa sudah selesai", False),
        (LEAD + "Ia menambahkan, jembatan belum selesai.", "Budi Santoso", "jembatan belum selesai", False),
        ("Warga, tambah Sri, harus rajin memeriksakan diri.", "Sri Rahayu", "harus rajin memeriksakan diri", False),
        (
            "Dalam sambutan yang dibacakan Sri Rahayu gizi anak harus dijaga semua pihak.",
            "Sri Rahayu",
            "gizi anak harus dijaga semua pihak",
            False,
        ),
        ("“Kami senang jalan ini diperbaiki,” kata seorang warga.", "", "Kami senang jalan ini diperbaiki", True),
    ],
)
def test_one_who_speaks(text: str, speaker: str, said: str, direct: bool) -> None:
    quotes = find_quotes(article(text, persons=PEOPLE))
    assert len(quotes) == 1, quotes
    assert quotes[0].speaker == speaker
    assert said in quotes[0].text
    assert quotes[0].direct is direct


@pytest.mark.parametrize(
    "text",
    [
        LEAD + "Tema acara ini “Melangkah Pasti Jaga Integritas Lawan Korupsi” dan dihadiri warga.",
        LEAD + "Program “Desa Terang” dimulai tahun ini.",
        "Hal ini disampaikan [Bupati|Budi Santoso] dalam sambutannya saat acara itu.",
        "[Bupati|Budi Santoso] menyampaikan sambutan kepada peserta yang hadir.",
        "{OPD:Dinas Kesehatan} mengatakan stok vaksin sudah aman.",
        "Hasil kunjungan ini diharapkan dapat menjadi dasar program.",
        "Menurut data BPS, kemiskinan sudah turun tahun ini.",
        LEAD + "Setiap desa dapat menyampaikan usulan kegiatan yang penting.",
        LEAD + "Sekda melanjutkan inspeksi mendadak di hari kedua.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert find_quotes(article(text, persons=PEOPLE)) == ()


def test_an_attribution_in_the_middle_parts_two_stretches() -> None:
    quotes = find_quotes(article("“Jalan sudah baik,” kata Budi, “dan jembatan segera selesai.”", persons=PEOPLE))
    assert [(q.speaker, q.text) for q in quotes] == [
        ("Budi Santoso", "Jalan sudah baik"),
        ("Budi Santoso", "dan jembatan segera selesai"),
    ]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = "“Jalan desa sudah kita perbaiki semua.\n“Jembatan segera menyusul tahun depan,” kata Sri Rahayu."
    (quote,) = find_quotes(article(text, persons=PEOPLE))
    assert quote.speaker == "Sri Rahayu"
    assert quote.text.startswith("Jalan desa") and quote.text.endswith("tahun depan")


def test_the_title_and_headings_are_no_speech() -> None:
    text = "Bupati Minta Camat Turun\nBupati menghadiri rapat koordinasi di pendopo kabupaten."
    assert find_quotes(article(text, persons=PEOPLE, title="Bupati Minta Camat Turun")) == ()


def test_a_later_short_name_and_post_mean_the_same_person() -> None:
    first = "“Kita mulai hari ini,” kata Budi.\n“Semua harus siap,” ujar [Bupati|Budi Santoso].\n"
    quotes = find_quotes(article(LEAD + "\n" + first + "“Terima kasih semuanya,” tutupnya.", persons=PEOPLE))
    assert [(q.speaker, q.position) for q in quotes] == [("Budi Santoso", "Bupati Contoh")] * 3


def test_text_and_characters_agree() -> None:
    made = article("“Kita harus siap menghadapi musim hujan,” kata Budi.", persons=PEOPLE)
    (quote,) = find_quotes(made)
    assert made.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "Kepada tokoh adat dan [Bupati Contoh|Budi Santoso] Sri menyampaikan harapannya agar warga ikut serta.",
            "Sri Rahayu",
            "agar warga ikut serta",
        ),
        (
            "Ditanya soal hal di atas, [Kepala Dinas Kesehatan|Sri Rahayu] Sri Rahayu kembali menjelaskan bahwa stok masih aman.",
            "Sri Rahayu",
            "stok masih",
        ),
        (
            "Adapun di hulu, menurut [Bupati|Budi Santoso] Budi lebih pada upaya menjaga hutan.",
            "Budi Santoso",
            "lebih pada upaya",
        ),
        (LEAD + "Dikatakan bapak tiga anak itu, jalan desa segera diperbaiki.", "Budi Santoso", "jalan desa segera diperbaiki"),
        (LEAD + "Menurutnya jika jembatan selesai banyak manfaatnya.", "Budi Santoso", "jika jembatan selesai"),
        (LEAD + "Sementara Sri Rahayu, Kepala Puskesmas, bahwa vaksin sudah tiba di desa.", "Sri Rahayu", "vaksin sudah tiba"),
    ],
)
def test_the_speaker_is_who_stands_by_the_verb(text: str, speaker: str, said: str) -> None:
    (quote,) = find_quotes(article(text, persons=PEOPLE))
    assert quote.speaker == speaker
    assert quote.text.startswith(said) or (said.startswith("agar") and quote.text.endswith(said))


def test_a_feeling_is_no_report() -> None:
    assert find_quotes(article(LEAD + "Budi merasa bersyukur karena warga masih diberi kesehatan.", persons=PEOPLE)) == ()


def test_two_words_run_together_are_the_post_that_the_first_names() -> None:
    quotes = find_quotes(article(LEAD + "“Saya minta semua menjaga nama baik,” pinta BupatiWakil rombongan.", persons=PEOPLE))
    assert [q.speaker for q in quotes] == ["Budi Santoso"]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        (
            "[Bupati Contoh|Budi Santoso] yang diwakili Kepala Dinas Kesehatan Sri Rahayu menyampaikan, gizi anak harus dijaga.",
            "Sri Rahayu",
            "gizi anak harus dijaga",
        ),
        (LEAD + "Kami berharap kepada warga untuk tidak ragu datang.", "Budi Santoso", "kepada warga untuk tidak ragu datang"),
        (
            "Budi mengatakan, sidak ini untuk memastikan bahwa semua pegawai sehat.",
            "Budi Santoso",
            "sidak ini untuk memastikan bahwa semua pegawai sehat",
        ),
    ],
)
def test_a_report_is_whole_and_has_its_own_speaker(text: str, speaker: str, said: str) -> None:
    (quote,) = find_quotes(article(text, persons=PEOPLE))
    assert (quote.speaker, quote.text) == (speaker, said)


def test_who_was_named_before_has_the_opinion() -> None:
    (quote,) = find_quotes(article("Warga itu bernama Sri Rahayu. Menurutnya, obat itu yang memicu sakitnya.", persons=PEOPLE))
    assert quote.speaker == "Sri Rahayu"


def test_a_quotation_runs_on_over_paragraphs_without_marks() -> None:
    text = '"Kejadiannya sekitar pukul lima pagi.\nHujan deras sejak sore.\nWarga mulai membersihkan jalan," ujar Sri Rahayu.'
    (quote,) = find_quotes(article(text, persons=PEOPLE))
    assert quote.text.startswith("Kejadiannya") and quote.text.endswith("jalan")


def test_a_short_name_is_filled_up_by_names_only() -> None:
    text = "Turut hadir PPK Jembatan Raya Arka Darmana di lokasi.\n“Tahun ini kita target fungsional semua,” kata Arka."
    (quote,) = find_quotes(article(text))
    assert quote.speaker == "Arka Darmana"


def test_what_is_handed_over_is_no_report() -> None:
    assert (
        find_quotes(article(LEAD + "Pihaknya akan bermusyawarah lalu menitipkan anggaran pembebasan lahan.", persons=PEOPLE))
        == ()
    )


def test_a_lost_space_behind_a_full_stop_ends_the_sentence() -> None:
    (quote,) = find_quotes(
        article(LEAD + "Budi berpesan agar semua tetap menjaga kesehatan.Saat lomba warga ikut menonton.", persons=PEOPLE)
    )
    assert quote.text == "semua tetap menjaga kesehatan"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Kami butuh bantuan segera,” kata Tubagus. Dari desa, warga datang.", "Tubagus"),
        ("“Kami butuh bantuan segera,” kata Bob. Warga datang dari desa.", "Bob"),
        (LEAD + "Sri Rahayu hadir. “Kami butuh bantuan segera,” kata Meri.", "Meri"),
        (LEAD + "Warga hadir. “Kami butuh bantuan segera,” kata Sant.", "Budi Santoso"),
    ],
)
def test_a_name_ends_with_its_sentence_and_is_nobody_elses(text: str, speaker: str) -> None:
    (quote,) = find_quotes(article(text, persons=PEOPLE))
    assert quote.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Rizki (29), warga Cipayung, Jakarta Timur, berharap bisa segera ke sana.",
        "Sebagian menilai, jalan itu belum aman dilalui warga.",
        "Pada Rabu lalu, PN Jaksel menyatakan, perkara itu tidak akan dibuka.",
    ],
)
def test_places_and_nouns_do_not_speak(text: str) -> None:
    assert [q for q in find_quotes(article(text)) if q.speaker] == []


def test_ia_pun_written_as_one_word_is_who_spoke_last() -> None:
    quotes = find_quotes(
        article(LEAD + "“Jalan itu rusak sejak lama,” kata Budi. Iapun berharap jalan segera baik.", persons=PEOPLE)
    )
    assert {q.speaker for q in quotes} == {"Budi Santoso"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sri menuturkan bantuan itu menjadi napas baru bagi warga.", ["bantuan itu menjadi napas baru bagi warga"]),
        ("Sri menjelaskan untuk kasus lama tetap ditangani puskesmas.", ["untuk kasus lama tetap ditangani puskesmas"]),
        ("“Gizi anak desa sudah jauh lebih baik.” Ungkap Sri Rahayu, sebagaimana dikutip dari laman itu.", None),
        (
            "“Warga yang sakit harus dilayani dengan baik,” [Kepala Dinas Kesehatan|Sri Rahayu] Sri Rahayu dalam rilisnya.",
            ["Warga yang sakit harus dilayani dengan baik"],
        ),
        ("“Gizi anak desa sudah jauh lebih baik,” kata Kadis. Beberapa hal lain dibahas.", None),
        (
            "Hal itu disampaikan [Kepala Dinas Kesehatan|Sri Rahayu] Sri Rahayu. Ia menyebut, gizi anak membaik.",
            ["gizi anak membaik"],
        ),
    ],
)
def test_reports_are_told_by_their_verb_their_place_and_who_has_the_floor(text: str, said: list[str] | None) -> None:
    found = find_quotes(article(text, persons=PEOPLE))
    assert [(q.speaker, q.text) for q in found] == [("Sri Rahayu", s) for s in said or ["Gizi anak desa sudah jauh lebih baik"]]


def test_a_name_that_is_also_a_verb_reports_nothing() -> None:
    people = {"Puji Kuncoro": "Kepala Seksi Gizi"}
    assert find_quotes(article("Hal ini disampaikan [Kepala Seksi Gizi|Puji Kuncoro], Puji Kuncoro.", persons=people)) == ()


def test_who_goes_on_after_somebody_reports_nothing() -> None:
    text = "[Ketua DPRD Contoh|Budi Santoso] mengawali sambutan itu, dilanjutkan Sri Rahayu sekaligus membacakan doa bersama."
    assert find_quotes(article(text, persons=PEOPLE)) == ()
