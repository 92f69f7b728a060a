"""The store: what was read stays, whatever happens to the run; what changed is read again."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

import telaah
from telaah.config import Settings
from telaah.engine import conditions, examine
from telaah.engine.hashes import state_of
from telaah.engine.store import Store
from telaah.errors import UsageError
from telaah.model.result import FailureReason

from ..cli.conftest import make_pdf

SETTINGS = Settings().changed("read", ocr="never")


@pytest.fixture
def plans(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number, name in enumerate(("a", "b", "c")):
        make_pdf(folder / f"{name}.pdf", [("RENCANA STRATEGIS", f"DINAS KE-{number}", "TAHUN 2025-2029")] * 3)
        os.utime(folder / f"{name}.pdf", (1e9, 1e9))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    return folder


@pytest.fixture
def reads(monkeypatch) -> list[str]:
    """The paths that are really read."""
    seen: list[str] = []
    read = examine.understood

    def understood(path, *more):
        seen.append(Path(path).name)
        return read(path, *more)

    monkeypatch.setattr(examine, "understood", understood)
    return seen


def checked(path, store, settings=SETTINGS, **more):
    return telaah.check(path, settings=settings, in_process=True, store=store, **more)


def test_a_second_run_reads_nothing_and_says_the_same(plans, tmp_path, reads):
    first = checked(plans, tmp_path / "store")
    assert sorted(reads) == ["a.pdf", "b.pdf", "broken.pdf", "c.pdf"]
    reads.clear()
    assert checked(plans, tmp_path / "store").to_json() == first.to_json() == checked(plans, None).to_json()
    assert sorted(reads) == ["a.pdf", "b.pdf", "broken.pdf", "c.pdf"]  # by the run without a store alone


def test_only_a_changed_file_is_read_again(plans, tmp_path, reads):
    checked(plans, tmp_path / "store")
    reads.clear()
    make_pdf(plans / "b.pdf", [("RENCANA KERJA", "DINAS LAIN", "TAHUN 2026")])
    checked(plans, tmp_path / "store")
    assert reads == ["b.pdf"]


def test_a_file_that_was_moved_is_not_read_again_and_has_its_new_path(plans, tmp_path, reads):
    checked(plans, tmp_path / "store")
    reads.clear()
    (plans / "a.pdf").rename(plans / "z.pdf")
    assert [Path(document.path).name for document in checked(plans, tmp_path / "store").documents] == ["b.pdf", "c.pdf", "z.pdf"]
    assert reads == []


def test_the_same_content_twice_is_read_once(plans, tmp_path, reads):
    shutil.copy(plans / "a.pdf", plans / "copy.pdf")
    result = checked(plans, tmp_path / "store")
    assert len(reads) == 4 and len(result.documents) == 4


@pytest.mark.parametrize(
    ("section", "changed"),
    [
        ("rules", {"ignore": ("KOL",)}),
        ("output", {"lang": "en"}),
        ("limits", {"max_pages": 1}),
        ("document", {"kind": "renja"}),
        ("read", {"password": "rahasia"}),
    ],
)
def test_other_settings_are_other_results(plans, tmp_path, reads, section, changed):
    checked(plans, tmp_path / "store")
    reads.clear()
    checked(plans, tmp_path / "store", SETTINGS.changed(section, **changed))
    assert len(reads) == 4


@pytest.mark.parametrize(("section", "changed"), [("limits", {"jobs": 1}), ("rules", {"fail_on": "never"})])
def test_what_changes_no_result_reads_nothing_again(plans, tmp_path, reads, section, changed):
    checked(plans, tmp_path / "store")
    reads.clear()
    checked(plans, tmp_path / "store", SETTINGS.changed(section, **changed))
    assert reads == []


def test_an_edited_program_reads_again(plans, tmp_path, reads, monkeypatch):
    checked(plans, tmp_path / "store")
    reads.clear()
    monkeypatch.setattr(conditions, "program", lambda: "another one")
    checked(plans, tmp_path / "store")
    assert len(reads) == 4


def test_a_password_does_not_stand_in_the_store(plans, tmp_path):
    checked(plans, tmp_path / "store", SETTINGS.changed("read", password="rahasia-negara"))
    assert not any(b"rahasia-negara" in file.read_bytes() for file in (tmp_path / "store").rglob("*") if file.is_file())


@pytest.mark.parametrize("harm", ["empty", "cut", "other"])
def test_a_harmed_record_is_read_again(plans, tmp_path, reads, harm):
    first = checked(plans, tmp_path / "store")
    reads.clear()
    record = sorted((tmp_path / "store").rglob("*.pdf.json.gz"))[0]
    record.write_bytes({"empty": b"", "cut": record.read_bytes()[:-20], "other": b"{}"}[harm])
    assert checked(plans, tmp_path / "store").to_json() == first.to_json()
    assert len(reads) == 1


def test_times_that_were_set_back_do_not_hide_a_change(plans, tmp_path):
    checked(plans, tmp_path / "store")
    data = (plans / "a.pdf").read_bytes()
    (plans / "a.pdf").write_bytes(data.replace(b"DINAS", b"BADAN"))
    os.utime(plans / "a.pdf", (1e9, 1e9))
    again = checked(plans, tmp_path / "store")
    assert again.to_json() == checked(plans, None).to_json()


def test_an_unchanged_file_is_known_by_its_times_and_rehash_takes_nothing_on_trust(tmp_path):
    sample = str(next((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf")))
    store = Store(tmp_path / "store", SETTINGS)
    right = store.hashes.of(sample)
    assert Store(tmp_path / "store", SETTINGS).hashes.known(sample) == right
    store.hashes.learn(sample, state_of(sample), "0" * 64)
    assert Store(tmp_path / "store", SETTINGS).hashes.of(sample) == "0" * 64
    assert Store(tmp_path / "store", SETTINGS, rehash=True).hashes.of(sample) == right


def test_a_line_of_hashes_that_was_cut_off_harms_no_other(tmp_path):
    sample = str(next((Path(__file__).parents[2] / "corpora" / "samples" / "pdf").glob("*.pdf")))
    store = Store(tmp_path / "store", SETTINGS)
    with (tmp_path / "store" / "hashes.jsonl").open("wb") as file:
        file.write(b'1234 ["cut off\n\xff\x00\n')
    right = store.hashes.of(sample)
    assert Store(tmp_path / "store", SETTINGS).hashes.known(sample) == right


def test_failures_are_kept_and_only_those_that_may_go_better_are_tried_again(plans, tmp_path, reads, monkeypatch):
    read = examine.understood

    def flaky(path, *more):
        if path.endswith("b.pdf"):
            raise KeyError("once")
        return read(path, *more)

    with monkeypatch.context() as fault:
        fault.setattr(examine, "understood", flaky)
        failed = checked(plans, tmp_path / "store").failures
    assert [failure.reason for failure in failed] == [FailureReason.INTERNAL, FailureReason.DAMAGED]
    reads.clear()
    assert checked(plans, tmp_path / "store").failures == failed
    assert reads == []
    assert [item.reason for item in checked(plans, tmp_path / "store", retry_failed=True).failures] == [FailureReason.DAMAGED]
    assert reads == ["b.pdf"]


def test_a_store_of_a_newer_version_is_refused(tmp_path):
    (tmp_path / "store.json").write_text('{"telaah-store": 99}')
    with pytest.raises(UsageError, match="99"):
        Store(tmp_path, SETTINGS)


def test_a_folder_with_other_things_is_no_store(plans):
    with pytest.raises(UsageError, match=str(plans)):
        Store(plans, SETTINGS)
    assert not (plans / "store.json").exists()


def test_a_store_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="file"):
        Store(tmp_path / "file" / "store", SETTINGS)


def test_a_store_that_fills_up_is_told_once_and_the_run_goes_on(plans, tmp_path, monkeypatch):
    told: list[str] = []
    store = Store(tmp_path / "store", SETTINGS, tell=told.append)
    results = tmp_path / "store" / "results"
    shutil.rmtree(results)
    results.write_text("a file where the folder of results would be")
    store.put("a.pdf", "0" * 64, b"record")
    store.put("b.pdf", "1" * 64, b"record")
    assert len(told) == 1 and not store.writable and str(tmp_path / "store") in told[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_store_gives_what_it_has(plans, tmp_path, reads):
    store = tmp_path / "store"
    first = checked(plans, store)
    reads.clear()
    for place in (store, *(path for path in store.rglob("*") if path.is_dir())):
        place.chmod(0o555)
    try:
        assert checked(plans, store).to_json() == first.to_json()
    finally:
        for place in (store, *(path for path in store.rglob("*") if path.is_dir())):
            place.chmod(0o755)
    assert reads == []


def test_what_was_left_unfinished_long_ago_is_removed(plans, tmp_path):
    checked(plans, tmp_path / "store")
    left = [tmp_path / "store" / ".store.json.x.part", tmp_path / "store" / "results" / ".old.y.part"]
    for file in left:
        file.write_bytes(b"half")
        os.utime(file, (1e9, 1e9))
    fresh = tmp_path / "store" / "results" / ".new.z.part"
    fresh.write_bytes(b"half")
    make_pdf(plans / "new.pdf")
    checked(plans, tmp_path / "store")
    assert fresh.exists() and not any(file.exists() for file in left)


def test_the_store_may_lie_among_the_plans(plans, reads):
    first = checked(plans, plans / ".telaah")
    reads.clear()
    again = checked(plans, plans / ".telaah")
    assert [document.path for document in again.documents] == [document.path for document in first.documents]
    assert reads == []


def test_records_are_what_the_documentation_says(plans, tmp_path):
    import gzip

    checked(plans, tmp_path / "store")
    record = next((tmp_path / "store" / "results").rglob("*.pdf.json.gz"))
    about, card, document = map(json.loads, gzip.decompress(record.read_bytes()).splitlines())
    assert about["record"] == 1 and record.name.startswith(about.get("sha256") or "")
    assert document["path"] == card["path"] == ""
