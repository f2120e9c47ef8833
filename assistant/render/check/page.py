"""A check as one page that needs nothing else: findings by cause, the official tables and the text, both marked."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from string import Template

from assistant.document.blocks import Cell
from assistant.document.html_writing import attribute, table, text_of
from assistant.form.words import at, cells_in_words, section_name
from assistant.render.check.marks import Mark, anchor, link, marks_of, spot_anchor, spots_of
from assistant.render.check.prose import Quote, anchor_of_quote, paragraphs, quotes_by_section
from assistant.render.check.words import label, numbered, severity_word, verdict, waiting, whose, words
from assistant.render.document import title_of
from assistant.render.tables import Drawn, drawn, printed
from assistant.report import Check, Finding, Report, Story, stories
from assistant.report.finding import SEVERITIES

_TABLES = ("active", "requests", "litigation")
_CHIPS = 6
"""So many cells of a finding are named one by one."""
_NUMBERS = 1
"""So many stories are numbered at one spot, for cells are narrow; all of them are in its title."""


def page(report: Report, check: Check) -> bytes:
    """The page in UTF-8; the same report and check give the same bytes."""
    return _Page(report, check).html().encode("utf-8", "replace")


class _Page:
    def __init__(self, report: Report, check: Check) -> None:
        self._report, self._check, self._form = report, check, report.form
        self._told = numbered(stories(check.findings))
        self._drawn = {name: drawn(report, name) for name in _TABLES}
        headings = {f"section.{part.id}" for part in (*self._form.sections,)}
        headings |= {f"section.overview.{aspect.id}" for aspect in self._form.aspects} | {"section.title"}
        addresses = {address for one in self._drawn.values() for address in one.addresses.values() if address}
        self._spots = addresses | headings
        self._marks = marks_of(report, self._told, self._spots)
        flat = [(number, one) for number, story in self._told for one in (story.cause, *story.following)]
        self._quotes = quotes_by_section(flat)

    def html(self) -> str:
        folder = Path(__file__).parent
        check, worst = self._check, self._worst()
        return Template((folder / "page.html").read_text("utf-8")).substitute(
            css=(folder / "page.css").read_text("utf-8"),
            title=attribute(f"校验：{whose(check)}"),
            whose=text_of(whose(check)),
            tone=worst,
            icon="ok" if worst == "ok" else worst,
            verdict=text_of(verdict(check)),
            counts="".join(self._counts()),
            source=self._source(),
            jump="".join(self._jump()),
            findings="".join(self._findings()) or '<p class="told">没有发现问题。</p>\n',
            rest="".join(self._rest()),
            legend="".join(self._legend()),
            report=f'<article class="paper">\n{"".join(self._paper())}</article>\n',
            foot="由公开年报助手在本机生成，不含外部链接，可直接转发或打印。",
        )

    def _worst(self) -> str:
        return next((severity for severity in SEVERITIES if self._check.counts[severity]), "ok")

    def _counts(self) -> Iterator[str]:
        counts = self._check.counts
        kinds: list[tuple[str, str, int]] = [(name, severity_word(name), counts[name]) for name in SEVERITIES]
        kinds += [("open", "条规则未校验", counts["not_assessed"]), ("ok", "不算问题", len(self._check.dismissed))]
        for kind, word, count in kinds:
            tone = kind if count else f"{kind} none"
            yield f'<li class="{tone}">{_icon(kind)}<b>{count}</b>{word}</li>\n'

    def _source(self) -> str:
        source = self._report.source
        lines = [f"文件：{source.name}"] if source else []
        lines.append(f"格式：{self._form.name}")
        return f'<p class="cap">{text_of("　".join(lines))}</p>\n'

    def _jump(self) -> Iterator[str]:
        yield '<a href="#findings">发现</a>\n'
        for part in self._form.sections:
            table = next((one for one in self._form.tables.values() if one.id.startswith(part.id)), None)
            name = table.number if table else part.heading
            yield f'<a href="{link(spot_anchor(f"section.{part.id}"))}">{text_of(name)}</a>\n'
        if self._check.not_assessed:
            yield '<a href="#open">未校验</a>\n'
        if self._check.dismissed or self._check.lapsed:
            yield '<a href="#dismissed">不算问题</a>\n'
        if self._check.notes:
            yield f'<a href="#notes">{label("notes")}</a>\n'

    def _findings(self) -> Iterator[str]:
        for number, story in self._told:
            yield self._story(number, story)

    def _story(self, number: int, story: Story) -> str:
        cause = story.cause
        return "".join(
            (
                f'<article class="story {story.severity}" id="{attribute(anchor(cause.id))}">\n',
                f'<p class="top"><span class="no">{number}</span>',
                f'<span class="kind {cause.severity}">{_icon(cause.severity)}{severity_word(cause.severity)}</span>',
                f'<span class="rule">{text_of(cause.rule)}</span></p>\n',
                f"<h3>{text_of(cause.title)}</h3>\n",
                f'<p class="told">{text_of(cause.message)}</p>\n',
                self._chips(cause),
                self._details(cause),
                self._following(story.following),
                "</article>\n",
            )
        )

    def _chips(self, finding: Finding) -> str:
        whole = self._whole(finding)
        chips = [whole] if whole else [self._chip(spot) for spot in self._worth_a_chip(finding)]
        rest = 0 if whole else len(finding.cells) - len(chips)
        if finding.cells and rest > 0 and chips:
            chips.append(f"<span>{label('rest', count=rest)}</span>")
        if finding.span:
            where = text_of(section_name(self._form, finding.span.section))
            chips.append(f'<a href="{attribute(link(anchor_of_quote(finding.id)))}">{where}</a>')
        return f'<p class="chips">{"".join(chips)}</p>\n' if chips else ""

    def _whole(self, finding: Finding) -> str:
        """One chip for whole columns and rows that are blank throughout."""
        cells = [cell for cell in finding.cells if cell in self._spots]
        if len(cells) <= _CHIPS or any(self._report.value(cell) is not None for cell in cells):
            return ""
        name = text_of(cells_in_words(self._form, finding.cells))
        return f'<a href="{link(spot_anchor(cells[0]))}">{name} <b>{label("blank")}</b></a>'

    def _worth_a_chip(self, finding: Finding) -> list[str]:
        """The first cell, and of the others those that are not zero; a label or heading where there is no cell."""
        if not finding.cells:
            return spots_of(finding, self._spots)
        first, *others = finding.cells
        return [first, *(cell for cell in others if self._report.value(cell) != 0)][:_CHIPS]

    def _chip(self, spot: str) -> str:
        inside = text_of(self._spot_name(spot))
        if self._is_cell(spot):
            value = self._report.value(spot)
            inside += f" <b>{printed(value) or label('blank')}</b>"
        return f'<a href="{link(spot_anchor(spot))}">{inside}</a>' if spot in self._spots else f"<span>{inside}</span>"

    def _spot_name(self, spot: str) -> str:
        if self._is_cell(spot):
            return self._form.name_of(spot)
        if spot.startswith("section."):
            return section_name(self._form, spot.removeprefix("section."))
        return next(
            (cell.text for one in self._drawn.values() for cell, address in _labels(one) if address == spot), spot
        )

    @staticmethod
    def _is_cell(spot: str) -> bool:
        return spot.count(".") == 2 and ".*." not in spot and not spot.startswith("section.")

    def _details(self, finding: Finding) -> str:
        told = ((name, getattr(finding, name)) for name in ("place", "basis", "suggestion", "id"))
        items = (
            f'<dt class="{name}">{label(name)}</dt><dd class="{name}">{text_of(value)}</dd>'
            for name, value in told
            if value
        )
        return f"<dl>{''.join(items)}</dl>\n"

    def _following(self, following: Sequence[Finding]) -> str:
        if not following:
            return ""
        items = "".join(
            f'<li id="{attribute(anchor(one.id))}"><b>{text_of(one.rule)}</b> {text_of(one.title)}：'
            f"{text_of(one.message)}{self._chips(one)}</li>\n"
            for one in following
        )
        told = label("follows", count=len(following))
        return f'<details><summary>{told}</summary>\n<ul class="follows">\n{items}</ul></details>\n'

    def _rest(self) -> Iterator[str]:
        check = self._check
        if check.not_assessed:
            lines = (
                f"<li>缺<b>{text_of('、'.join(missing))}</b>：{text_of('、'.join(rules))}</li>\n"
                for missing, rules in waiting(check).items()
            )
            yield _section("open", "未校验（缺少输入，不算通过）", lines)
        if check.dismissed or check.lapsed:
            yield _section("dismissed", "不算问题（复核决定）", self._decisions(), "plain")
        if check.notes:
            yield _section("notes", label("notes"), (f"<li>{text_of(note)}</li>\n" for note in check.notes))

    def _decisions(self) -> Iterator[str]:
        for one in self._check.dismissed:
            finding = one.finding
            decision = label("dismissed", by=one.by, on=one.on, why=one.why)
            yield (
                f'<li id="{attribute(anchor(finding.id))}"><b>{text_of(finding.rule)} {text_of(finding.title)}</b>：'
                f"{text_of(finding.message)}<br>{text_of(decision)}<br>"
                f'<span class="id">{text_of(finding.id)}</span></li>\n'
            )
        for gone in self._check.lapsed:
            told = label("lapsed", by=gone.by, on=gone.on, why=gone.why, changed="、".join(gone.changed))
            target = attribute(link(anchor(gone.finding)))
            yield f'<li><a href="{target}">{text_of(gone.finding)}</a>：{text_of(told)}</li>\n'

    def _legend(self) -> Iterator[str]:
        seen = {one.status for one in self._check.numbers}
        for status, said in words()["status"].items():
            if status in seen:
                plain = said.partition("{")[0].rstrip("，：应为") if "{" in said else said
                plain = {"cell": "取自表格", "derived": "由表中数字算得"}.get(status, plain)
                yield f'<li><span class="num {status}">12</span>{text_of(plain)}</li>\n'

    def _paper(self) -> Iterator[str]:
        """The report in its printed order."""
        texts = dict(self._report.sections.texts())
        yield self._heading("h2", "title", title_of(self._report))
        if texts["title"] and self._quotes.get("title"):
            yield self._text("title", texts["title"])
        yield self._text("preface", texts["preface"])
        for part in self._form.sections:
            yield self._heading("h3", part.id, part.heading)
            yield from self._part(part.id, texts)
        yield f'<div class="closing">{self._text("closing", texts["closing"])}</div>\n'

    def _part(self, part: str, texts: dict[str, str]) -> Iterator[str]:
        match part:
            case "overview":
                yield self._text("overview.intro", texts["overview.intro"])
                for aspect in self._form.aspects:
                    yield self._heading("h4", f"overview.{aspect.id}", aspect.heading)
                    yield self._text(f"overview.{aspect.id}", texts[f"overview.{aspect.id}"], void=True)
                for section in (name for name in texts if name.startswith("overview.extra.")):
                    yield self._heading("h4", section, section.removeprefix("overview.extra."))
                    yield self._text(section, texts[section])
            case "problems":
                for section in ("last_year", "problems", "improvements"):
                    yield self._text(section, texts[section])
            case "other":
                yield self._text("other", texts["other"], void=True)
            case _:
                yield self._table(part)

    def _heading(self, tag: str, section: str, text: str) -> str:
        spot = f"section.{section}"
        mark = self._marks.get(spot)
        origin = self._report.origins.get(spot)
        text = origin.raw.strip() if origin and origin.raw.strip() else text
        classes = f' class="mark {mark.severity}"' if mark else ""
        inside = _linked(text_of(text), mark) if mark else text_of(text)
        return f'<{tag} id="{attribute(spot_anchor(spot))}"{classes}>{inside}</{tag}>\n'

    def _text(self, section: str, text: str, *, void: bool = False) -> str:
        if not text.strip():
            return '<p class="void">（没有文字）</p>\n' if void else ""
        numbers = [one for one in self._check.numbers if one.section == section]
        quotes: Sequence[Quote] = self._quotes.get(section, ())
        return paragraphs(text, quotes, numbers, self._form) + "\n"

    def _table(self, part: str) -> str:
        shown = self._drawn[part]
        markup = table(shown.grid, styled=False, dress=partial(self._dress, shown))
        title = attribute(self._form.tables[next(name for name in self._form.tables if name.startswith(part))].title)
        return f'<div class="sheet" role="region" aria-label="{title}" tabindex="0">\n{markup}\n</div>\n'

    def _dress(self, shown: Drawn, cell: Cell) -> tuple[str, str]:
        """Attributes and content of one cell of a table."""
        spot = shown.addresses[cell.row, cell.column]
        mark = self._marks.get(spot)
        text = text_of(cell.text)
        classes = [] if cell.head else [_look(cell.text, spot)]
        if mark:
            classes += ["v", "bad" if mark.strong else "hit", mark.severity]
            text = _linked(text or label("blank"), mark)
        named_ = "" if cell.head or not spot else f' title="{attribute(self._origin(spot))}"'
        identity = f' id="{attribute(spot_anchor(spot))}"' if spot else ""
        css = " ".join(filter(None, classes))
        return identity + (f' class="{css}"' if css else "") + ("" if mark else named_), text

    def _origin(self, spot: str) -> str:
        origin = self._report.origins.get(spot)
        return at(self._form.name_of(spot), origin.place if origin else "")


def _labels(shown: Drawn) -> Iterator[tuple[Cell, str]]:
    return ((cell, shown.addresses[cell.row, cell.column]) for cell in shown.grid.cells if cell.head)


def _look(text: str, spot: str) -> str:
    total = "sum" if spot.endswith(".total") or ".handled_total." in spot else ""
    return "blank" if not text else f"{total} zero".strip() if text == "0" else total


def _linked(inside: str, mark: Mark) -> str:
    """A link to the first finding at this spot; its title tells all of them, small numbers name their stories."""
    title = "\n".join(f"{severity_word(one.severity)} {one.title}：{one.message}" for _, one in mark.told)
    target = attribute(link(anchor(mark.told[0][1].id)))
    shown = " ".join(map(str, mark.shown[:_NUMBERS])) + ("…" if len(mark.shown) > _NUMBERS else "")
    numbers = f"<sup>{shown}</sup>" if shown else ""
    return f'<a href="{target}" title="{attribute(title)}">{inside}{numbers}</a>'


def _icon(kind: str) -> str:
    return f'<svg aria-hidden="true"><use href="#i-{kind}"/></svg>'


def _section(name: str, heading: str, items: Iterator[str], look: str = "plain tight") -> str:
    return f'<section id="{name}">\n<h2>{heading}</h2>\n<ul class="{look}">\n{"".join(items)}</ul>\n</section>\n'
