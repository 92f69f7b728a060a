"""Any text at all: nothing throws, and places stay inside the text that they are of."""

from __future__ import annotations

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from telaah.errors import ReadError
from telaah.ingest.reader import read_bytes
from telaah.lexicons.language import segmenter
from telaah.pipeline import understand
from telaah.text import abbreviations, dates, numbers, privacy, repair, safe, similar
from telaah.text.normalise import normalise

_PLAIN = (
    "Meningkatnya kualitas Sasaran Tujuan Indikator bersama dengan Dinas Sosial Badan Pusat Statistik BPS Kabupaten Siak "
    "bekerja sama koordinasi melalui Sumber data BAB IV Rp NIP. Drs. M.Si Kab. Prov. dkk. 197001011995031002 0812-3456-7890"
)
_MARKS = ": ; . , ( ) - / 1. a) 2.1 2025 12,5 1.234.567 % “ ” • \u00ad \u202e \u0301 \ufb01 İ ß \U0001f600 \x1b[31m \x00"
WORDS = (*_PLAIN.split(" "), *_MARKS.split(" "), "\n", "\n\n", "\t", "\x0c")
ANY = st.text(max_size=300)
LIKE_A_PLAN = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=80).map(" ".join)
TEXT = st.one_of(ANY, LIKE_A_PLAN)
CAREFUL = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SLOW = settings(CAREFUL, max_examples=60)


@CAREFUL
@given(TEXT)
def test_masking_keeps_the_length_and_nothing_of_a_number_that_it_masks(text):
    assert len(privacy.mask_numbers(text)) == len(text) == len(privacy.mask_names(text))
    assert privacy.mask_numbers(privacy.mask_numbers(text)) == privacy.mask_numbers(text)


@CAREFUL
@given(TEXT)
def test_cleaned_text_is_harmless_on_a_terminal(text):
    cleaned = safe.clean(text)
    assert "\x1b" not in cleaned and "\n" not in cleaned and safe.clean(cleaned) == cleaned
    assert "\x1b" not in safe.strip_controls(text)
    name = safe.file_name(text)
    assert name and "/" not in name and "\\" not in name and name not in (".", "..")
    assert len(safe.shorten(text, 20)) <= max(20, 0)


@CAREFUL
@given(TEXT)
def test_a_cell_of_a_spreadsheet_is_never_a_formula(text):
    assert not safe.for_spreadsheet(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@CAREFUL
@given(TEXT)
def test_sentences_and_paragraphs_lie_in_order_within_the_text(text):
    for spans in (segmenter().sentences(text), segmenter().paragraphs(text)):
        bounds = [(span[0], span[1]) for span in spans]
        assert all(0 <= start <= end <= len(text) for start, end in bounds)
        assert bounds == sorted(bounds)


@CAREFUL
@given(TEXT)
def test_small_helpers_take_any_text(text):
    normalise(text)
    numbers.parse_number(text)
    numbers.decide_number_format([text])
    repair.spaced_letters(text)
    abbreviations.bracketed(text)
    abbreviations.called(text)
    abbreviations.listed(text)
    similar.words(text), similar.plain(text), similar.content(text), similar.direction(text)
    dates.find_dates(text), dates.parse_date(text)


@CAREFUL
@given(TEXT, TEXT)
def test_likeness_is_between_none_and_all(first, second):
    assert 0 <= similar.ratio(first, second) <= 100
    assert similar.shared(first, second) >= 0 and similar.contained(first, second) >= 0


@SLOW
@given(TEXT)
def test_what_is_found_in_any_text_stands_in_it(text):
    try:
        document = read_bytes(("Sasaran: Meningkatnya mutu\n" + text).encode("utf-8", "replace"), "a.txt")
    except ReadError:
        reject()  # so many control characters are no text
    plan = understand(document)
    pages = {page.number: page.text for page in plan.document.pages}
    for mention in plan.mentions.mentions:
        place = mention.place
        assert 0 <= place.start < place.end <= len(pages[place.page])
    ids = {outcome.id for outcome in plan.outcomes}
    assert len(ids) == len(plan.outcomes)
    assert all(tie.outcome is None or tie.outcome in ids for tie in plan.links.ties)
