"""The head of a page that loads nothing, and text that is shown in it as text."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from pathlib import Path

from telaah.text.safe import clean

_HERE = Path(__file__).parent


def head(title: str, lang: str, *, script: str = "") -> Iterator[str]:
    """Yield the head of a page; its policy allows this script and this style and nothing else."""
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    scripts = f"script-src '{_digest(script)}'" if script else "script-src 'none'"
    policy = f"default-src 'none'; style-src '{_digest(style)}'; {scripts}; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
    yield f"<title>{shown(title)}</title><style>{style}</style></head><body>"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def shown(text: str) -> str:
    """Return text of an article as a page may hold it."""
    return escape(clean(text), quote=True)
