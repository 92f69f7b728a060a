"""Answers as web pages that need nothing but themselves: a map of the network, a chart of a trend.

A page opens from a mail or a stick and loads nothing; its Content-Security-Policy allows only the script and the style
that stand in it, in case text of an article should ever get past the escaping. The charts are drawn here: a library that
draws in the browser would be a hundred times the size of the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from telaah.model.plain import as_json
from telaah.news.answers.evidence import Evidence
from telaah.news.answers.network import Network
from telaah.news.answers.trends import Trend
from telaah.news.answers.webpage import head, shown
from telaah.text.safe import clean
from telaah.texts.interface import Words, words

_HERE = Path(__file__).parent
_COLOURS = (
    *("#2a5a8c", "#b3261e", "#2e7d32", "#8a5a00", "#6a3d9a", "#00838f", "#ad1457", "#5d4037"),
    *("#ef6c00", "#558b2f", "#283593", "#9e9d24", "#4527a0", "#00695c", "#c62828", "#455a64"),
)
SIDE = 1000
"""Length of the map's side in the page's own units."""
SEED = 7
"""Of the layout: the same network lies the same way."""
_PAIR = ((-0.6, -0.6), (-0.3, 0.6))
"""Two parties lie one above the other, so that both names find room."""
_WIDTH, _HEIGHT = 960, 260


def network_page(found: Network, *, lang: str) -> str:
    """Return a page with the network as a map; a click on an edge shows the sentences behind it."""
    say = words(lang)
    classes = sorted({node.cls or "" for node in found.nodes})
    colours = {cls: _COLOURS[index % len(_COLOURS)] for index, cls in enumerate(classes)}
    places = positions(found)
    nodes = [
        {
            "name": clean(n.name),
            "cls": say.of("class", n.cls),
            "stories": n.stories,
            "colour": colours[n.cls or ""],
            "x": x,
            "y": y,
        }
        for n, (x, y) in zip(found.nodes, places, strict=True)
    ]
    told = {key: say(f"answers.{key}") for key in ("stories", "more", "done", "running", "planned", "called_for", "denied")}
    data = json.dumps({"nodes": nodes, "edges": _cleaned(as_json(found.edges)), "words": told}, ensure_ascii=False)
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    script = (_HERE / "network.js").read_text(encoding="utf-8")
    counted = say("answers.network_note", nodes=len(found.nodes), edges=len(found.edges))
    lines = [
        *head(say("answers.network_title"), say.lang, script=script),
        f"<h1>{shown(say('answers.network_title'))}</h1>",
        f'<p class="note">{shown(counted)} {shown(say("answers.network_width"))}</p>',
        f'<div class="controls"><label>{shown(say("answers.find"))} <input type="search" id="find"></label>',
        f'<label>{shown(say("answers.least"))} <input type="range" id="least" min="1" value="1"> <b id="bound">1</b></label>',
        "</div>",
        '<ul class="legend">',
        *(
            f'<li><svg class="dot" viewBox="0 0 12 12">{_dot(colours[c])}</svg> {shown(say.of("class", c or None) or "–")}</li>'
            for c in classes
        ),
        "</ul>",
        f'<div class="panes"><svg id="map" class="map" role="img" aria-label="{shown(say("answers.network_title"))}"></svg>',
        f'<aside id="side"><p class="note">{shown(say("answers.click"))}</p></aside></div>',
        f'<script type="application/json" id="data">{data}</script>',
        f"<script>{script}</script></body></html>",
    ]
    return "\n".join(lines) + "\n"


def positions(found: Network) -> list[tuple[float, float]]:
    """Return where each node lies on the map, the same for the same network.

    Parties that nothing joins lie in groups of their own, side by side: drawn as one, the groups would drift apart and each
    would shrink to a dot.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(node.name for node in found.nodes)
    graph.add_weighted_edges_from((edge.first, edge.second, float(edge.stories)) for edge in found.edges)
    groups = sorted((sorted(group) for group in networkx.connected_components(graph)), key=lambda names: (-len(names), names))
    width = 1.1 * sum(len(group) for group in groups) ** 0.5
    places: dict[str, tuple[float, float]] = {}
    left = top = row = 0.0
    for group in groups:
        side = max(1.2, len(group) ** 0.5)
        if left and left + side > width:
            left, top, row = 0.0, top + row, 0.0
        laid = (
            _PAIR
            if len(group) == 2
            else networkx.spring_layout(
                graph.subgraph(group), k=2.2 / len(group) ** 0.5, seed=SEED, iterations=100, method="force"
            )
        )
        for index, name in enumerate(group):
            x, y = laid[index] if laid is _PAIR else laid[name]
            places[name] = (left + side * (0.5 + 0.4 * x), top + side * (0.5 + 0.4 * y))
        left, row = left + side, max(row, side)
    scale = SIDE / max(width, top + row, 1.0)
    return [(round(scale * places[node.name][0], 1), round(scale * places[node.name][1], 1)) for node in found.nodes]


def graphml(found: Network) -> str:
    """Return the network as GraphML, for Gephi, yEd, igraph: counts, statuses and dates on the edges."""
    import networkx

    graph = networkx.Graph()
    for node in found.nodes:
        graph.add_node(_xml(node.name), label=_xml(node.name), cls=node.cls or "", stories=node.stories)
    for edge in found.edges:
        counts = {f"status_{status}": count for status, count in edge.statuses}
        ids = " ".join(item.article for item in edge.evidence)
        dates = {"first": edge.first_date or "", "last": edge.last_date or ""}
        example = _xml(edge.evidence[0].sentence) if edge.evidence else ""
        graph.add_edge(_xml(edge.first), _xml(edge.second), weight=edge.stories, articles=ids, example=example, **dates, **counts)
    return "\n".join(networkx.generate_graphml(graph, prettyprint=True)) + "\n"


def trend_page(found: Trend, *, lang: str) -> str:
    """Return a page with a chart of stories over time, and under it the numbers with sentences behind them."""
    say = words(lang)
    title = say("answers.trend_title", what=clean(found.subject.label))
    lines = [
        *head(title, say.lang),
        f"<h1>{shown(title)}</h1>",
        f'<p class="note">{shown(say("answers.trend_note", undated=found.undated))}</p>',
        *_chart(found, say),
        "<table><thead><tr>",
        *(f"<th>{shown(say(f'answers.{key}'))}</th>" for key in ("date", "stories", "share", "sentences")),
        "</tr></thead><tbody>",
    ]
    for point in found.points:
        if not point.stories:
            continue
        share = f"{100 * point.stories / point.of:.0f} %" if point.of else ""
        quotes = "".join(_quoted(item) for item in point.evidence)
        numbers = f'<td class="number">{point.stories} / {point.of}</td><td class="number">{share}</td>'
        lines.append(f"<tr><td>{point.date}</td>{numbers}<td>{quotes}</td></tr>")
    return "\n".join([*lines, "</tbody></table></body></html>"]) + "\n"


def _quoted(item: Evidence) -> str:
    source = " · ".join(filter(None, (item.date, item.outlet, item.title, item.article)))
    return f"<blockquote>{shown(item.sentence)}<br><small>{shown(source)}</small></blockquote>"


def _chart(found: Trend, say: Words) -> Iterator[str]:
    """Draw bars of stories and a line of their share of all stories."""
    most = max((p.stories for p in found.points), default=0) or 1
    step = (_WIDTH - 60) / max(1, len(found.points))
    label = shown(say("answers.trend_title", what=clean(found.subject.label)))
    yield f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
    yield f'<text x="4" y="20">{most}</text><text x="4" y="{_HEIGHT - 34}">0</text>'
    yield f'<text class="share-end" x="{_WIDTH - 4}" y="20" text-anchor="end">100 %</text>'
    line = []
    for index, point in enumerate(found.points):
        x, tall = 40 + index * step, (_HEIGHT - 60) * point.stories / most
        told = f"{point.date}: {point.stories} / {point.of}"
        box = f'x="{x:.1f}" y="{_HEIGHT - 38 - tall:.1f}" width="{max(1.0, step * 0.8):.1f}" height="{tall:.1f}"'
        yield f'<rect class="bar" {box}><title>{told}</title></rect>'
        share = point.stories / point.of if point.of else 0.0
        line.append(f"{x + step * 0.4:.1f},{_HEIGHT - 38 - (_HEIGHT - 60) * share:.1f}")
    if line:
        yield f'<polyline class="share" points="{" ".join(line)}"><title>{shown(say("answers.share"))}</title></polyline>'
    every = max(1, len(found.points) // 12)
    for index in range(0, len(found.points), every):
        yield f'<text x="{40 + index * step:.1f}" y="{_HEIGHT - 14}">{found.points[index].date}</text>'
    yield "</svg>"


def _dot(colour: str) -> str:
    return f'<circle cx="6" cy="6" r="6" fill="{colour}"/>'


def _cleaned(value: object) -> object:
    """Take control characters out of every text of plain data."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return value


def _xml(text: str) -> str:
    """Leave out what no XML file may hold."""
    return "".join(c for c in clean(text) if c in "\t\n" or c >= " ")
