"""The program: help, languages, usage errors, the light commands."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from telaah.cli.app import COMMANDS, run


def test_every_command_has_help_in_both_languages(capsys):
    for name in COMMANDS:
        assert run([name, "--help", "--lang", "id"]) == 0
        indonesian = capsys.readouterr().out
        assert run([name, "--help", "--lang", "en"]) == 0
        english = capsys.readouterr().out
        assert indonesian != english and "Pemakaian:" in indonesian and "Usage:" in english, name
        assert "[required]" not in indonesian and "[default:" not in indonesian, name
        assert "[wajib]" not in english and "[bawaan:" not in english, name


def test_language_comes_from_the_environment_and_the_option_wins(shell):
    assert "Perintah" in shell("--help").stdout
    assert "Commands" in shell("--help", TELAAH_LANG="en").stdout
    assert "Perintah" in shell("--help", "--lang", "id", TELAAH_LANG="en").stdout


def test_version(shell):
    done = shell("--version")
    assert done.returncode == 0 and done.stdout.startswith("telaah ")


def test_without_a_command_the_help_is_shown_as_a_usage_error(telaah):
    done = telaah()
    assert done.returncode == 2 and "check" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chek", "a.pdf"], "chek"),
        (["check"], "PATH"),
        (["check", "a.pdf", "--formt", "json"], "--format"),
        (["check", "a.pdf", "--format", "word"], "text, json, jsonl, csv, html"),
        (["check", "a.pdf", "--format", "xlsx"], "text, json, jsonl, csv, html"),
        (["check", "a.pdf", "--jobs", "two"], "nilai untuk --jobs / -j salah: seharusnya bilangan bulat"),
        (["check", "a.pdf", "--fail-on", "fatal"], "error, warning, info, never"),
        (["check", "a.pdf", "--ocr", "perhaps"], "auto, never, always"),
        (["check", "a.pdf", "--pdf-engine", "acrobat"], "pdfium, pdfplumber"),
        (["check", "a.pdf", "--kind", "novel"], "renstra"),
        (["check", "a.pdf", "--period", "soon"], "2025-2029"),
        (["check", "a.pdf", "--period", "2029-2025"], "2029-2025"),
        (["check", "a.pdf", "--timeout", "-1"], "timeout"),
        (["check", "a.pdf", "--timeout", "nan"], "limits.timeout"),
        (["check", "a.pdf", "--timeout", "inf"], "limits.timeout"),
        (["check", "a.pdf", "--write-baseline"], "--baseline"),
        (["check", "a.pdf", "--baseline", "none.json"], "none.json"),
        (["check", "a.pdf", "--config", "none.toml"], "none.toml"),
        (["check", "a.pdf", "--store", "/dev/null/s"], "--store"),
        (["check", "a.pdf", "--roster", "none.csv"], "none.csv"),
        (["check", "a.pdf", "--engine", "dask"], "--address"),
        (["check", "a.pdf", "--address", "tcp://127.0.0.1:1"], "--engine dask"),
        (["check", "a.pdf", "--engine", "dask", "--address", "nonsense"], "nonsense"),
        (["check", "a.pdf", "--engine", "spark"], "local, dask"),
        (["check", "a.pdf", "--retry-failed"], "--retry-failed"),
        (["check", "a.pdf", "--output", "nowhere/o.json"], "nowhere"),
        (["check", "a.pdf", "--output", "."], "--output"),
        (["check", "a.pdf", "--lang", "jv"], "id, en"),
        (["show", "a.pdf", "--format", "csv"], "text, json"),
    ],
)
def test_a_wrong_call_is_answered_with_a_sentence_and_status_2(capsys, monkeypatch, tmp_path, arguments, told):
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == "" and told in said.err and "Traceback" not in said.err


def test_doctor_names_versions_engines_and_bounds(telaah):
    done = telaah("doctor")
    assert done.returncode == 0
    assert all(word in done.stdout for word in ("telaah ", "pypdfium2", "OCR", "forkserver", "MB"))


def test_models_says_which_are_in_use(telaah):
    told = telaah("models", "--lang", "en").stdout
    assert "encoder 2 (in use)" in told
    assert "licence" in told and "measured" in told
    assert "encoder 2 (dipakai)" in telaah("models").stdout


def test_models_says_that_there_are_none(telaah, tmp_path, monkeypatch):
    (tmp_path / "index.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("TELAAH_MODELS", str(tmp_path))
    assert "No model is installed" in telaah("models", "--lang", "en").stdout


def test_schema_is_json(telaah):
    assert json.loads(telaah("schema").stdout)["title"] == "telaah result"


def test_schema_into_a_closed_pipe_is_no_traceback(telaah, tmp_path):
    import subprocess
    import sys

    process = subprocess.Popen(
        [sys.executable, "-m", "telaah", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=60)
    assert told == b""


@pytest.mark.parametrize(("closed", "told"), [(">&-", "keluaran standar"), ("2>&- >/dev/null", "")])
def test_a_closed_stream_is_no_fault(tmp_path, closed, told):
    (tmp_path / "a.txt").write_text("Surat edaran.\n", encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m telaah check a.txt no.pdf --fail-on never {closed}', sys.executable],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert told in done.stderr and "tak terduga" not in done.stderr


def test_a_folder_that_is_gone_is_told(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", 'rmdir "$1"; "$0" -m telaah check /tmp/no.pdf', sys.executable, str(gone)],
        cwd=gone,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2 and "pindahlah" in done.stderr
