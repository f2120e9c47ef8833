"""The title and the headings of the six parts."""

import re
from collections.abc import Iterator

from assistant.report import Span
from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.text.folding import fold_digits, split_ordinal, squeeze

_YEAR = re.compile(r"(?:[12][0-9]{3}|[一二][〇○零Oo0一二三四五六七八九]{3})年度?")
_LINKS = re.compile(r"关于|公布|发布|印发|的|[（(].{0,4}[）)]|[《》“”\"]")


@check("S-R01")
def parts_complete(view: View) -> Iterator[Breach]:
    """The six parts, once each and in order.

    A part whose content is there and only its heading is not found lowers the finding to a warning.
    """
    official = [section.id for section in view.form.sections]
    headings = {section.id: section.heading for section in view.form.sections}
    missing = [section for section in official if section not in view.headings]
    if missing:
        yield Breach(
            address=f"section.{missing[0]}",
            severity="warning" if all(_has_content(view, section) for section in missing) else None,
            words={"headings": "、".join(f"“{headings[section]}”" for section in missing)},
        )
    printed = [section for section in view.headings if section in headings]
    expected = [section for section in official if section in printed]
    if printed != expected:
        first = next(section for section, wanted in zip(printed, expected, strict=True) if section != wanted)
        order = "、".join(f"“{headings[section]}”" for section in printed)
        yield Breach(address=f"section.{first}", variant="order", words={"order": order})


def _has_content(view: View, section: str) -> bool:
    tables = {"active": ("active", "active_2019")}.get(section, (section,))
    if any(table in view.form.tables and table not in view.missing_tables for table in tables):
        return True
    return any(name.partition(".")[0] == section for name, _ in view.texts)


@check("S-R02")
def heading_differs(view: View) -> Iterator[Breach]:
    """Parts whose heading is worded differently, one finding each; those that are only numbered differently together.

    An ordinal that is not printed (automatic numbering) is no difference.
    """
    renumbered = []
    for section in view.form.sections:
        raw = view.headings.get(section.id)
        if raw is None:
            continue
        ordinal, title = split_ordinal(raw)
        if title != split_ordinal(section.title)[1]:
            yield Breach(address=f"section.{section.id}", expected=section.heading, actual=" ".join(raw.split()))
        elif ordinal not in ("", split_ordinal(section.heading)[0]):
            renumbered.append((f"section.{section.id}", " ".join(raw.split()), section.ordinal.rstrip("、")))
    if renumbered:
        parts = "、".join(f"“{raw}”应为第{ordinal}部分" for _, raw, ordinal in renumbered)
        yield Breach(address=renumbered[0][0], variant="numbers", words={"parts": parts})


@check("S-R04")
def title_complete(view: View) -> Iterator[Breach]:
    """The title names the agency in full, the year, and 政府信息公开工作年度报告.

    An error where the year or the report's name is wanting or the agency stands nowhere; else a warning.
    """
    title = view.report.sections.title
    if not title:
        yield Breach(address="section.title", variant="absent")
        return
    problems, grave = _of_title(view, fold_digits(squeeze(title)))
    if problems:
        yield Breach(
            span=Span(section="title", start=0, end=len(title), text=title),
            severity=None if grave else "warning",
            words={"problems": "、".join(problems), "quote": " ".join(title.split())},
        )


def _of_title(view: View, title: str) -> tuple[list[str], bool]:
    """What is wrong with a title, and whether it is an error."""
    form, problems, grave = view.form, [], False
    year = _YEAR.search(title)
    name = title.replace(year[0], "", 1) if year else title
    if not year:
        problems.append("缺年度")
        grave = True
    if form.title_words not in title:
        alias = next((alias for alias in form.title_aliases if alias in title), "")
        problems.append(f"宜用“{form.title_words}”，不用“{alias}”" if alias else f"缺“{form.title_words}”")
        grave = grave or not alias
    for words in (form.title_words, *form.title_aliases):
        name = name.replace(words, "")
    agency = _LINKS.sub("", name)
    if not agency:
        problems.append("缺单位名称")
        grave = grave or view.report.agency is None
    elif agency.endswith(tuple(phrases("headings")["short_names"])):
        problems.append(f"单位“{agency}”不是全称")
    return problems, grave
