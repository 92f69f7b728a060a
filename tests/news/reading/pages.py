"""Pages of our own in the manner of Indonesian portals and content systems: markup as theirs, texts from ``texts``."""

# ruff: noqa: E501 - markup and sentences read better whole
from __future__ import annotations

import json
from dataclasses import dataclass

from tests.news.reading.texts import JALAN, POSYANDU, SUNGAI, TEASERS, UMKM, Text


@dataclass(frozen=True)
class Page:
    """A page and what should be read from it."""

    name: str
    html: str | bytes
    text: Text
    outlet: str | None = None
    extra: tuple[str, ...] = ()
    """Lines of the article beside the paragraphs (subheadings, items)."""
    date: bool = True
    body: str | None = None


JUSTIFIED = " style='text-align: justify;'"
NAV = "".join(
    f'<li><a href="/{w.lower()}">{w}</a></li>' for w in ("Nasional", "Daerah", "Ekonomi", "Olahraga", "Opini", "Indeks")
)
HEADER = f'<header class="site-header"><div class="logo"><a href="/">Kabar Contoh</a></div><nav><ul>{NAV}</ul></nav></header>'
FOOTER = (
    '<footer class="site-footer"><p>Copyright © 2024 Kabar Contoh. All rights reserved.</p><p>Alamat redaksi: Jalan Melati Nomor 7, '
    "kami menerima kiriman tulisan dari pembaca setiap hari kerja.</p></footer>"
)


def items(tag: str = "li", cls: str = "item", *, teaser: bool = True, ago: bool = True) -> str:
    """Return a list of other articles."""
    return "".join(
        f'<{tag} class="{cls}"><a href="/b/{i}"><h3>{t}</h3></a>' + (f"<p>{s}...</p>" if teaser else "") + (f"<span>{i + 1} jam yang lalu</span>" if ago else "") + f"</{tag}>"
        for i, (t, s) in enumerate(TEASERS)
    )  # fmt: skip


def p(text: Text, *, first: str = "", cls: str = "") -> list[str]:
    """Return the paragraphs as elements."""
    return [f"<p{cls}>{first if i == 0 else ''}{one}</p>" for i, one in enumerate(text.paragraphs)]


def shell(head: str, body: str, *, lang: str = "id") -> str:
    """Return a page."""
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def og(text: Text, site: str, url: str, *, kind: str = "article", more: str = "") -> str:
    """Return the usual head."""
    return (
        f'<title>{text.title} - {site}</title><meta property="og:title" content="{text.title}"><meta property="og:site_name" content="{site}">'
        f'<meta property="og:type" content="{kind}"><link rel="canonical" href="{url}">{more}'
    )


def ld(**values: object) -> str:
    """Return a JSON-LD script."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **values})}</script>'


def portal_with_detail_body() -> Page:
    """A national portal: dateline in bold of its own, advertisements and link boxes between paragraphs."""
    t = SUNGAI
    parts = p(t)
    parts.insert(
        2,
        '<table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a href="/x">Banjir Rob Rendam Dua Desa Pesisir</a></div></td></tr></table>',
    )
    parts.insert(
        4, '<div class="paradetail"><p class="para_caption">ADVERTISEMENT</p><p>SCROLL TO CONTINUE WITH CONTENT</p></div>'
    )
    body = (
        f'<article class="detail"><h1 class="detail__title">{t.title}</h1><div class="detail__author">{t.author} - kabarContoh</div>'
        f'<div class="detail__date">{t.printed} 10:15 WIB</div><figure><img src="a.jpg"><figcaption>Suasana di tepi sungai. Foto: istimewa</figcaption></figure>'
        f'<div class="detail__body-text itp_bodycontent"><strong>{t.place}</strong> - {"".join(parts)}<br><strong>Simak Video "Aksi Bersih Sungai"</strong>'
        f"<br>[Gambas:Video 20detik]<br><strong>(dwa/rna)</strong></div>"
        f'<div class="detail__body-tag"><a href="/tag/sungai">sungai</a><a href="/tag/sampah">sampah</a></div></article>'
        f'<section class="list-content"><h2>Berita Terkait</h2>{items("article")}</section>'
    )
    meta = '<meta name="publishdate" content="2024/03/12 10:15:00">'
    return Page(
        "portal detail",
        shell(
            og(t, "kabarContoh", "https://news.kabarcontoh.com/berita/d-7238811/pemkab-gandeng-kampus", more=meta),
            HEADER + body + FOOTER,
        ),
        t,
        "kabarContoh",
    )


def portal_with_inline_links() -> Page:
    """A national portal: links with classes inside sentences, "Baca juga" as paragraphs, a form that asks for data."""
    t = POSYANDU
    parts = p(t, first="<strong>MUARA JELAI, KABARCONTOH.com</strong> - ")
    parts[1] = parts[1].replace("bidan desa", '<a class="inner-link-tag" href="/tag/bidan">bidan desa</a>')
    parts.insert(2, '<p><strong>Baca juga: <a href="/x">Puskesmas Buka Layanan Malam bagi Ibu Hamil</a></strong></p>')
    body = (
        f'<div class="container"><h1 class="read__title">{t.title}</h1><div class="read__time">Kabarcontoh.com - 21/08/2023, 09:30 WIB</div>'
        f'<div class="row"><div class="col-bs10-7"><div class="read__content"><div class="clearfix">{"".join(parts)}</div></div>'
        f'<div class="read__paging"><a href="?page=2">2</a><a href="?page=all">Show All</a></div>'
        f'<div class="tag"><h4>Tag</h4><ul><li><a href="/t">stunting</a></li></ul></div></div>'
        f'<div class="col-bs10-3"><div class="most"><h3>Terpopuler</h3>{items("div")}</div></div></div>'
        f"<div><p>Periksa kembali dan lengkapi data dirimu.</p><p>Data dirimu akan digunakan untuk verifikasi bila kamu meminta tolong, juga bila "
        f"akunmu dipakai orang lain.</p></div></div>"
    )
    meta = f'<meta name="content_author" content="{t.author}"><meta name="content_PublishedDate" content="2023-08-21 09:30:00">'
    page = shell(
        og(t, "KABARCONTOH.com", "https://regional.kabarcontoh.com/read/2023/08/21/093000378/angka-stunting", more=meta),
        HEADER + body + FOOTER,
    )
    return Page("portal inline links", page, t, "KABARCONTOH.com", body=f"MUARA JELAI, KABARCONTOH.com - {t.body}")


def network_of_regional_papers() -> Page:
    """A network of regional papers: "Baca:" paragraphs, pages, a note where the text appeared first."""
    t = JALAN
    parts = p(t, first="<strong>KABARCONTOH.COM, RIMBA KENCANA</strong> - ")
    parts.insert(3, '<p class="baca">Baca: <a href="/x">Banjir Rendam Ratusan Rumah di Rimba Kencana</a></p>')
    body = (
        f'<div id="content"><ul class="breadcrumb"><li><a>Home</a></li><li><a>Daerah</a></li></ul><h1 id="arttitle">{t.title}</h1>'
        f'<time class="grey">{t.printed} 08:05 WIB</time><div id="artimg"><img></div>'
        f'<div class="side-article txt-article">{"".join(parts)}<p>Artikel ini telah tayang di KabarContoh.com dengan judul {t.title}</p>'
        f'<div class="paging"><a href="?page=1">1</a><a href="?page=2">2</a><a>Selanjutnya</a></div></div>'
        f'<div class="mb20"><h3>Berita Terkait</h3><ul>{items()}</ul></div><time class="grey foot timeago" title="2022-11-04 16:29:06">12 jam lalu</time></div>'
    )
    return Page(
        "regional network",
        shell(
            og(t, "KabarContoh.com", "https://kaltim.kabarcontoh.com/2022/11/05/warga-tiga-desa-swadaya"), HEADER + body + FOOTER
        ),
        t,
        "KabarContoh.com",
        body=f"KABARCONTOH.COM, RIMBA KENCANA - {t.body}",
    )


def agency_with_breaks() -> Page:
    """A news agency: no paragraphs, lines broken by <br>, the writers in a paragraph at the end."""
    t = UMKM
    lines = "<br /><br />".join(t.paragraphs)
    body = (
        f'<div class="wrap__article-detail"><div class="wrap__article-detail-title"><h1>{t.title}</h1></div><div class="wrap__article-detail-info">'
        f'<span class="text-secondary">{t.printed} 14:22 WIB</span></div><div class="wrap__article-detail-content post-content">Lubuk Rotan (WARTA) - {lines}'
        f'<span class="baca-juga"><b>Baca juga: <a href="/x">Ekspor rotan naik tujuh persen</a></b></span>'
        f'<p class="text-muted small mt10">Pewarta: {t.author}<br />Editor: Sri Handayani<br />Copyright © WARTA 2024</p></div></div>'
        f'<aside class="wrapper__list__article"><h4>Terpopuler</h4>{items("div")}</aside>'
    )
    return Page(
        "agency breaks",
        shell(og(t, "Warta Contoh", "https://wartacontoh.id/berita/3988123/koperasi-dan-bank-daerah"), HEADER + body + FOOTER),
        t,
        "Warta Contoh",
        body=f"Lubuk Rotan (WARTA) - {t.body}",
    )


def wordpress_newspaper() -> Page:
    """WordPress with a newspaper theme: times in UTC that are the next day at home, share bars, related posts in the text."""
    t = Text(
        **{
            **{f: getattr(SUNGAI, f) for f in ("title", "paragraphs", "author", "place")},
            "date": "2024-03-13",
            "printed": "13 Maret 2024",
        }
    )
    parts = p(t)
    parts.insert(
        4,
        '<div class="jnews_inline_related_post"><h3>Baca Juga</h3><ul><li><a href="/x">Bupati Lantik Pengurus Karang Taruna</a></li><li><a href="/y">Pasar Malam Kembali Ramai</a></li></ul></div>',
    )
    body = (
        f'<div class="jeg_main"><article><h1 class="jeg_post_title">{t.title}</h1><div class="jeg_meta_author">by <a href="/author/d" rel="author">{t.author}</a></div>'
        f'<div class="jeg_meta_date"><a href="#">{t.printed}</a></div><div class="entry-content no-share"><div class="jeg_share_button"><a>Share on Facebook</a><a>Share on Twitter</a></div>'
        f'<div class="content-inner">{"".join(parts)}<div class="sharedaddy sd-sharing-enabled"><h3>Bagikan ini:</h3><ul><li>Klik untuk berbagi di Facebook(Membuka di jendela yang baru)</li></ul></div>'
        f'<div id="jp-relatedposts" class="jp-relatedposts"><h3>Terkait</h3></div></div><div class="jeg_post_tags"><span>Tags:</span><a>sungai</a></div></div></article>'
        f'<div class="jeg_prevnext_post"><a>Previous Post</a></div><div id="comments"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div>'
        f'<div class="jeg_sidebar"><div class="widget">{items("div")}</div></div>'
    )
    meta = '<meta property="article:published_time" content="2024-03-12T18:30:11+00:00">'
    graph = ld(
        **{
            "@graph": [
                {
                    "@type": "Article",
                    "headline": t.title,
                    "datePublished": "2024-03-12T18:30:11+00:00",
                    "author": {"name": t.author},
                },
                {"@type": "WebPage"},
            ]
        }
    )
    return Page(
        "wordpress newspaper",
        shell(
            og(t, "Seputar Contoh", "https://seputarcontoh.co.id/pemkab-gandeng-kampus-dan-warga/", more=meta) + graph,
            HEADER + body + FOOTER,
        ),
        t,
        "Seputar Contoh",
    )


def wordpress_plain() -> Page:
    """WordPress with a plain theme of a local paper: title in h1, byline and views in the text, sign-off, follow prompt."""
    t = POSYANDU
    body = (
        f'<div id="page"><div id="primary"><main><article id="post-77" class="post hentry"><header class="entry-header"><h1 class="entry-title">{t.title}</h1>'
        f'<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2023-08-21T07:00:00+08:00">{t.printed}</time></span> oleh Redaksi</div></header>'
        f'<div class="entry-content">{"".join(p(t, first="<strong>MUARA JELAI –</strong> "))}<p><strong>(adv/kominfo)</strong></p><p><em>Dapatkan berita terbaru kami di Google News dan saluran WhatsApp KabarLokal.</em></p>'
        f'<div class="post-views">Post Views: 1.204</div></div><footer class="entry-footer">Posted in Daerah</footer></article>'
        f'<nav class="navigation post-navigation"><a>Berita Sebelumnya</a></nav></main></div><aside id="secondary" class="widget-area">{items("div")}</aside></div>'
    )
    return Page(
        "wordpress plain",
        shell(f"<title>{t.title} | Kabar Lokal</title>", HEADER + body + FOOTER),
        t,
        body=f"MUARA JELAI – {t.body}",
    )


def blogger() -> Page:
    """Blogger: divs and spans without paragraphs, non-breaking spaces, labels."""
    t = JALAN
    lines = "".join(
        f'<div style="text-align: justify;"><span style="font-family: arial;">{one}</span></div><div><br /></div>'
        for one in t.paragraphs
    )
    body = (
        f"<div class='blog-posts hfeed'><h2 class='date-header'><span>{t.printed}</span></h2><div class='post hentry'><h3 class='post-title entry-title'>{t.title}</h3>"
        f"<div class='post-body entry-content' id='post-body-123'><div class='separator'><a href='x.jpg'><img></a></div>{lines}<div style='clear: both;'></div></div>"
        f"<div class='post-footer'><span class='post-author'>Diposting oleh Admin Desa</span> <span class='post-labels'>Label: <a>Desa</a></span></div></div></div>"
        f"<div class='sidebar section'><div class='widget'>{items('div')}</div></div>"
    )
    return Page("blogger", shell(f"<title>Kabar Desa Suka Maju: {t.title}</title>", body), t)


def joomla() -> Page:
    """Joomla: details in a list before the text, hits, an icon bar, navigation to neighbours."""
    t = UMKM
    body = (
        f'<div class="item-page"><div class="page-header"><h2 itemprop="headline">{t.title}</h2></div><div class="icons"><a>Print</a><a>Email</a></div>'
        f'<dl class="article-info muted"><dt>Details</dt><dd class="createdby">Ditulis oleh Super User</dd><dd class="category-name">Kategori: <a>Berita</a></dd>'
        f'<dd class="published"><time datetime="2024-02-07T08:00:00+07:00">Diterbitkan: 07 Februari 2024</time></dd><dd class="hits">Dilihat: 321</dd></dl>'
        f'<div itemprop="articleBody">{"".join(p(t, cls=JUSTIFIED))}</div><ul class="pager pagenav"><li class="previous"><a>Sebelumnya</a></li></ul></div>'
        f'<div id="sidebar-right"><h3>Berita Populer</h3><ul>{items(teaser=False)}</ul></div>'
    )
    return Page("joomla", shell(f"<title>{t.title}</title>", HEADER + body + FOOTER), t)


def village_system() -> Page:
    """The information system of villages: title in h2 with class judul, author and date in h3 kecil, comments below."""
    t = POSYANDU
    comments = "".join(
        f'<div class="box-comment"><span class="username">Warga {i}</span><p>Terima kasih kepada kader posyandu yang sudah bekerja keras, semoga desa kami semakin maju dan sehat selalu.</p></div>'
        for i in range(6)
    )
    body = (
        f'<div id="contentwrapper"><div id="contentcolumn"><div class="innertube"><div class="artikel" id="artikel-{t.title}"><h2 class="judul">{t.title}</h2>'
        f'<h3 class="kecil"><i class="fa fa-user"></i>Administrator <i class="fa fa-clock-o"></i>{t.printed.split(", ")[1]} 08:12:33 WITA</h3>'
        f'<div class="teks" style="text-align:justify;">{"".join(p(t))}</div><div class="form-group" style="clear:both;"><ul id="pageshare" title="bagikan ke teman anda" class="pagination"><li>Facebook</li></ul></div></div>'
        f'<div class="box box-default box-solid"><div class="box-header"><h3 class="box-title">Komentar</h3></div><div class="box-body">{comments}</div></div></div></div></div>'
        f'<div id="rightcolumn"><div class="box"><h3>Statistik Pengunjung</h3><table><tr><td>Hari ini</td><td>123</td></tr></table></div><div class="box"><h3>Artikel Terkini</h3><ul>{items(teaser=False)}</ul></div></div>'
    )
    return Page("village system", shell(f"<title>{t.title} - Website Resmi Desa Contoh</title>", body), t)


def laravel_office() -> Page:
    """The site of an office on a bought template: blog classes, other news beside with long teasers."""
    t = SUNGAI
    side = "".join(
        f'<div class="media post_item"><img><div class="media-body"><a href="/b"><h3>{a}</h3></a><p>{b} dan seterusnya sampai selesai.</p></div></div>'
        for a, b in TEASERS
    )
    body = (
        f'<section class="blog_area single-post-area"><div class="row"><div class="col-lg-8 posts-list"><div class="single-post"><div class="feature-img"><img></div><div class="blog_details"><h2>{t.title}</h2>'
        f'<ul class="blog-info-link"><li><a href="#"><i class="fa fa-user"></i> Admin</a></li><li><i class="fa fa-calendar"></i> 12-03-2024</li><li>Dibaca 87 kali</li></ul>'
        f'{"".join(p(t))}</div></div><div class="navigation-top"><p class="like-info">Bagikan</p></div></div>'
        f'<div class="col-lg-4"><div class="blog_right_sidebar"><h3>Berita Terbaru</h3>{side}</div></div></div></section>'
    )
    return Page(
        "office template", shell("<title>Dinas Lingkungan Hidup Kabupaten Tanjung Harapan</title>", HEADER + body + FOOTER), t
    )


def amp() -> Page:
    """An AMP page."""
    t = JALAN
    body = (
        f'<amp-sidebar id="s"><ul>{NAV}</ul></amp-sidebar><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{t.title}</h1>'
        f'<div class="amp-wp-meta amp-wp-posted-on"><time datetime="2022-11-05T01:00:00+00:00">5 November 2022</time></div></header><div class="amp-wp-article-content">'
        f'<amp-ad></amp-ad>{"".join(p(t))}<p><strong>Baca Juga: <a href="/x">Bupati Tinjau Lokasi Longsor</a></strong></p></div><footer><p>Tags: jembatan</p></footer></article>'
    )
    return Page(
        "amp",
        shell(og(t, "Kabar Contoh", "https://kabarcontoh.id/amp/warga-tiga-desa-swadaya-perbaiki-jembatan"), body),
        t,
        "Kabar Contoh",
    )


def tables_and_form() -> Page:
    """An old government site: the page is one form, laid out with tables, text in font elements with breaks."""
    t = UMKM
    lines = "<br><br>\n".join(f'<font face="Verdana" size="2">{one}</font>' for one in t.paragraphs)
    links = "".join(f'<tr><td><a href="b.asp?id={i}">{a}</a></td></tr>' for i, (a, _) in enumerate(TEASERS))
    body = (
        f'<form name="aspnetForm" method="post" action="berita.aspx"><table width="100%"><tr><td colspan="3"><img></td></tr><tr><td width="20%"><table><tr><td><a>Beranda</a></td></tr><tr><td><a>Profil</a></td></tr></table></td>'
        f'<td width="60%"><table><tr><td><b>{t.title}</b></td></tr><tr><td><i>{t.printed}</i></td></tr><tr><td align="justify">{lines}</td></tr></table></td>'
        f'<td width="20%"><table><tr><td>Berita Lainnya</td></tr>{links}</table></td></tr></table></form>'
    )
    return Page("tables and form", shell(f"<title>{t.title}</title>", body), t)


def hashed_classes_with_given_body() -> Page:
    """A page made by a script framework: class names say nothing, JSON-LD gives the text in one piece."""
    t = SUNGAI
    parts = "".join(f'<div class="css-9x8s1"><span class="sc-1a2b">{one}</span></div>' for one in t.paragraphs)
    teasers = "".join(
        f'<div class="css-77q"><a href="/x"><span>{a}</span></a><div class="css-9x8s1"><span>{b}.</span></div></div>'
        for a, b in TEASERS
    )
    body = f'<div id="__next"><div class="css-1aa"><h1 class="css-2bb">{t.title}</h1><div class="css-0d">{t.printed}</div><div class="css-3cc">{parts}{teasers}</div></div></div>'
    head = og(t, "contohan", "https://contohan.com/berita/pemkab-gandeng-kampus-dan-warga-1Zx") + ld(
        **{
            "@type": "NewsArticle",
            "headline": t.title,
            "datePublished": "2024-03-12T03:00:00.000Z",
            "articleBody": " ".join(t.paragraphs),
        }
    )
    return Page("hashed classes", shell(head, body), t, "contohan")


def text_in_json_only() -> Page:
    """A page that a script fills: its text stands in JSON-LD alone."""
    t = POSYANDU
    head = og(t, "contohan", "https://contohan.com/berita/angka-stunting-turun-2Zx") + ld(
        **{
            "@type": "NewsArticle",
            "headline": t.title,
            "datePublished": "2023-08-21T10:00:00+07:00",
            "articleBody": "<p>" + "</p><p>".join(t.paragraphs) + "</p>",
        }
    )
    return Page("text in json", shell(head, '<div id="root"></div><noscript>Aktifkan JavaScript</noscript>'), t, "contohan")


def subheadings_lists_tables() -> Page:
    """An article with subheadings, a list and a table: all of it is text."""
    t = UMKM
    parts = p(t)
    extra = (
        "Syarat dan Ketentuan",
        "Kartu tanda penduduk yang masih berlaku",
        "Surat keterangan usaha dari kepala desa",
        "Kecamatan | Jumlah perajin",
        "Lubuk Rotan | 210",
        "Sungai Ulin | 190",
    )
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (e.split(" | ") for e in extra[3:]))
    parts[3:3] = [
        f"<h3>{extra[0]}</h3>",
        f"<ul><li>{extra[1]}</li><li>{extra[2]}</li></ul>",
        f"<table><tbody>{rows}</tbody></table>",
    ]
    body = f'<main><article><h1>{t.title}</h1><p class="date">{t.printed}</p><div class="article-content">{"".join(parts)}</div></article></main><section class="related"><h2>Berita Lainnya</h2>{items("div")}</section>'
    whole = "\n".join((*t.paragraphs[:3], *extra, *t.paragraphs[3:]))
    return Page(
        "subheadings lists tables",
        shell(og(t, "Ekonomi Contoh", "https://ekonomicontoh.id/koperasi-dan-bank-daerah-sepakati"), HEADER + body + FOOTER),
        t,
        "Ekonomi Contoh",
        body=whole,
    )


def paragraphs_in_divs_with_captions() -> Page:
    """Pictures with captions between paragraphs that are divs; share words in the column."""
    t = JALAN
    parts = [f'<div class="elementor-widget-container"><div>{one}</div></div>' for one in t.paragraphs]
    parts.insert(
        2, '<figure class="wp-block-image"><img><figcaption>Warga memikul kayu ulin. (Foto: Prokopim)</figcaption></figure>'
    )
    body = f'<div class="col-8"><h1>{t.title}</h1><div>{t.printed}</div><div class="share"><span>Share</span><span>Facebook</span><span>WhatsApp</span></div><div class="isi-berita">{"".join(parts)}<p>Penulis: {t.author}</p></div></div><div class="col-4 sidebar">{items("div")}</div>'
    return Page("divs with captions", shell(f"<title>{t.title}</title>", HEADER + body + FOOTER), t)


def comments_longer_than_article() -> Page:
    """Comments of readers that are longer than the article."""
    t = JALAN
    said = " ".join(s for _, s in TEASERS)
    talk = "".join(
        f'<li class="c"><b>Pembaca {i}</b><p>{said}. Begitu pendapat saya tentang hal ini, semoga ada perubahan.</p></li>'
        for i in range(8)
    )
    body = f'<div class="wrapper"><h1>{t.title}</h1><span class="tgl">{t.printed}</span><div class="teks-isi">{"".join(p(t))}</div><div class="daftar-komentar"><h4>Komentar</h4><ol>{talk}</ol></div></div>'
    return Page("long comments", shell(f"<title>{t.title}</title>", HEADER + body + FOOTER), t)


def teasers_in_the_text() -> Page:
    """Teasers of other news in the same element as the text, behind it."""
    t = SUNGAI
    rest = "".join(f'<p><a href="/x"><strong>{a}</strong></a></p><p>{b}...</p>' for a, b in TEASERS)
    body = f'<div class="konten"><h1>{t.title}</h1><p><small>{t.printed} | 09.00 WIB</small></p>{"".join(p(t))}<h4>Berita Lainnya</h4>{rest}</div>'
    return Page("teasers in the text", shell(f"<title>{t.title}</title>", body), t)


def windows_encoding() -> Page:
    """A page in windows-1252 that declares nothing."""
    t = POSYANDU
    page = f"<html><head><title>{t.title}</title></head><body><h1>{t.title}</h1><p>{t.printed}</p><div>{''.join(p(t))}</div></body></html>"
    return Page("windows-1252", page.encode("cp1252"), t)


def breaks_in_one_paragraph() -> Page:
    """All of the text in one paragraph with breaks, "Baca juga" among it."""
    t = UMKM
    lines = list(t.paragraphs)
    lines.insert(3, 'Baca juga: <a href="/x">Harga Rotan Mentah Terus Merosot di Tingkat Petani</a>')
    body = f'<div id="main"><div class="post"><h1>{t.title}</h1><div class="info">Oleh : {t.author} | {t.printed} | 77 views</div><p style="text-align:justify">{"<br/>".join(lines)}</p></div></div><div id="kanan"><h3>Terpopuler</h3><ul>{items()}</ul></div>'
    return Page("one paragraph with breaks", shell(f"<title>{t.title}</title>", HEADER + body + FOOTER), t)


def short_notice() -> Page:
    """A short notice of an office with large menus around it."""
    t = Text("Pelayanan Tatap Muka Libur Dua Hari", SUNGAI.paragraphs[:2], "2024-03-12", "12 Maret 2024", "", "")
    body = f'<div class="page-wrap"><div class="content"><h1>{t.title}</h1><span class="date">{t.printed}</span><div class="isi">{"".join(p(t))}</div></div><div class="sidebar"><ul>{items(teaser=False)}{items(teaser=False)}</ul></div></div>'
    return Page("short notice", shell(f"<title>{t.title}</title>", HEADER + body + FOOTER), t)


def split_in_two() -> Page:
    """The text lies in two elements with an advertisement between them."""
    t = SUNGAI
    one, two = "".join(p(t)[:4]), "".join(p(t)[4:])
    body = f'<div class="main"><h1>{t.title}</h1><time>{t.printed}</time><div class="part">{one}</div><div class="ads">Iklan</div><div class="part">{two}</div></div><div class="right">{items("div")}</div>'
    return Page("split in two", shell(f"<title>{t.title}</title>", HEADER + body + FOOTER), t)


ARTICLES = (
    portal_with_detail_body, portal_with_inline_links, network_of_regional_papers, agency_with_breaks, wordpress_newspaper, wordpress_plain, blogger, joomla,
    village_system, laravel_office, amp, tables_and_form, hashed_classes_with_given_body, text_in_json_only, subheadings_lists_tables,
    paragraphs_in_divs_with_captions, comments_longer_than_article, teasers_in_the_text, windows_encoding, breaks_in_one_paragraph, short_notice, split_in_two,
)  # fmt: skip


def index_pages() -> dict[str, str]:
    """Return pages that list articles, by what they are."""
    full = "".join(
        f'<div class="card"><a href="/b"><h2>{a}</h2></a><span>{i + 1} Maret 2024</span><p>{b}.</p></div>'
        for i, (a, b) in enumerate(TEASERS)
    )
    cut = "".join(
        f'<article class="post"><h2 class="entry-title"><a href="/b">{a}</a></h2><div class="entry-summary"><p>{b} [&hellip;]</p><a class="more" href="/b">Selengkapnya</a></div></article>'
        for a, b in TEASERS
    )
    posts = "".join(
        f"<div class='post hentry'><h3 class='post-title'><a href='/p'>{t.title}</a></h3><div class='post-body'>{''.join(p(t)[:3])}</div></div>"
        for t in (SUNGAI, POSYANDU, JALAN, UMKM)
    )
    links = "".join(f'<li><a href="/b">{a}</a> <span>12/03/2024 10:0{i}</span></li>' for i, (a, _) in enumerate(TEASERS)) * 4
    rows = "".join(
        f'<tr><td>{i + 1}</td><td><a href="/b">{a}</a></td><td>{b}</td><td>12-03-2024</td></tr>'
        for i, (a, b) in enumerate(TEASERS)
    )
    lead = f'<div class="headline"><h1><a href="/b">{SUNGAI.title}</a></h1><p>{SUNGAI.paragraphs[0]}</p></div>'
    site = '<meta property="og:type" content="website"><meta property="og:site_name" content="Kabar Contoh">'
    return {
        "front page": shell(
            f'<title>Kabar Contoh - Berita Terkini Hari Ini</title>{site}<link rel="canonical" href="https://kabarcontoh.com/">',
            HEADER + lead + full + links + FOOTER,
        ),
        "front page without title": shell("", HEADER + lead + f"<ul>{links}</ul>" + full + FOOTER),
        "category": shell(
            '<title>Daerah Archives - Kabar Contoh</title><link rel="canonical" href="https://kabarcontoh.com/category/daerah/">',
            HEADER + f"<h1>Daerah</h1>{cut}" + FOOTER,
        ),
        "category with whole sentences": shell(
            "<title>Daerah | Kabar Contoh</title>", HEADER + f"<h1>Berita Daerah</h1>{full}" + FOOTER
        ),
        "tag": shell(
            f'<title>Berita tentang sungai terbaru</title>{site}<link rel="canonical" href="https://kabarcontoh.com/tag/sungai">',
            HEADER + f"<h1>Tag: sungai</h1>{full}" + FOOTER,
        ),
        "search": shell(
            '<title>Hasil pencarian untuk "sungai"</title><link rel="canonical" href="https://kabarcontoh.com/?s=sungai">',
            HEADER + f"<h1>Hasil pencarian</h1>{cut}" + FOOTER,
        ),
        "index of links": shell("<title>Indeks Berita</title>", HEADER + f"<h1>Indeks Berita</h1><ul>{links}</ul>" + FOOTER),
        "office news list": shell(
            "<title>Dinas Contoh Kabupaten Tanjung Harapan</title>",
            HEADER + f"<h2>Berita</h2><div class='row'>{full}</div>" + FOOTER,
        ),
        "table of news": shell("<title>Daftar Berita</title>", HEADER + f"<table>{rows}</table>" + FOOTER),
        "blog home with long posts": shell("<title>Kabar Desa Suka Maju</title>", f"<div class='blog-posts'>{posts}</div>"),
        "author page": shell(
            '<title>Dewi Anggraini, Author at Kabar Contoh</title><link rel="canonical" href="https://kabarcontoh.com/author/dewi/">',
            HEADER + cut + FOOTER,
        ),
        "second page": shell(
            '<title>Kabar Desa - Halaman 2</title><link rel="canonical" href="https://desacontoh.id/index/page/2">',
            f"<h1>Kabar Desa</h1>{full}",
        ),
        "cards with buttons": shell(
            "<title>Pemerintah Kecamatan Contoh</title>",
            HEADER
            + "<h2>Kabar Kecamatan</h2>"
            + "".join(
                f'<div class="kartu"><div class="foto"><a href="/b"><img></a></div><div class="isi-kartu"><h4>{a}</h4><p>{b}.</p><a href="/b">Selengkapnya</a></div></div>'
                for a, b in TEASERS
            ),
        ),
        "not found": shell(
            "<title>404 Halaman Tidak Ditemukan</title>",
            HEADER + "<h1>404</h1><p>Maaf, halaman yang Anda cari tidak ditemukan. Silakan kembali ke beranda.</p>" + FOOTER,
        ),
        "script only": shell("<title>Kabar</title>", '<div id="app"></div><script>var a = "<p>teks</p>";</script>'),
    }
