"""What stands around an article when it is copied or scraped: menus, prompts, related items, tags, adverts, footers."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from markup import Story

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
RUBRICS = ("DAERAH", "PEMERINTAHAN", "SEPUTAR KOTA", "EKONOMI", "PENDIDIKAN", "LINGKUNGAN", "PARIWARA", "NUSANTARA")
MENUS = (
    ("Beranda", "Berita", "Pemerintahan", "Ekonomi", "Olahraga", "Opini", "Indeks"),
    ("HOME", "DAERAH", "HUKRIM", "POLITIK", "WISATA", "ADVERTORIAL"),
    ("Nasional", "Daerah", "Desa", "Pendidikan", "Kesehatan", "Foto", "Video"),
)
SIDE_TITLES = (
    "Harga Cabai Rawit Turun Rp4.000 Sepekan Terakhir", "Jadwal Kapal Perintis Pekan Ini", "Dua Remaja Hanyut Ditemukan Selamat",
    "Timnas Pelajar Tumbangkan Tuan Rumah 2-1", "Festival Layang-Layang Digelar Tiga Hari",
    "Listrik Padam Bergilir, Ini Lokasinya", "Cuaca Esok: Hujan Ringan pada Siang Hari",
    "Resep Sambal Mangga Muda ala Warung Bu Sum", "Gempa M 4,1 Tak Berpotensi Tsunami",
    "Pendaftaran Beasiswa Ditutup Akhir Bulan", "Truk Terguling, Arus Lalu Lintas Tersendat",
    "Panen Raya Jagung di Lahan Tadah Hujan",
)  # fmt: skip
FOLLOW = (
    "Ikuti berita terkini {outlet} di Google News",
    "Dapatkan update berita setiap hari dari {outlet}. Gabung di saluran WhatsApp kami, klik di sini.",
    "Simak berita menarik lainnya hanya di {outlet}",
    "Follow Instagram dan TikTok {outlet} untuk kabar terbaru.",
)
SHARE = (
    "Bagikan:",
    "Facebook Twitter WhatsApp Telegram",
    "Share this:",
    "SHARE TWEET",
    "Salin Tautan",
    "A A",
    "Cetak",
    "Komentar (0)",
)
ADVERTS = ("ADVERTISEMENT", "Iklan", "SCROLL UNTUK LANJUT MEMBACA", "PASANG IKLAN ANDA DI SINI", "- Advertisement -")


@dataclass
class Surroundings:
    """The lines before, inside (by the paragraph they stand before) and after an article."""

    before: list[str] = field(default_factory=list)
    inside: dict[int, str] = field(default_factory=dict)
    after: list[str] = field(default_factory=list)
    title: bool = True
    """False where no title is printed."""
    outlet: bool = False
    dated: bool = False
    title_at: int = 0
    """How many of the lines before stand before the title."""


def long_date(day: date, *, weekday: bool = False) -> str:
    """A date written out."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]}, {text}" if weekday else text


def surround(story: Story, others: list[str]) -> Surroundings:
    """The surroundings of a story in its manner; the same story always gets the same."""
    rng = random.Random(story.ident)
    manner = story.headers.get("manner", "dated")
    around = MANNERS[manner](story, rng, others)
    if story.headers.get("title") == "no":
        around.title = False
    return around


def printed_date(story: Story, rng: random.Random, style: str) -> str | None:
    """The published date as this manner prints it, or None where the source says that it is not printed."""
    literal = story.headers.get("print")
    if literal:
        return None if literal == "no" else literal
    day = date.fromisoformat(story.headers["date"])
    clock = f"{rng.randint(6, 22):02d}:{rng.randint(0, 59):02d}"
    return {
        "long": long_date(day),
        "weekday": long_date(day, weekday=True),
        "clock": f"{long_date(day, weekday=True)} | {clock} WIB",
        "dash": f"{long_date(day, weekday=True)} - {clock}",
        "slash": f"{day.day:02d}/{day.month:02d}/{day.year}",
        "iso": f"{day.isoformat()} {clock}",
        "short": f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}, {clock} WITA",
    }[style]


def near(story: Story, rng: random.Random, style: str) -> str:
    """The date of a related item, some days before the story."""
    literal = story.headers.get("date", "")
    base = date.fromisoformat(literal) if literal[:4].isdigit() else date(2024, 6, 10)
    day = base - timedelta(days=rng.randint(1, 9))
    return {"long": long_date(day), "slash": f"{day.day:02d}/{day.month:02d}/{day.year}", "ago": f"{rng.randint(1, 6)} hari ago"}[
        style
    ]


def _related(rng: random.Random, others: list[str], count: int) -> list[str]:
    return rng.sample([*others, *SIDE_TITLES], count)


def plain(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """Title and text, nothing else."""
    return Surroundings()


def dated(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """Title, a date line, text."""
    day = printed_date(story, rng, rng.choice(("long", "weekday", "slash")))
    return Surroundings([day] if day else [], dated=bool(day))


def portal(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """A news portal scraped whole."""
    outlet = story.headers.get("outlet", "Redaksi")
    before = [*rng.choice(MENUS), f"{rng.choice(('Beranda', 'Home'))} / {rng.choice(RUBRICS).title()}"]
    at = len(before)
    day = printed_date(story, rng, rng.choice(("clock", "dash", "weekday")))
    byline = story.headers.get("byline") or f"Tim Redaksi {outlet}"
    before += [f"{byline} - {day}" if day and rng.random() < 0.5 else byline, *([day] if day else []), *rng.sample(SHARE, 2)]
    if day and before[at].endswith(day):
        before.remove(day)
    inside = _inside(story, rng, others)
    after = [f"Editor: {rng.choice(('Ranu', 'Wening', 'Tim Redaksi', 'Bima S.'))}"] if rng.random() < 0.5 else []
    after += [
        rng.choice(FOLLOW).format(outlet=outlet),
        "Tag:",
        *(f"#{w}" for w in _tags(story, rng)),
        rng.choice(("Berita Terkait", "BACA JUGA", "Artikel Lainnya")),
    ]
    for title in _related(rng, others, 3):
        after += [title, near(story, rng, "long")] if rng.random() < 0.6 else [title]
    after += [
        rng.choice(ADVERTS),
        "Tulis komentar Anda",
        f"Copyright © {story.headers.get('date', '2024')[:4]} {outlet}. Hak cipta dilindungi.",
    ]
    return Surroundings(before, inside, after, outlet=True, dated=bool(day), title_at=at)


def rubric(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """A rubric above, a list of items with their age below; no date of its own."""
    after = []
    for title in _related(rng, others, rng.randint(3, 6)):
        after += ["-", f"{rng.choice(RUBRICS)}{near(story, rng, 'ago')}", title]
    return Surroundings([rng.choice(RUBRICS)], {}, after, title_at=1)


def theme(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """A common blog theme, half in English."""
    outlet = story.headers.get("outlet", "Kabar")
    before = ["Skip to content", outlet, *rng.choice(MENUS)[:4]]
    at = len(before)
    day = printed_date(story, rng, rng.choice(("long", "iso")))
    before += [
        f"by {story.headers.get('byline', 'admin')}",
        *([day] if day else []),
        f"in {rng.choice(RUBRICS).title()}",
        "Reading Time: 2 mins read",
    ]
    previous, following, *recent = _related(rng, others, 4)
    after = [f"Post Views: {rng.randint(12, 900)}", "Previous Post", previous, "Next Post", following, "Leave a Reply",
             "Your email address will not be published. Required fields are marked *", "Recent Posts", *recent]  # fmt: skip
    return Surroundings(before, _inside(story, rng, others), after, outlet=True, dated=bool(day), title_at=at)


def office(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """The site of an office, with its addresses below."""
    outlet = story.headers.get("outlet", "Diskominfo")
    host = "".join(w for w in outlet.casefold() if w.isalnum())
    day = printed_date(story, rng, rng.choice(("long", "slash", "weekday")))
    rule = rng.choice(("———————————————", "================", "- - - - - - - -"))
    after = [
        rule,
        f"{outlet} dapat dihubungi melalui:",
        f"Website : https://{host}.example.go.id/",
        f"Instagram : @{host}",
        "Email : [email]",
        rule,
    ]
    return Surroundings([day] if day else [], {}, after, outlet=True, dated=bool(day))


def agency(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """A news agency's or copied item: names of the makers and a source line below."""
    outlet = story.headers.get("outlet", "")
    day = printed_date(story, rng, rng.choice(("clock", "short", "long")))
    host = "".join(w for w in outlet.casefold() if w.isalnum() or w == ".") or "berita"
    after = [f"Pewarta: {story.headers.get('byline', 'Redaksi')}", "Editor: Wira P."] if rng.random() < 0.6 else []
    after.append(f"Sumber : https://www.{host}/baca/{rng.randint(10000, 99999)}" if "." in host else f"Sumber: {outlet}")
    return Surroundings([day] if day else [], {}, after, outlet=bool(outlet), dated=bool(day))


def pasted(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """Pasted from a chat group: no title line of its own kind, an address below."""
    outlet = story.headers.get("outlet", "kabar")
    host = "".join(w for w in outlet.casefold() if w.isalnum())
    after = ["", f"Baca selengkapnya di: https://{host}.example/berita/{rng.randint(100, 9999)}", "Diteruskan berkali-kali"]
    return Surroundings([], {}, after)


def edition(story: Story, rng: random.Random, others: list[str]) -> Surroundings:
    """A page of the printed edition, as an archive keeps it."""
    outlet = story.headers.get("outlet", "Harian")
    day = printed_date(story, rng, "weekday")
    before = [f"{outlet.upper()} | HALAMAN {rng.randint(2, 15)}", *([day.upper()] if day else [])]
    return Surroundings(
        before,
        {},
        [f"Bersambung ke hal {rng.randint(3, 15)}", "BERLANGGANAN HUBUNGI BAGIAN SIRKULASI"],
        outlet=True,
        dated=bool(day),
        title_at=len(before),
    )


def _inside(story: Story, rng: random.Random, others: list[str]) -> dict[int, str]:
    """Interruptions before some of the paragraphs."""
    count = len(story.paragraphs)
    inside = {}
    if count > 3:
        lead = rng.choice(("Baca juga: ", "BACA JUGA : ", "Baca Juga\u00a0"))
        inside[rng.randint(2, count - 1)] = lead + rng.choice([*others, *SIDE_TITLES])
        if rng.random() < 0.4:
            inside.setdefault(rng.randint(1, count - 1), rng.choice(ADVERTS))
    return inside


def _tags(story: Story, rng: random.Random) -> list[str]:
    words = [w.strip(",.:?\"'”“") for w in story.title.split() if len(w) > 4]
    return rng.sample(words, min(3, len(words)))


MANNERS: dict[str, Callable[[Story, random.Random, list[str]], Surroundings]] = {
    f.__name__: f for f in (plain, dated, portal, rubric, theme, office, agency, pasted, edition)
}
