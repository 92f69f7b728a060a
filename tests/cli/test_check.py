"""``telaah check`` on small plans."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from telaah.schema import schema_text

from .conftest import make_pdf


def checked(telaah, *arguments) -> dict:
    done = telaah("check", *arguments, "--format", "json")
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout)


def test_json_is_valid_and_says_what_was_read(shell, plan):
    result = checked(shell, "renstra.pdf")
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(result)
    (document,) = result["documents"]
    assert (document["path"], document["status"], document["pages"]) == ("renstra.pdf", "ok", 4)
    assert (document["kind"], document["organisation"]) == ("renstra", "Dinas Sosial Kabupaten Siak")


def test_text_csv_jsonl_and_html_tell_of_the_same_plan(telaah, plan):
    assert "Dinas Sosial Kabupaten Siak" in telaah("check", "renstra.pdf").stdout
    assert json.loads(telaah("check", "renstra.pdf", "--format", "jsonl").stdout)["path"] == "renstra.pdf"
    table = telaah("check", "renstra.pdf", "--format", "csv").stdout
    assert next(csv.reader(io.StringIO(table.lstrip("\ufeff"))))[0] == "path"
    assert "<h2>" in telaah("check", "renstra.pdf", "--format", "html").stdout


def test_same_bytes_whatever_the_number_of_workers(telaah, tmp_path):
    for number in range(4):
        make_pdf(tmp_path / f"plan{number}.pdf")
    one, two = (telaah("check", ".", "--format", "json", "--jobs", jobs) for jobs in ("1", "2"))
    assert one.stdout == two.stdout and one.stdout.count('"sha256"') == 4
    assert [d["path"] for d in json.loads(one.stdout)["documents"]] == [f"./plan{n}.pdf" for n in range(4)]


def test_overrides_win_over_what_the_plan_says(telaah, plan):
    options = ["--kind", "renja", "--organisation", "Dinas X Kota Y", "--region", "Kota Y", "--period", "2026"]
    (document,) = checked(telaah, "renstra.pdf", *options)["documents"]
    found = {key: document[key] for key in ("kind", "organisation", "region", "period")}
    assert found == {"kind": "renja", "organisation": "Dinas X Kota Y", "region": "Kota Y", "period": [2026, 2026]}


def test_settings_file_of_the_folder_is_used_and_options_win(telaah, plan, tmp_path):
    (tmp_path / "telaah.toml").write_text('[document]\nkind = "renja"\nregion = "Kota Y"\n')
    (document,) = checked(telaah, "renstra.pdf", "--kind", "iku")["documents"]
    assert (document["kind"], document["region"]) == ("iku", "Kota Y")


def test_settings_file_above_the_plans_is_found_from_anywhere(telaah, tmp_path):
    (tmp_path / "plans" / "new").mkdir(parents=True)
    make_pdf(tmp_path / "plans" / "new" / "a.pdf")
    (tmp_path / "plans" / "telaah.toml").write_text('[document]\nregion = "Kota Y"\n')
    for given in ("plans/new/a.pdf", "plans/new", "plans/new/*.pdf"):
        (document,) = checked(telaah, given)["documents"]
        assert document["region"] == "Kota Y"


def test_wrong_settings_file_is_refused(telaah, plan, tmp_path):
    (tmp_path / "telaah.toml").write_text("[limits]\njobz = 3\n")
    done = telaah("check", "renstra.pdf")
    assert done.returncode == 2 and "telaah.toml" in done.stderr and "jobz" in done.stderr


def test_numbers_of_persons_are_masked_everywhere_and_names_where_asked_for(telaah, plan):
    for format in ("json", "html", "text", "csv"):
        said = telaah("check", "renstra.pdf", "--format", format, "--with-text").stdout
        assert "199503" not in said and "21213" not in said
    assert "Santoso" in telaah("check", "renstra.pdf", "--format", "json", "--with-text").stdout
    assert "Santoso" not in telaah("check", "renstra.pdf", "--format", "json", "--with-text", "--redact-names").stdout


def test_mentions_count_in_the_page_texts(telaah, plan):
    (document,) = checked(telaah, "renstra.pdf", "--with-text")["documents"]
    assert len(document["page_texts"]) == document["pages"] == len(document["page_labels"])
    assert document["mentions"]
    for mention in document["mentions"]:
        passage = document["page_texts"][mention["page"] - 1][mention["start"] : mention["end"]]
        assert mention["text"].split()[0] in passage


def write_bad_files(folder):
    import os

    import pikepdf

    whole = make_pdf(folder / "whole.pdf")
    data = whole.read_bytes()
    with pikepdf.open(whole) as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="rahasia"))
        pdf.save(folder / "owner.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    (folder / "cut.pdf").write_bytes(data[: int(len(data) * 0.7)])
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.4\n" + b"garbage " * 99)
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "picture.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99)
    os.mkfifo(folder / "pipe.pdf")


def test_every_bad_file_is_listed_with_its_reason_and_the_good_ones_are_checked(telaah, tmp_path):
    write_bad_files(tmp_path)
    done = telaah("check", ".", "missing.pdf", "--format", "json")
    assert done.returncode == 2
    result = json.loads(done.stdout)
    assert {failure["path"]: failure["reason"] for failure in result["failures"]} == {
        "./damaged.pdf": "damaged",
        "./empty.pdf": "empty",
        "./locked.pdf": "encrypted",
        "./picture.pdf": "not_supported",
        "./pipe.pdf": "not_supported",
        "missing.pdf": "not_found",
    }
    assert {d["path"]: d["status"] for d in result["documents"]} == {
        "./cut.pdf": "partial",
        "./owner.pdf": "ok",
        "./whole.pdf": "ok",
    }
    assert "missing.pdf" in done.stderr and "Traceback" not in done.stderr
    assert "0x" not in done.stdout  # addresses in memory differ from run to run


def test_password_opens_a_locked_file(telaah, tmp_path):
    write_bad_files(tmp_path)
    (document,) = checked(telaah, "locked.pdf", "--password", "rahasia")["documents"]
    assert document["status"] == "ok"


def test_docx_html_and_text_are_read_and_have_no_boxes(telaah, tmp_path):
    import docx

    paper = docx.Document()
    paper.add_heading("RENCANA KERJA DINAS SOSIAL KABUPATEN SIAK TAHUN 2026", 0)
    paper.add_paragraph("Kerja sama dengan Dinas Kesehatan dilakukan.")
    paper.save(tmp_path / "a.docx")
    text = "Renja Dinas Sosial Kabupaten Siak 2026\n\nKerja sama dengan Dinas Kesehatan dilakukan.\n"
    (tmp_path / "b.html").write_text(f"<html><body><p>{text.replace(chr(10) * 2, '</p><p>')}</p></body></html>")
    (tmp_path / "c.txt").write_text(text)
    result = checked(telaah, ".")
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(result)
    assert [document["format"] for document in result["documents"]] == ["docx", "html", "txt"]
    for document in result["documents"]:
        named = {mention["text"]: mention["bbox"] for mention in document["mentions"]}
        assert named["Dinas Kesehatan"] is None


def test_a_folder_without_plans_is_told(telaah, tmp_path):
    (tmp_path / "notes.jpg").write_bytes(b"x")
    done = telaah("check", ".")
    assert done.returncode == 2 and "tidak berisi" in done.stdout + done.stderr


def test_pages_past_the_bound_are_told(telaah, plan):
    (document,) = checked(telaah, "renstra.pdf", "--max-pages", "2")["documents"]
    assert document["status"] == "partial"
    assert document["problems"][0]["reason"] == "too_many_pages"


def test_time_bound_ends_a_document(telaah, tmp_path):
    make_pdf(tmp_path / "long.pdf", [("BAB I", "Dinas Sosial dan PKK " * 3)] * 400)
    done = telaah("check", "long.pdf", "--timeout", "0.05", "--format", "json")
    assert done.returncode == 2 and json.loads(done.stdout)["failures"][0]["reason"] == "timed_out"


def test_output_file_is_whole_or_not_there(telaah, plan, tmp_path):
    assert telaah("check", "renstra.pdf", "--format", "json", "--output", "out.json", "--fail-on", "never").returncode == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema"] == 1
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_output_never_overwrites_a_plan(telaah, plan):
    before = plan.read_bytes()
    done = telaah("check", "renstra.pdf", "--output", "./renstra.pdf")
    assert done.returncode == 2 and plan.read_bytes() == before


def test_full_disk_is_a_sentence(shell, plan):
    done = shell("check", "renstra.pdf", "--output", "/dev/full")
    assert done.returncode == 2 and "/dev/full" in done.stderr and "Traceback" not in done.stderr


def test_quiet_shows_nothing_and_keeps_the_status(shell, plan):
    loud, quiet = shell("check", "renstra.pdf"), shell("check", "renstra.pdf", "--quiet")
    assert quiet.stdout == quiet.stderr == "" and quiet.returncode == loud.returncode


def test_no_colour_and_no_bar_where_nobody_looks_on(shell, plan):
    done = shell("check", "renstra.pdf")
    assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("format", ["text", "json"])
def test_show_tells_what_was_understood(telaah, plan, format):
    done = telaah("show", "renstra.pdf", "--format", format)
    assert done.returncode == 0 and "PENUTUP" in done.stdout
    if format == "json":
        shown = json.loads(done.stdout)
        assert {"outline", "tables", "sheets", "outcomes", "mentions"} <= set(shown)


def test_show_of_what_cannot_be_read_is_a_sentence(telaah):
    done = telaah("show", "missing.pdf")
    assert done.returncode == 2 and "missing.pdf" in done.stderr and done.stdout == ""


def test_a_plan_without_outcomes_is_told_of_whatever_the_format(telaah, tmp_path):
    (tmp_path / "a.txt").write_text("RENCANA KERJA DINAS SOSIAL KABUPATEN SIAK TAHUN 2026\n")
    assert "a.txt" in telaah("check", "a.txt", "--format", "csv").stderr
    assert telaah("check", "a.txt", "--quiet").stderr == ""
    assert "Perhatian" in telaah("check", "a.txt").stdout


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "a.pdf"])
def test_text_under_a_name_of_another_kind_is_a_failure(telaah, tmp_path, name):
    (tmp_path / name).write_text('{"rencana": "Dinas Sosial"}')
    done = telaah("check", name)
    assert done.returncode == 2 and "tidak didukung" in done.stdout
