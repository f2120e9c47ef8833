"""An answer for the eye: the answer, the steps of a computation, the articles, what else to read, what to know."""

import click

from assistant.cli.terminal import say
from assistant.knowledge.answer import Answer, Place

_EXCERPT = 400
"""Characters shown of an article beside the one that answers."""


def show_answer(answer: Answer) -> None:
    """Print it, an empty line behind."""
    for line in answer.answer.splitlines():
        say(line, bold=answer.answerable)
    if answer.computed:
        click.echo()
        for number, step in enumerate(answer.computed.steps, 1):
            say(f"{number}. {step.text}", indent=2, hang=3)
    for ask in answer.asks:
        say(f"请补充：{ask}", fg="yellow")
    if answer.citations:
        _head("依据")
    for number, place in enumerate(answer.citations):
        _article(place, whole=number == 0)
    if answer.related:
        _head("另见" if answer.answerable else "最接近的条文（不是答案）")
        for place in answer.related:
            say(f"{place.name}  {place.article.title}".rstrip(), indent=2, hang=2)
    if answer.notes:
        _head("说明")
        for note in answer.notes:
            say(f"· {note}", indent=2, hang=2)
    click.echo()


def _head(words: str) -> None:
    click.echo()
    click.secho(words, bold=True)


def _article(place: Place, *, whole: bool) -> None:
    name = f"{place.name}  {place.article.title}".rstrip()
    say(name, indent=2, hang=2, head=len(place.name))
    text = place.text
    if not whole and len(text) > _EXCERPT:
        text = text[:_EXCERPT] + "……"
    for line in text.splitlines():
        say(line, indent=4)
    if place.source.url:
        say(f"官方网址：{place.source.url}", indent=4, dim=True)
