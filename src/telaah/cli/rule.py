"""``telaah rule``: list the rules, or explain one."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

Code = Annotated[str | None, Argument(metavar="[CODE]", show_default=False)]
