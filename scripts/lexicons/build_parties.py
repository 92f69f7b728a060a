"""Build the lists of names in src/telaah/lexicons from raw reference files.

    python scripts/lexicons/build_parties.py REFERENCE_DIR NLP_DIR

REFERENCE_DIR holds kementerian_lembaga_2019.csv, opd_kab_*.csv, wilayah_*.csv, nomenklatur_*.csv;
NLP_DIR holds lex-perangkat-daerah/ and lex-nomenklatur-pemda/. Where each file comes from and under which licence stands in
src/telaah/lexicons/README.md. Only names of public bodies, places and programmes are taken, never a file as a whole.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from pathlib import Path

OUT = Path(__file__).parents[2] / "src" / "telaah" / "lexicons"
SMALL = {"dan", "di", "ke", "dari", "untuk", "serta", "atau", "yang", "dengan", "bagi", "pada"}
ACRONYMS = re.compile(r"^(?:RSUD|UPTD?|DPRD|KB|PPTSP|PTSP|UKM|UMKM|RI|SDM|DPR|MPR|PP|TNI|SDA|HAM|KUKM)$")
REGION = re.compile(r"\s+(?:Kabupaten|Kab\.?|Kota|Provinsi|Prov\.?)\s+.*$", re.I)
OPD_HEAD = re.compile(r"^(?:Dinas|Badan|Satuan|Kantor|Inspektorat|Sekretariat)\b", re.I)
PARTY_WORD = re.compile(
    r"\b(?:dinas|badan|lembaga|instansi|organisasi|kelompok|koperasi|masyarakat|kecamatan|kelurahan|desa|camat|lurah|dprd|forum|"
    r"tim|gugus|"
    r"satuan|kader|linmas|posyandu|pkk|puskesmas|rumah sakit|rsud|sekolah|satuan pendidikan|perguruan|usaha|swasta|media|pers|"
    r"tni|polri|"
    r"kepolisian|vertikal|pemerintah|bupati|kepala daerah|wakil kepala|sekretariat|bumd|bumdes|bumn|umkm|ukm|bank|karang taruna|"
    r"tokoh|adat|"
    r"relawan|pengadilan|kejaksaan|hukum|ormas|partai|pesantren|keagamaan|dewan|komisi|komite|mitra|perusahaan|investor|pelaku|aparat\w*|"
    r"musrenbang|forkopimda|penyuluh|balai|uptd?|perangkat daerah|kementerian|provinsi)\b",
    re.I,
)


def title(name: str) -> str:
    """Write a name in capitals as it is usually written."""
    words = []
    for word in re.split(r"(\W+)", name):
        if word.lower() in SMALL:
            words.append(word.lower())
        elif ACRONYMS.match(word.upper()) and word.isupper():
            words.append(word)
        else:
            words.append(word[:1].upper() + word[1:].lower())
    return re.sub(r"\s+", " ", "".join(words)).strip()


def read(path: Path) -> list[dict[str, str]]:
    """Read a CSV file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:  # type: ignore[operator]
        return list(csv.DictReader(lines))


def write(name: str, header: list[str], rows: list[tuple[str, ...]]) -> None:
    """Write rows without doubles, in order."""
    with (OUT / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(set(rows)))


def offices(reference: Path, nlp: Path) -> None:
    """Names of regional offices without their region."""
    names = [r["nama_skpd"] for r in read(reference / "opd_kab_deli_serdang.csv")]
    names += [r["nama"] for r in read(reference / "opd_kab_sukabumi.csv") if len(r["kode"]) <= 2]
    names += [r["nama"] for r in read(nlp / "lex-perangkat-daerah" / "nama-opd.csv")]
    rows = []
    for name in names:
        plain = REGION.sub("", title(name) if name.isupper() else re.sub(r"\s+", " ", name).strip())
        plain = re.sub(r"\s*[(\-–].*$", "", plain)
        if OPD_HEAD.match(plain) and 2 <= len(plain.split()) <= 16:
            rows.append((plain, "OPD"))
    write("parties-offices.csv", ["name", "class"], rows)


def ministries(reference: Path) -> None:
    """Ministries and agencies of 2019 and their first-echelon units."""
    rows = []
    for row in read(reference / "kementerian_lembaga_2019.csv"):
        name = re.sub(r"\s*\(.*?\)", "", title(row["nama"]))
        if not re.match(
            r"(?:Dewan|Majelis|Mahkamah|Badan Pemeriksa|Komisi|Bendahara|Kejaksaan|Kepolisian|Ombudsman|Lembaga Ilmu)", name
        ):
            rows.append((name, "PUSAT"))
    for row in read(reference / "kementerian_lembaga_2019_unit_eselon1.csv"):
        if re.match(r"(?:Direktorat Jenderal|Badan|Deputi)\s+\w+\s+\w+", row["nama"]):
            rows.append((row["nama"].strip(), "PUSAT"))
    write("parties-ministries.csv", ["name", "class"], rows)


def places(reference: Path) -> None:
    """Provinces, regencies and cities."""
    rows = [(r["nama"], "provinsi", r["nama"]) for r in read(reference / "wilayah_provinsi.csv")]
    rows += [(r["nama"], r["jenis"], r["provinsi"]) for r in read(reference / "wilayah_kabkota.csv")]
    write("parties-regions.csv", ["name", "kind", "province"], rows)


def programmes(reference: Path, nlp: Path) -> None:
    """Fixed names of programmes, kegiatan and sub kegiatan in which a body is named."""
    names = [r["nama"] for r in read(reference / "nomenklatur_program_kegiatan_subkegiatan.csv")]
    names += [r["nomenklatur"] for r in read(nlp / "lex-nomenklatur-pemda" / "nomenklatur.csv.gz")]
    rows = [(re.sub(r"\s+", " ", n).strip(),) for n in names if PARTY_WORD.search(n) and len(n.split()) >= 3]
    write("parties-programmes.csv", ["name"], rows)


if __name__ == "__main__":
    reference_dir, nlp_dir = Path(sys.argv[1]), Path(sys.argv[2])
    offices(reference_dir, nlp_dir)
    ministries(reference_dir)
    places(reference_dir)
    programmes(reference_dir, nlp_dir)
