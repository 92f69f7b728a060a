"""Settings: from nothing, from a table, from the nearest file; errors that name file and key."""

from __future__ import annotations

import tomllib

import pytest

from telaah.config import Settings, default_toml, find_settings, load_settings, settings_from
from telaah.errors import ConfigError


def test_default_toml_says_what_the_defaults_are():
    assert settings_from(tomllib.loads(default_toml()), origin="default.toml") == Settings()


def test_default_toml_names_every_option():
    import dataclasses

    text = default_toml()
    for section in dataclasses.fields(Settings):
        assert f"[{section.name}" in text
        for item in dataclasses.fields(getattr(Settings(), section.name)):
            name = item.name.replace("_", "-")
            assert f"\n{name} =" in text or f"# {name} =" in text or f"[{section.name}.{name}]" in text, name


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ({"rulez": {}}, "[rulez]"),
        ({"rules": 3}, "[rules]"),
        ({"rules": {"selekt": []}}, "rules.selekt"),
        ({"rules": {"select": "KOL"}}, "rules.select"),
        ({"rules": {"select": [1]}}, "rules.select"),
        ({"rules": {"fail-on": "fatal"}}, "rules.fail-on"),
        ({"rules": {"severity": {"KOL001": "grave"}}}, "rules.severity.KOL001"),
        ({"limits": {"jobs": True}}, "limits.jobs"),
        ({"limits": {"timeout": -1}}, "limits.timeout"),
        ({"limits": {"timeout": float("nan")}}, "limits.timeout"),
        ({"limits": {"ocr-timeout": float("inf")}}, "limits.ocr-timeout"),
        ({"read": {"ocr": "maybe"}}, "read.ocr"),
        ({"document": {"kind": "novel"}}, "document.kind"),
        ({"document": {"period": [2029, 2025]}}, "document.period"),
        ({"document": {"period": [2025]}}, "document.period"),
        ({"names": {"aliases": ["Dinsos"]}}, "names.aliases"),
        ({"output": {"lang": "jv"}}, "output.lang"),
    ],
)
def test_a_wrong_setting_is_refused_by_its_file_and_key(table, named):
    with pytest.raises(ConfigError) as caught:
        settings_from(table, origin="plans/telaah.toml")
    assert named in str(caught.value) and str(caught.value).startswith("plans/telaah.toml")


def test_what_is_no_toml_is_refused_by_its_file(tmp_path):
    (tmp_path / "telaah.toml").write_text("rules = [")
    with pytest.raises(ConfigError, match=r"telaah\.toml"):
        load_settings(tmp_path / "telaah.toml")


def test_letters_that_are_none_are_told_in_words(tmp_path):
    (tmp_path / "telaah.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="UTF-8") as caught:
        load_settings(tmp_path / "telaah.toml")
    assert "codec" not in str(caught.value)


def test_what_the_system_refuses_is_told_in_the_language(tmp_path, monkeypatch):
    monkeypatch.setenv("TELAAH_LANG", "id")
    with pytest.raises(ConfigError, match="itu sebuah folder"):
        load_settings(tmp_path)


def test_nearest_file_is_found_and_a_foreign_pyproject_passed_over(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n")
    (tmp_path / "telaah.toml").write_text('[rules]\nignore = ["KOL003"]\n')
    assert find_settings(inner) == tmp_path / "telaah.toml"
    (inner / "pyproject.toml").write_text("[tool.telaah.limits]\njobs = 3\n")
    found = find_settings(inner)
    assert found == inner / "pyproject.toml" and load_settings(found).limits.jobs == 3


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "telaah.toml").write_text('[names.aliases]\nDinsos = "Dinas Sosial"\n', encoding="utf-8-sig")
    assert load_settings(tmp_path / "telaah.toml").names.aliases == {"Dinsos": "Dinas Sosial"}


def test_password_is_not_shown():
    assert "rahasia" not in repr(Settings().changed("read", password="rahasia"))
