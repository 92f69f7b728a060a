"""The news corpus in corpora/news holds together: built files are up to date and the gold is true of the raw texts."""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[1] / "corpora/news"
GOLD = sorted((CORPUS / "gold/text").glob("*.json"))


def test_built_files_are_those_of_the_sources():
    done = subprocess.run([sys.executable, str(CORPUS / "build.py"), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_sums_name_every_file():
    lines = (CORPUS / "SHA256SUMS").read_text().splitlines()
    named = {line.split("  ")[1]: line.split("  ")[0] for line in lines}
    files = [p for part in ("raw", "gold") for p in (CORPUS / part).rglob("*") if p.is_file()]
    assert {p.relative_to(CORPUS).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files} == named


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_true_of_the_text(path):
    gold = json.loads(path.read_text())
    lines = (CORPUS / "raw/text" / gold["file"]).read_text().splitlines()
    assert set(gold["boilerplate"]) <= set(lines)
    body = "\n".join(line for line in lines if line not in gold["boilerplate"])
    for mention in gold["mentions"]:
        assert len(re.findall(rf"(?<!\w){re.escape(mention['text'])}(?!\w)", body)) >= mention["count"] >= 1, mention
    talk = [entry["sentence"] for entry in gold["collaboration_talk"]]
    for stretch in [*gold["indicator_talk"], *talk, *(q[end] for q in gold["quotes"] for end in ("start", "end"))]:
        assert stretch in body
    for entry in gold["collaboration_talk"]:
        assert all(party["text"] in entry["sentence"] for party in entry["parties"])


def test_splits_hold_each_article_once_and_never_part_a_brief():
    splits = tomllib.loads((CORPUS / "splits.toml").read_text())
    articles = {p.stem: re.search(r"^brief: (.+)$", p.read_text(), re.M)[1] for p in (CORPUS / "articles").glob("*.txt")}
    assert sorted(ident for idents in splits.values() for ident in idents) == sorted(articles)
    briefs = [{articles[ident] for ident in idents} for idents in splits.values()]
    assert not any(one & other for i, one in enumerate(briefs) for other in briefs[i + 1 :])


def test_matches_name_outcomes_of_the_sample_plans():
    matches = tomllib.loads((CORPUS / "matches.toml").read_text())["match"]
    for match in matches:
        plan = json.loads((CORPUS.parent / "samples/gold" / f"{match['plan']}.json").read_text())
        assert set(match["outcomes"]) <= {outcome["id"] for outcome in plan["outcomes"]}
        assert (CORPUS / "articles" / f"{match['article']}.txt").exists()
