"""Files, folders and patterns: what is read, in which order, under which path."""

from __future__ import annotations

import os
import pickle
import struct
import zipfile
from pathlib import Path

import pytest

from telaah.engine.inputs import Source, find_inputs
from telaah.engine.inputs_source import contents
from telaah.errors import ReadError
from telaah.model.result import Failure, FailureReason, PassedOverReason
from telaah.texts.interface import words

SAY = words("en")


@pytest.fixture
def plans(tmp_path, monkeypatch):
    for name in (
        "b.pdf",
        "a.PDF",
        "sub/c.docx",
        "sub/deep/d.html",
        "notes.jpg",
        ".hidden.pdf",
        ".git/e.pdf",
        "~$b.docx",
        "f[1].pdf",
    ):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_folder_is_walked_in_order_and_paths_begin_with_it_as_given(plans):
    found = find_inputs(["plans"])
    assert found.entries == ("plans/a.PDF", "plans/b.pdf", "plans/f[1].pdf", "plans/sub/c.docx", "plans/sub/deep/d.html")
    assert found.passed_over == 1
    assert [(item.path, str(item.reason)) for item in found.left] == [
        ("plans/.git", "hidden"),
        ("plans/.hidden.pdf", "hidden"),
        ("plans/notes.jpg", "other_kind"),
        ("plans/~$b.docx", "hidden"),
    ]


def test_pattern_is_expanded_in_order(plans):
    assert find_inputs(["plans/*.pdf"]).entries == ("plans/b.pdf", "plans/f[1].pdf")
    assert find_inputs(["plans/**/*.docx"]).entries == ("plans/sub/c.docx",)


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(plans):
    assert find_inputs(["plans/f[1].pdf"]).entries == ("plans/f[1].pdf",)


def test_a_file_named_twice_is_read_once_under_its_first_name(plans):
    assert find_inputs(["plans/b.pdf", "plans", "./plans/b.pdf"]).entries[0] == "plans/b.pdf"
    assert len(find_inputs(["plans/b.pdf", "./plans/b.pdf", plans / "plans" / "b.pdf"]).entries) == 1


def test_a_file_that_is_named_is_taken_whatever_it_is_called(plans):
    assert find_inputs(["plans/notes.jpg", "plans/.hidden.pdf"]).entries == ("plans/notes.jpg", "plans/.hidden.pdf")


@pytest.mark.parametrize("given", ["nowhere.pdf", "nowhere/*.pdf", "empty"])
def test_what_gives_no_file_is_a_failure_in_its_place(plans, given):
    first, second = find_inputs([given, "plans/b.pdf"]).entries
    assert isinstance(first, Failure) and (first.path, first.reason) == (given, FailureReason.NOT_FOUND)
    assert second == "plans/b.pdf"


def archive(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes], packed: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packed) as file:
        for name, data in members:
            file.writestr(name, data)
    return path


def flagged(data: bytes, flag: int, *, on: bool) -> bytes:
    """Set or clear a flag of all members, where they begin and in the list."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            (flags,) = struct.unpack_from("<H", data, at + offset)
            struct.pack_into("<H", changed, at + offset, flags | flag if on else flags & ~flag)
            at = data.find(mark, at + 1)
    return bytes(changed)


def reasons(entries) -> dict[str, str]:
    return {entry.path: str(entry.reason) for entry in entries if isinstance(entry, Failure)}


def read(entries) -> dict[str, bytes]:
    """What a worker reads of each: it gets the entry from another process."""
    return {str(entry): contents(pickle.loads(pickle.dumps(entry)), SAY) for entry in entries if isinstance(entry, str)}


def test_a_pdf_in_a_folder_is_taken_whatever_it_is_called(tmp_path):
    (tmp_path / "RENSTRA 2021-2026").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "program.exe").write_bytes(b"MZ")
    found = find_inputs([tmp_path])
    assert found.entries == (f"{tmp_path}/RENSTRA 2021-2026",)
    assert [item.path for item in found.left] == [f"{tmp_path}/program.exe"]


def test_members_of_archives_are_inputs_in_the_order_of_their_names(tmp_path):
    archive(
        tmp_path / "a.zip", ("b/renja.docx", b"B"), ("a.pdf", b"A"), ("b/", b""), ("foto.jpg", b"J"), ("__MACOSX/._a.pdf", b"")
    )
    found = find_inputs([tmp_path])
    assert found.entries == (f"{tmp_path}/a.zip/a.pdf", f"{tmp_path}/a.zip/b/renja.docx")
    assert read(found.entries) == {f"{tmp_path}/a.zip/a.pdf": b"A", f"{tmp_path}/a.zip/b/renja.docx": b"B"}
    assert {item.path.removeprefix(f"{tmp_path}/a.zip/"): item.reason for item in found.left} == {
        "foto.jpg": PassedOverReason.OTHER_KIND,
        "__MACOSX/._a.pdf": PassedOverReason.HIDDEN,
    }


def test_archives_in_archives_are_opened_three_deep(tmp_path):
    path = archive(tmp_path / "0.zip", ("plan.pdf", b"P0"))
    for depth in range(1, 5):
        path = archive(tmp_path / f"{depth}.zip", ("plan.pdf", f"P{depth}".encode()), (f"{depth - 1}.zip", path.read_bytes()))
    found = find_inputs([path])
    assert list(read(found.entries).values()) == [b"P1", b"P2", b"P3", b"P4"]
    assert reasons(found.entries) == {f"{path}/3.zip/2.zip/1.zip/0.zip": "too_large"}


def test_docx_and_xlsx_are_no_archives(tmp_path):
    archive(tmp_path / "a.zip", ("[Content_Types].xml", b""), ("word/document.xml", b""))
    archive(tmp_path / "b.docx", ("[Content_Types].xml", b""), ("word/document.xml", b""))
    assert find_inputs([tmp_path, tmp_path / "b.docx"]).entries == (f"{tmp_path}/a.zip", f"{tmp_path}/b.docx")


@pytest.mark.parametrize(
    "name", ["../a.pdf", "x/../../a.pdf", "/etc/a.pdf", "C:\\a.pdf", "c:a.pdf", "..\\a.pdf", "\\\\server\\a.pdf", "//a.pdf"]
)
def test_a_member_whose_name_leads_out_is_refused_and_costs_only_itself(tmp_path, name):
    path = archive(tmp_path / "a.zip", (name, b"X"), ("good.pdf", b"G"))
    entries = find_inputs([path]).entries
    assert list(read(entries).values()) == [b"G"]
    assert list(reasons(entries).values()) == ["not_supported"]


def test_links_and_devices_in_archives_are_refused(tmp_path):
    def special(name: str, mode: int) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(name)
        info.create_system, info.external_attr = 3, mode << 16
        return info

    path = archive(
        tmp_path / "a.zip", (special("link.pdf", 0o120777), b"/etc/passwd"), (special("pipe.pdf", 0o010644), b""), ("a.pdf", b"A")
    )
    entries = find_inputs([path]).entries
    assert set(reasons(entries)) == {f"{path}/link.pdf", f"{path}/pipe.pdf"}
    assert list(read(entries).values()) == [b"A"]


def test_backslashes_of_old_programs_part_folders(tmp_path):
    path = archive(tmp_path / "a.zip", ("dinas\\renja.pdf", b"R"))
    assert read(find_inputs([path]).entries) == {f"{path}/dinas/renja.pdf": b"R"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_all_read(tmp_path):
    path = archive(tmp_path / "a.zip", ("a.pdf", b"1"), ("a.pdf", b"2"), ("a (2).pdf", b"3"))
    found = read(find_inputs([path]).entries)
    assert sorted(found.values()) == [b"1", b"2", b"3"] and len(found) == 3


def test_a_bomb_in_an_archive_costs_only_itself(tmp_path):
    bomb = archive(tmp_path / "bomb.zip", ("big.txt", bytes(16 << 20)))
    path = archive(tmp_path / "a.zip", ("bomb.pdf", bytes(16 << 20)), ("good.pdf", b"G"), ("inner.zip", bomb.read_bytes()))
    entries = find_inputs([path]).entries
    assert reasons(entries) == {f"{path}/bomb.pdf": "too_large", f"{path}/inner.zip/big.txt": "too_large"}
    assert list(read(entries).values()) == [b"G"]


def test_a_member_that_is_longer_than_it_says_is_damaged(tmp_path):
    path = archive(tmp_path / "a.zip", ("a.txt", b"x" * 100_000))
    data = path.read_bytes()
    path.write_bytes(data.replace(struct.pack("<L", 100_000), struct.pack("<L", 10)))
    (entry,) = find_inputs([path]).entries
    with pytest.raises(ReadError) as raised:
        contents(entry, SAY)
    assert raised.value.reason == "damaged"


def test_too_many_members_are_one_failure(tmp_path, monkeypatch):
    monkeypatch.setattr("telaah.engine.inputs_zip.MOST_MEMBERS", 3)
    path = archive(tmp_path / "a.zip", *((f"{number}.pdf", b"") for number in range(5)))
    assert reasons(find_inputs([path]).entries) == {str(path): "too_large"}


def test_a_member_that_asks_for_a_password_is_encrypted(tmp_path):
    path = archive(tmp_path / "a.zip", ("a.pdf", b"A"))
    path.write_bytes(flagged(path.read_bytes(), 1, on=True))
    (entry,) = find_inputs([path]).entries
    with pytest.raises(ReadError) as raised:
        contents(entry, SAY)
    assert raised.value.reason == "encrypted"


def test_names_in_other_encodings_are_read_and_mended(tmp_path):
    path = archive(tmp_path / "a.zip", ("rencana-é.pdf", b"A"), ("b.pdf", b"B"))
    data = path.read_bytes()
    path.write_bytes(flagged(data, 0x800, on=False))
    assert read(find_inputs([path]).entries) == {f"{path}/b.pdf": b"B", f"{path}/rencana-é.pdf": b"A"}
    path.write_bytes(data.replace("é".encode(), b"\xff\xfe"))  # marked as UTF-8, and is none
    assert sorted(read(find_inputs([path]).entries).values()) == [b"A", b"B"]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_broken_archive_is_one_failure(tmp_path, cut):
    path = archive(tmp_path / "a.zip", ("a.pdf", os.urandom(300)), ("b.pdf", b"B"))
    path.write_bytes(path.read_bytes()[:-cut])
    entries = find_inputs([path, tmp_path]).entries
    assert [(entry.path, str(entry.reason)) for entry in entries] == [(str(path), "damaged")]


def test_an_archive_without_documents_is_told(tmp_path):
    path = archive(tmp_path / "a.zip", ("foto.jpg", b"J"))
    assert reasons(find_inputs([path]).entries) == {str(path): "not_found"}


def test_a_member_can_be_named_as_results_name_it(tmp_path):
    path = archive(tmp_path / "a.zip", ("x/a.pdf", b"A"), ("b.pdf", b"B"))
    assert read(find_inputs([f"{path}/x/a.pdf"]).entries) == {f"{path}/x/a.pdf": b"A"}
    assert reasons(find_inputs([f"{path}/c.pdf"]).entries) == {f"{path}/c.pdf": "not_found"}


def test_an_archive_that_changes_after_it_was_listed_gives_no_other_document(tmp_path):
    path = archive(tmp_path / "a.zip", ("a.pdf", b"A"))
    (entry,) = find_inputs([path]).entries
    archive(path, ("b.pdf", b"B"))
    with pytest.raises(ReadError) as raised:
        contents(entry, SAY)
    assert raised.value.reason == "not_found"


def test_links_to_files_are_read_once_and_links_to_folders_are_told_of(tmp_path):
    plans, other = tmp_path / "plans", tmp_path / "other"
    for folder in (plans / "sub", other):
        folder.mkdir(parents=True)
        (folder / "a.pdf").write_bytes(b"A")
    (plans / "again.pdf").symlink_to(plans / "sub" / "a.pdf")
    (plans / "outside.pdf").symlink_to(other / "a.pdf")
    (plans / "loop").symlink_to(plans)
    (plans / "out").symlink_to(other)
    (plans / "self.pdf").symlink_to("self.pdf")
    (plans / "gone.pdf").symlink_to("nowhere.pdf")
    found = find_inputs([plans])
    assert reasons(found.entries) == {f"{plans}/out": "not_supported"}
    taken = [entry for entry in found.entries if isinstance(entry, str)]
    assert taken == [f"{plans}/{name}" for name in ("again.pdf", "gone.pdf", "outside.pdf", "self.pdf")]
    assert {item.path: str(item.reason) for item in found.left} == {
        f"{plans}/loop": "same_file",
        f"{plans}/sub/a.pdf": "same_file",
    }
    for name in ("self.pdf", "gone.pdf"):
        with pytest.raises(ReadError):
            contents(f"{plans}/{name}", SAY)


def test_a_pipe_is_never_waited_for(tmp_path):
    for name in ("a.pdf", "b.zip", "c.other"):
        os.mkfifo(tmp_path / name)
    found = find_inputs([tmp_path, tmp_path / "c.other"])
    assert len(found.entries) == 3 and [item.path for item in found.left] == [f"{tmp_path}/c.other"]
    for entry in found.entries:
        with pytest.raises(ReadError) as raised:
            contents(entry, SAY)
        assert raised.value.reason == "not_supported"


def test_names_that_are_no_text_and_names_with_escape_codes_are_read(tmp_path):
    for name in (b"r\xe9nja.pdf", b"a\x1b[31m\n.pdf"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(b"N")
    assert list(read(find_inputs([tmp_path]).entries).values()) == [b"N", b"N"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may enter every folder")
def test_a_folder_that_may_not_be_entered_is_a_failure(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "a.pdf").write_bytes(b"A")
    assert reasons(find_inputs([tmp_path]).entries) == {f"{tmp_path}/closed": "not_found"}


def test_links_that_go_round_do_not_hold_a_pattern_up(plans):
    (plans / "a" / "b").mkdir(parents=True)
    (plans / "a" / "b" / "deep.pdf").write_bytes(b"D")
    (plans / "a" / "again").symlink_to("../a", target_is_directory=True)
    (plans / "a" / "up").symlink_to("..", target_is_directory=True)
    (plans / ".git").mkdir()
    (plans / ".git" / "old.pdf").write_bytes(b"O")
    found = find_inputs([f"{plans}/**/*.pdf"]).entries
    assert f"{plans}/a/b/deep.pdf" in found and not [path for path in found if "again" in path or "up" in path or ".git" in path]
    assert find_inputs([f"{plans}/**/b/*.pdf"]).entries == (f"{plans}/a/b/deep.pdf",)


def test_any_depth_below_the_present_folder_keeps_the_spelling(plans, monkeypatch):
    monkeypatch.chdir(plans)
    (plans / "a [x]").mkdir()
    (plans / "a [x]" / "deep.pdf").write_bytes(b"D")
    assert "a [x]/deep.pdf" in find_inputs(["**/*.pdf"]).entries


@pytest.mark.parametrize("name", ["a" * 300 + ".pdf", "x/" * 3000 + "a.pdf", "a" * 300 + "/*.pdf"])
def test_a_name_that_is_too_long_is_a_file_that_is_not_there(name):
    assert reasons(find_inputs([name]).entries) == {name: "not_found"}


def test_a_file_that_vanishes_is_not_found(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"A")
    (entry,) = find_inputs([tmp_path]).entries
    (tmp_path / "a.pdf").unlink()
    with pytest.raises(ReadError) as raised:
        contents(entry, SAY)
    assert raised.value.reason == "not_found"


def test_addresses_of_this_machine_are_paths_told_as_given(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"A")
    archive(tmp_path / "b.zip", ("b.pdf", b"B"))
    found = find_inputs([f"file://{tmp_path}"]).entries
    assert read(found) == {f"file://{tmp_path}/a.pdf": b"A", f"file://{tmp_path}/b.zip/b.pdf": b"B"}


def test_what_lies_behind_an_address_is_read_through_fsspec(tmp_path):
    fsspec = pytest.importorskip("fsspec", reason="archives at addresses need fsspec")
    memory = fsspec.filesystem("memory")
    packed = archive(tmp_path / "b.zip", ("b.pdf", b"B")).read_bytes()
    memory.pipe({"/telaah/x/a.pdf": b"A", "/telaah/b.zip": packed, "/telaah/foto.jpg": b"J"})
    try:
        found = find_inputs(["memory://telaah"])
        assert read(found.entries) == {"memory://telaah/b.zip/b.pdf": b"B", "memory://telaah/x/a.pdf": b"A"}
        assert [item.path for item in found.left] == ["memory://telaah/foto.jpg"]
        assert list(read(find_inputs(["memory://telaah/x/a.pdf"]).entries)) == ["memory://telaah/x/a.pdf"]
        assert len(find_inputs(["memory://telaah/x/*.pdf"]).entries) == 1
        assert list(reasons(find_inputs(["memory://telaah/no.pdf"]).entries).values()) == ["not_found"]
    finally:
        memory.rm("/telaah", recursive=True)


def test_a_protocol_that_is_not_installed_or_not_known_is_told_in_a_sentence():
    unknown, *_ = find_inputs(["nosuch://bucket/a.pdf"]).entries
    assert isinstance(unknown, Failure) and unknown.reason is FailureReason.NOT_SUPPORTED and "nosuch" in unknown.detail


def test_an_entry_carried_to_another_process_keeps_its_way():
    source = Source("a.zip/b.pdf", "a.zip", ((0, "b.pdf"),))
    carried = pickle.loads(pickle.dumps(source))
    assert (carried, carried.file, carried.members) == ("a.zip/b.pdf", "a.zip", ((0, "b.pdf"),))


def test_a_member_of_an_archive_can_be_shown(tmp_path):
    from telaah.api import show

    path = archive(tmp_path / "a.zip", ("renja.txt", b"RENCANA KERJA\n\nSasaran: Meningkatnya mutu layanan"), ("b.txt", b"x"))
    shown = show(f"{path}/renja.txt", in_process=True)
    assert not isinstance(shown, Failure) and shown.document.path == f"{path}/renja.txt"
