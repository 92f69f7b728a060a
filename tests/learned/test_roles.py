"""The judge of roles: features, what it may change, and how find_mentions asks it."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from telaah.learned.roles import Least, Roles, asked, decide, features, flows, works
from telaah.mentions import find_mentions
from telaah.model.clause import Clause, Judged
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, Mentions, Role, Status

from ..mentions.make import document

MODEL = Path(__file__).resolve().parents[2] / "models" / "role"
WHO = {"organisation": "Dinas Sosial Kota Melati", "region": "Kota Melati"}
LEAST = Least(0.75, 0.4)
SURE = {"mitra": 0.8, "penerima": 0.1, "lain": 0.1}
GIVEN = {"mitra": 0.1, "penerima": 0.8, "lain": 0.1}
NOW = {"berjalan": 0.2, "komitmen": 0.7, "masalah": 0.1}


class Listener:
    """Keeps what it is asked, and always says the same."""

    def __init__(self, answer: Judged | None = None) -> None:
        self.clauses: list[Clause] = []
        self.answer = answer

    def judge(self, clause: Clause) -> Judged | None:
        self.clauses.append(clause)
        return self.answer


def heard(*texts: str, **more: str) -> list[Clause]:
    """Return the clauses of the parties in a document."""
    listener = Listener()
    find_mentions(document(*texts, **{**WHO, **more}), roles=listener)
    return listener.clauses


def names(found: Mentions) -> dict[str, tuple[str, str, str]]:
    return {m.text: (str(m.role), str(m.status), m.why) for m in found.mentions}


@pytest.fixture
def clause() -> Clause:
    """A party in running text of which the rules know nothing."""
    (found,) = heard("Ambulans dan tenaga medis pada malam hari disiapkan Puskesmas Cempaka.", section_kind="strategi")
    return replace(found, role="lain", status="tanpa", settled=False)


def test_a_judge_that_says_nothing_changes_nothing() -> None:
    made = document("Pelatihan disiapkan Dinas Kesehatan. Kegiatan bersama Baznas, dan bantuan untuk Karang Taruna.", **WHO)
    assert find_mentions(made, roles=Listener()) == find_mentions(made)


def test_what_the_judge_says_is_taken_with_its_reason_and_the_same_quote() -> None:
    made = document("Pelatihan pada malam hari disiapkan Dinas Kesehatan.", **WHO)
    plain = find_mentions(made).mentions[0]
    judged = find_mentions(made, roles=Listener(Judged("mitra", "komitmen", 0.9))).mentions[0]
    assert (judged.role, judged.status, judged.why) == (Role.MITRA, Status.KOMITMEN, "model.role")
    assert replace(judged, role=plain.role, status=plain.status, why=plain.why) == plain


def test_a_clause_knows_its_party_and_what_stands_around_it() -> None:
    first, second = heard("Penyuluhan dilaksanakan bersama Dinas Kesehatan dan Baznas di balai warga.")
    assert first.text[first.start : first.end] == "Dinas Kesehatan"
    assert first.words[second.first : second.last + 1] == ("baznas",)
    assert len(first.parties) == 2
    assert (second.role, second.settled) == ("mitra", True)
    told = features(second)
    assert {"rule=mitra", "settled=True", "listed", "g1=bersama"} <= set(told)
    assert told["rule=mitra"] > told["l:penyuluhan"]


def test_a_clause_knows_cut_off_and_torn_own_names_from_strangers() -> None:
    who = {"organisation": "Dinas Sosial, Perempuan dan Perlindungan Anak Kota Melati", "region": "Kota Melati"}
    said = {
        c.core: c for c in heard("Rapat Dinas Sosial dan Perempuan dan Perlindungan di aula, dihadiri Dinas Kesehatan.", **who)
    }
    assert said["dinas kesehatan"].kin == ""
    assert {c.kin for name, c in said.items() if name.startswith("dinas sosial")} <= {"part", "variant", "self"}


def test_a_province_sees_regencies_below_and_ministries_above() -> None:
    who = {"organisation": "Dinas Sosial Provinsi Melati", "region": "Provinsi Melati"}
    ranks = {c.core: c.rank for c in heard("Bimbingan bagi Dinas Sosial Kabupaten Anggrek oleh Kementerian Sosial.", **who)}
    assert ranks["kementerian sosial"] == "above"
    assert "below" in ranks.values()


def test_a_path_of_classes_is_the_same_for_other_words_of_the_same_kind() -> None:
    one, other = (
        features(heard(f"{act} bagi Karang Taruna di balai warga.")[0])
        for act in ("Pelatihan jurnalistik", "Pendampingan menyulam")
    )
    assert {name for name in one if name.startswith("p2=")} == {"p2=bagi<serve"} == {n for n in other if n.startswith("p2=")}


def test_features_end_with_the_sentence_and_see_other_names_as_one() -> None:
    told = [features(c) for c in heard("Dinas Kesehatan hadir. Baznas serta Karang Taruna membuka posko air bersih.")]
    assert not any(name.startswith("l:") for name in told[1])
    assert "r:posko" in told[1]
    assert not any("karang" in name and name.startswith("r") for name in told[1])


@pytest.mark.parametrize("role", [str(r) for r in Role])
@pytest.mark.parametrize("status", [str(s) for s in Status])
def test_who_works_is_who_counts_as_collaborator(role: str, status: str) -> None:
    assert works(role, status) == (Role(role) in COLLABORATING_ROLES and Status(status) in COLLABORATING_STATUSES)


def test_a_sure_model_finds_a_collaborator(clause: Clause) -> None:
    assert decide(clause, 0.8, SURE, NOW, LEAST) == Judged("mitra", "komitmen", 0.8)
    assert decide(clause, 0.7, SURE, NOW, LEAST) is None


def test_against_a_cue_it_must_be_surer(clause: Clause) -> None:
    given = replace(clause, role="penerima")
    assert decide(given, 0.8, SURE, NOW, LEAST) is None
    assert decide(given, 0.9, SURE, NOW, LEAST) == Judged("mitra", "komitmen", 0.9)


def test_nothing_is_changed_where_the_rules_see_a_collaborator_or_the_office_itself(clause: Clause) -> None:
    assert not asked(replace(clause, role="mitra", status="berjalan"))
    assert decide(replace(clause, role="mitra", status="berjalan"), 0.0, GIVEN, NOW, LEAST) is None
    assert decide(replace(clause, cls="DIRI"), 0.99, SURE, NOW, LEAST) is None


def test_a_lacking_cooperation_stays_one(clause: Clause) -> None:
    assert decide(replace(clause, role="mitra", status="masalah"), 0.1, GIVEN, NOW, LEAST) is None


def test_other_roles_are_corrected(clause: Clause) -> None:
    masked = replace(clause, status="masalah")
    assert decide(masked, 0.1, GIVEN, NOW, LEAST) == Judged("penerima", "tanpa", 0.8)
    assert decide(replace(clause, role="atasan", settled=True), 0.1, {"penerima": 0.45, "lain": 0.4}, NOW, LEAST) is None
    assert decide(clause, 0.1, {"penerima": 0.45, "lain": 0.4}, NOW, LEAST) == Judged("penerima", "tanpa", 0.45)


@pytest.mark.parametrize(
    "changes",
    [
        {"block": "heading"},
        {"block": "furniture"},
        {"settled": True},
        {"cls": "PEMDA", "own_region": True},
        {"text": "1 2 3 4 5 6 7 8 9 10 11 12 Puskesmas 2.500.000"},
    ],
)
def test_collaborators_are_sought_in_running_text_alone(clause: Clause, changes: dict[str, object]) -> None:
    assert flows(clause)
    changed = replace(clause, **changes)  # type: ignore[arg-type]
    assert not flows(changed)
    assert (said := decide(changed, 0.99, SURE, NOW, LEAST)) is None or said.role not in ("mitra", "pendukung", "pengampu")


@pytest.mark.parametrize("there", ["adanya", "terdapat"])
def test_that_a_body_is_there_tells_of_no_cooperation(there: str) -> None:
    found = heard(f"Kota ini kuat karena {there} Universitas Melati dan Dinas Kesehatan di pusat kota", section_kind="strategi")
    assert found
    assert not any(flows(clause) for clause in found)


def test_a_name_alone_says_nothing() -> None:
    (alone,) = heard("Dinas Kesehatan", section_kind="strategi")
    assert not flows(alone)


@pytest.mark.parametrize(
    ("section", "text", "party", "role"),
    [
        ("strategi", "Regu gabungan piket bergilir dengan Kodim dan Polres agar korban tertolong lebih cepat.", "Kodim", "mitra"),
        ("evaluasi", "Jumlah Karang Taruna yang dibina.", "Karang Taruna", "penerima"),
        (
            "landasan_hukum",
            "Undang-Undang Nomor 33 Tahun 2004 tentang Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintah Daerah.",
            "Pemerintah Pusat",
            "rujukan",
        ),
    ],
)
def test_the_trained_judge_tells_partners_receivers_and_references(section: str, text: str, party: str, role: str) -> None:
    made = document(text, section_kind=section, **WHO)
    told = find_mentions(made, roles=Roles(MODEL))
    assert names(told)[party][::2] == (role, "model.role")
    assert told == find_mentions(made, roles=Roles(MODEL))


def test_the_three_models_are_small_and_know_all_classes() -> None:
    judge = Roles(MODEL)
    assert set(judge.active.classes) == {"yes", "no"}
    assert set(judge.role.classes) <= {str(r) for r in Role}
    assert set(judge.status.classes) <= {str(s) for s in Status}
    use = tomllib.loads((MODEL / "config.toml").read_text(encoding="utf-8"))["use"]
    assert (judge.active.threshold, judge.role.threshold) == (use["active"], use["role"])
    assert sum(f.stat().st_size for name in ("active", "role", "status") for f in (MODEL / name).iterdir()) < 3e6
