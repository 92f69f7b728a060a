"""Stories as HTML pages in the manners of several portals, and one front page that is no article."""

from __future__ import annotations

import json
import random
from datetime import date
from html import escape

from markup import Story
from residue import MENUS, Surroundings, long_date


def page(story: Story, around: Surroundings, manner: str) -> str:
    """One article page."""
    rng = random.Random("page" + story.ident)
    return {"semantic": _semantic, "soup": _soup, "table": _table, "blog": _blog, "old": _old}[manner](story, around, rng)


def paragraphs(
    story: Story, around: Surroundings, tag: str = "p", inside: str = '<div class="baca-juga"><a href="#">{}</a></div>'
) -> str:
    """The text with its interruptions."""
    lines = []
    for number, text in enumerate(story.paragraphs):
        if number in around.inside:
            lines.append(inside.format(escape(around.inside[number])))
        lines.append(f"<{tag}>{escape(text, quote=False)}</{tag}>" if tag else f"{escape(text, quote=False)}<br><br>")
    return "\n".join(lines)


def _links(lines: list[str], tag: str = "li") -> str:
    return "\n".join(f'<{tag}><a href="#">{escape(line)}</a></{tag}>' for line in lines)


def _day(story: Story) -> date | None:
    literal = story.headers.get("date", "")
    return date.fromisoformat(literal) if literal[:4].isdigit() and story.headers.get("print") != "no" else None


def _semantic(story: Story, around: Surroundings, rng: random.Random) -> str:
    outlet, day = story.headers.get("outlet", ""), _day(story)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "publisher": {"@type": "Organization", "name": outlet},
    }
    if day:
        data["datePublished"] = f"{day.isoformat()}T{rng.randint(6, 22):02d}:15:00+07:00"
    stamp = f'<time datetime="{day.isoformat()}">{long_date(day, weekday=True)}</time>' if day else ""
    return f"""<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8"><title>{escape(story.title)} - {escape(outlet)}</title>
<meta property="og:title" content="{escape(story.title)}"><meta property="og:site_name" content="{escape(outlet)}">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>
<style>nav{{display:flex}}</style></head>
<body><header><nav><ul>{_links(list(rng.choice(MENUS)))}</ul></nav></header>
<main><article><h1>{escape(story.title)}</h1>
<div class="byline">{escape(story.headers.get("byline", "Redaksi"))} {stamp}</div>
{paragraphs(story, around)}
</article><aside><h3>Berita Terkait</h3><ul>{_links(around.after[-5:])}</ul></aside></main>
<footer><p>Tentang Kami | Pedoman Media Siber | Redaksi</p></footer></body></html>
"""


def _soup(story: Story, around: Surroundings, rng: random.Random) -> str:
    outlet, day = story.headers.get("outlet", ""), _day(story)
    meta = f'<meta property="article:published_time" content="{day.isoformat()}T08:00:00+08:00">' if day else ""
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{escape(story.title)}</title>{meta}
<meta property="og:site_name" content="{escape(outlet)}"></head><body>
<div id="top"><div class="menu">{_links(list(rng.choice(MENUS)), "span")}</div>
<div class="search"><form><input placeholder="Cari berita"></form></div></div>
<div class="wrap"><div class="col-8"><div class="judul"><h2>{escape(story.title)}</h2></div>
<div class="info"><span class="penulis">{escape(story.headers.get("byline", "admin"))}</span> |
<span class="tgl">{long_date(day) if day else ""}</span></div>
<div class="share"><a>Facebook</a><a>Twitter</a><a>WhatsApp</a></div>
<div class="isi-berita">
{paragraphs(story, around, "div")}
</div><div class="tag">Tag: {_links(story.title.split()[:3], "span")}</div></div>
<div class="col-4"><h4>Terpopuler</h4>{_links(around.after[-6:], "p")}</div></div>
<div class="foot">Hak cipta {escape(outlet)}</div><script>var halaman = "berita"; window.dataLayer = [];</script></body></html>
"""


def _table(story: Story, around: Surroundings, rng: random.Random) -> str:
    day = _day(story)
    rows = "".join(f"<tr><td><a href='#'>{escape(m)}</a></td></tr>" for m in rng.choice(MENUS))
    return f"""<html><head><title>{escape(story.title)}</title></head><body bgcolor="#ffffff">
<table width="100%"><tr><td valign="top" width="20%"><table>{rows}</table></td><td valign="top">
<b>{escape(story.title)}</b><br><i>{long_date(day) if day else ""}</i><br><br>
{paragraphs(story, around, "", "<center><small>{}</small></center>")}
</td><td valign="top" width="20%"><small>Statistik Pengunjung<br>Hari ini: {rng.randint(3, 90)}<br>
Total: {rng.randint(1000, 90000)}</small></td></tr></table>
<center><font size="1">{escape(story.headers.get("outlet", ""))}</font></center></body></html>
"""


def _blog(story: Story, around: Surroundings, rng: random.Random) -> str:
    outlet, day = story.headers.get("outlet", ""), _day(story)
    stamp = (
        f'<time class="entry-date published" datetime="{day.isoformat()}T07:30:00+07:00">{long_date(day)}</time>' if day else ""
    )
    return f"""<!DOCTYPE html><html lang="id-ID"><head><meta charset="UTF-8">
<title>{escape(story.title)} &#8211; {escape(outlet)}</title>
<meta name="generator" content="WordPress"></head><body class="post-template-default single single-post">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead"><p class="site-title">{escape(outlet)}</p>
<nav class="main-navigation"><ul>{_links(list(rng.choice(MENUS)))}</ul></nav></header>
<div id="content"><article class="post hentry"><header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1>
<div class="entry-meta">Posted on {stamp} by
<span class="author">{escape(story.headers.get("byline", "admin"))}</span></div></header>
<div class="entry-content">
{paragraphs(story, around, "p", "<p><strong>{}</strong></p>")}
<div class="sharedaddy"><h3>Share this:</h3><ul>{_links(["Facebook", "WhatsApp", "Telegram"])}</ul></div>
</div></article>
<nav class="post-navigation">{_links(around.after[-2:], "div")}</nav>
<div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published.</p></div></div>
<aside id="secondary"><section class="widget"><h2>Recent Posts</h2><ul>{_links(around.after[-4:-1])}</ul></section></aside>
<footer>Proudly powered by WordPress</footer></body></html>
"""


def _old(story: Story, around: Surroundings, rng: random.Random) -> str:
    """A portal of an office: everything in divs with inline styles, the date as numbers."""
    day = _day(story)
    stamp = f"{day.day:02d}-{day.month:02d}-{day.year}" if day else ""
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(story.headers.get("outlet", ""))} | {escape(story.title)}</title></head><body>
<div style="float:left"><ul>{_links(["Profil", "Struktur", "Layanan", "PPID", "Berita", "Galeri", "Kontak"])}</ul></div>
<div style="margin-left:220px"><h3>{escape(story.title)}</h3>
<p style="font-size:10px">Diposting: {stamp} oleh {escape(story.headers.get("byline", "operator"))} |
Dibaca {rng.randint(20, 400)} kali</p>
{paragraphs(story, around)}
<p style="text-align:right"><a href="#">[ Kembali ]</a> <a href="#">[ Cetak ]</a></p></div>
<div style="clear:both;font-size:9px">&copy; {escape(story.headers.get("outlet", ""))}</div></body></html>
"""


def front_page(stories: list[Story]) -> str:
    """A list of headlines with teasers: no article."""
    items = "\n".join(
        f'<div class="item"><h3><a href="/baca/{s.ident}">{escape(s.title)}</a></h3><p>{escape(s.text[:120])}...</p></div>'
        for s in stories
    )
    return f"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Beranda - Kabar Nusa Kencana</title></head>
<body><nav><ul>{_links(list(MENUS[0]))}</ul></nav><h2>Berita Terbaru</h2>
{items}
<footer>Kabar Nusa Kencana</footer></body></html>
"""
