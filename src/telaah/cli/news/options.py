"""The options of ``telaah news``. Help texts: ``option.news_NAME``, else ``option.NAME``, in ``texts/interface_*.toml``."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

_READING, _RUNNING, _OUTPUT, _FILTERS = "panel.reading", "panel.running", "panel.output", "panel.filters"

Archive = Annotated[str, Argument(metavar="ARCHIVE", show_default=False)]
Paths = Annotated[list[str], Argument(metavar="PATH", show_default=False)]
Query = Annotated[str, Argument(metavar="QUERY", show_default=False)]
Id = Annotated[str, Argument(metavar="ID", show_default=False)]

Columns = Annotated[str | None, Option("--columns", metavar="FIELD=COLUMN,...", rich_help_panel=_READING)]
SetOutlet = Annotated[str | None, Option("--outlet", metavar="NAME", rich_help_panel=_READING)]
Encoding = Annotated[str | None, Option("--encoding", metavar="NAME", rich_help_panel=_READING)]
MinWords = Annotated[int | None, Option("--min-words", metavar="N", rich_help_panel=_READING)]
MaxItem = Annotated[int | None, Option("--max-item", metavar="MB", rich_help_panel=_READING)]

ShowRemoved = Annotated[bool, Option("--show-removed", rich_help_panel=_OUTPUT)]
TextOrJson = Annotated[str, Option("--format", "-f", metavar="text|json", rich_help_panel=_OUTPUT)]
SearchFormat = Annotated[str, Option("--format", "-f", metavar="text|json|csv", rich_help_panel=_OUTPUT)]
ExportFormat = Annotated[str, Option("--format", "-f", metavar="jsonl|csv|parquet|graphml", rich_help_panel=_OUTPUT)]
Limit = Annotated[int, Option("--limit", "-n", metavar="N", rich_help_panel=_OUTPUT)]
Passages = Annotated[int, Option("--passages", metavar="N", rich_help_panel=_OUTPUT)]
Duplicates = Annotated[bool, Option("--duplicates", rich_help_panel=_OUTPUT)]

Encoder = Annotated[str | None, Option("--encoder", metavar="NAME", rich_help_panel=_READING)]
Mode = Annotated[str | None, Option("--mode", metavar="words|meaning|hybrid", rich_help_panel=_FILTERS)]
Party = Annotated[str | None, Option("--party", metavar="NAME", rich_help_panel=_FILTERS)]
Class = Annotated[str | None, Option("--class", metavar="CLASS", rich_help_panel=_FILTERS)]
Person = Annotated[str | None, Option("--person", metavar="NAME", rich_help_panel=_FILTERS)]
Outlet = Annotated[str | None, Option("--outlet", metavar="NAME", rich_help_panel=_FILTERS)]
Place = Annotated[str | None, Option("--place", metavar="NAME", rich_help_panel=_FILTERS)]
From = Annotated[str | None, Option("--from", metavar="DATE", rich_help_panel=_FILTERS)]
To = Annotated[str | None, Option("--to", metavar="DATE", rich_help_panel=_FILTERS)]
Status = Annotated[str | None, Option("--status", metavar="STATUS", rich_help_panel=_FILTERS)]
Topic = Annotated[str | None, Option("--topic", metavar="TOPIC", rich_help_panel=_FILTERS)]

By = Annotated[str, Option("--by", metavar="total|year|month|outlet|class", rich_help_panel=_OUTPUT)]
EvidenceCount = Annotated[int, Option("--evidence", metavar="N", rich_help_panel=_OUTPUT)]
Least = Annotated[int, Option("--least", metavar="N", rich_help_panel=_FILTERS)]
NetworkFormat = Annotated[str, Option("--format", "-f", metavar="text|json|csv|graphml|html", rich_help_panel=_OUTPUT)]
TrendFormat = Annotated[str, Option("--format", "-f", metavar="text|json|csv|html", rich_help_panel=_OUTPUT)]
Term = Annotated[str | None, Argument(metavar="[TERM]", show_default=False)]
FollowParty = Annotated[str | None, Option("--party", metavar="NAME", rich_help_panel=_FILTERS)]
FollowTopic = Annotated[str | None, Option("--topic", metavar="TOPIC", rich_help_panel=_FILTERS)]
Step = Annotated[str, Option("--step", metavar="year|month|day", rich_help_panel=_OUTPUT)]
Speaker = Annotated[str | None, Option("--speaker", metavar="NAME", rich_help_panel=_FILTERS)]
Body = Annotated[str | None, Option("--body", metavar="NAME", rich_help_panel=_FILTERS)]
AboutWords = Annotated[str | None, Option("--about", metavar="WORDS", rich_help_panel=_FILTERS)]

Plans = Annotated[list[str], Argument(metavar="PLAN", show_default=False)]
MatchFormat = Annotated[str, Option("--format", "-f", metavar="text|json|csv|html", rich_help_panel=_OUTPUT)]
