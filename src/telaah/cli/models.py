"""``telaah models``: the models in use."""

from __future__ import annotations

from telaah.cli import options
from telaah.cli.output import write
from telaah.texts.interface import words


def models(lang: options.Lang = None) -> None:  # taken from the arguments before they are parsed
    """Say which models are in use: where from, trained on what, measured how."""
    from telaah.learned.index import described

    say = words()
    found = described(say.lang)
    lines = [say("models.none")] if not found else []
    for model in found:
        lines += [f"{model.name} {model.version} ({say('models.on' if model.on else 'models.off')}): {model.what}"]
        lines += [
            f"  {say(f'models.{key}'):<14} {getattr(model, key)}" for key in ("used_in", "trained_on", "measured", "licence")
        ]
        lines += [f"  {say('models.file'):<14} {model.folder} ({model.size / 1e6:.1f} MB)", f"  {'sha256':<14} {model.sha256}"]
    if found and not any(model.on for model in found):
        lines.append(say("models.plans"))
    write("\n".join(lines) + "\n", None)
