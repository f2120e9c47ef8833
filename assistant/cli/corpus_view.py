"""What `gongkai corpus` shows: the documents at hand, one document, one article."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.layout import width
from assistant.cli.terminal import say
from assistant.text.articles import Pin, pins
from assistant.text.numbers.values import spelled

if TYPE_CHECKING:
    from assistant.knowledge.library import Library
    from assistant.knowledge.source import Article, Clause, Source

_KINDS = {"official": "原文", "digest": "摘要"}
_STATUS = {"in_force": "有效", "partly_replaced": "部分已被替代", "repealed": "已失效"}
_COLOURS = {"repealed": "red", "partly_replaced": "yellow"}
_COLUMN = 40
_BARE = re.compile(r"\A(第?(?:[0-9０-９]+|[〇零一二三四五六七八九十百]+))(?=\Z|第|[（(])")


def listed(home: Path) -> dict[str, Any]:
    """All documents and reports at hand, with where they come from."""
    from assistant.knowledge import collection, library, past_reports

    books = library.load(home)
    items = {item.id: item for item in collection.items(home)}
    documents = [{**_facts(source), **_provenance(items.get(source.id))} for source in books]
    reports = [
        {
            "id": name,
            "agency": report.agency,
            "year": report.year,
            **_provenance(items.get(name)),
        }
        for name, report in past_reports.load(home).items()
    ]
    return {"documents": documents, "reports": reports}


def show_list(found: dict[str, Any]) -> None:
    """The list for people, a line each."""
    for one in found["documents"]:
        state = _STATUS[one["status"]] + (f"，由 {one['replaced_by']} 代替" if one["replaced_by"] else "")
        total = f"{one['articles']}/{one['articles_total']}条" if one["articles_total"] else f"{one['articles']}段"
        part = "" if one["read"] == "full" else "，未读全"
        origin = f"，来自 {one['origin']}" if one["origin"] else ""
        pad = " " * max(2, _COLUMN - width(one["called"]))
        text = f"{one['called']}{pad}{_KINDS[one['kind']]}  {state}  {total}{part}  编号 {one['id']}{origin}"
        say(text, hang=_COLUMN, head=len(one["called"]), fg=_COLOURS.get(one["status"]))
    for one in found["reports"]:
        name = f"{one['agency'] or '（未载单位）'}{one['year'] or ''}年年报"
        pad = " " * max(2, _COLUMN - width(name))
        say(f"{name}{pad}年报  编号 {one['id']}" + (f"，来自 {one['origin']}" if one["origin"] else ""), head=len(name))
    say(f"共 {len(found['documents'])} 部法规和文件，{len(found['reports'])} 份年报")


def overview_of(source: "Source", books: "Library") -> dict[str, Any]:
    """One document without its text."""
    return {
        **_facts(source),
        "history": list(source.history),
        "notes": list(source.notes),
        "unread": list(source.unread),
        "labels": [{"article": one.label, "title": one.title, "chapter": one.chapter} for one in source.articles],
    }


def show_overview(found: dict[str, Any]) -> None:
    """Head and table of contents."""
    _head(found)
    for line in (*found["history"], *found["notes"]):
        say(line, indent=2)
    chapter = ""
    for one in found["labels"]:
        if one["chapter"] != chapter:
            chapter = one["chapter"]
            say(chapter)
        say(f"{one['article']} {one['title']}".rstrip(), indent=2, head=len(one["article"]))


def article_of(source: "Source", wanted: str, books: "Library", *, asks: bool) -> dict[str, Any] | str:
    """One article, or one of its 款 or 项: text, digest, address; why not where the document has none such."""
    pin = _pin(source, wanted)
    article = source.article(pin.article) if pin else None
    if pin is None or article is None:
        return _unfound(source, wanted)
    clauses = _meant(article, pin)
    if not clauses:
        return _without(source, article, pin)
    gloss = books.gloss(f"{source.id}/{article.anchor}")
    return {
        **_facts(source),
        "kind": source.kind_of(article),
        "passage": f"{source.id}/{article.anchor}",
        "article": article.label,
        "heading": article.title,
        "chapter": article.chapter,
        "paragraph": pin.paragraph,
        "item": pin.item,
        "clauses": [
            {"paragraph": number, "text": clause.text, "items": list(clause.items)} for number, clause in clauses
        ],
        "text": "\n".join("\n".join(clause.items) if pin.item else str(clause) for _, clause in clauses),
        "gloss": gloss.text if gloss else None,
        "reservations": [str(one) for one in article.reservations],
        "related": list(article.related),
        "notes": list(source.notes),
        **({"asks": list(article.asks)} if asks else {}),
    }


def show_article(found: dict[str, Any]) -> None:
    """The article for people: text first, then what is known of it."""
    title = f"{found['called']} {found['article']} {found['heading']}".rstrip()
    say(f"{title}（{_KINDS[found['kind']]}，{_STATUS[found['status']]}）", head=len(title))
    for clause in found["clauses"]:
        if clause["text"]:
            say(clause["text"], indent=2)
        for item in clause["items"]:
            say(item, indent=4)
    if found["gloss"]:
        say("摘要（本项目的话，不是官方文本）：", dim=True)
        for line in found["gloss"].splitlines():
            say(line, indent=2, dim=True)
    for line in (*found["reservations"], *found["notes"]):
        say(f"注意：{line}", fg="yellow")
    for ask in found.get("asks", ()):
        say(f"问：{ask}", indent=2)
    if found["url"]:
        say(f"官方网址：{found['url']}")


def _pin(source: "Source", wanted: str) -> Pin | None:
    """The one place that the user typed: 33, 第三十三条第二款, 33条2款, 20条（三）, 一（一）."""
    if source.article(wanted):
        return Pin(wanted, None, None, 0, len(wanted), marked=False)
    text = wanted if "条" in wanted else _BARE.sub(r"\1条", wanted)
    text += "项" if text.endswith(("）", ")")) else ""
    found = list(pins(text))
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else None


def _meant(article: "Article", pin: Pin) -> "list[tuple[int, Clause]]":
    """The 款 that are meant, with their numbers; where a 项 is meant, with that alone."""
    those = [(number, one) for number, one in enumerate(article.clauses, 1) if pin.paragraph in (None, number)]
    if pin.item is None:
        return those
    return [
        (number, one._replace(items=(one.items[pin.item - 1],)))
        for number, one in those
        if 1 <= pin.item <= len(one.items)
    ]


def _unfound(source: "Source", wanted: str) -> str:
    if len(list(pins(wanted))) > 1:
        return f"“{wanted}”不止一处；一次只看一条、一款或一项"
    number = f"，这部文件共{source.articles_total}条" if source.articles_total else ""
    part = "；资料库只收了其中一部分条文" if len(source.articles) < (source.articles_total or 0) else ""
    return f"《{source.title}》里没有找到“{wanted}”{number}{part}"


def _without(source: "Source", article: "Article", pin: Pin) -> str:
    """What the article lacks: the 款, or in it the 项."""
    name = f"《{source.called}》{article.label}"
    if pin.paragraph is not None and not 1 <= pin.paragraph <= len(article.clauses):
        return f"{name}共{len(article.clauses)}款，没有第{spelled(pin.paragraph)}款"
    place = f"第{spelled(pin.paragraph)}款" if pin.paragraph else ""
    held = max(len(one.items) for number, one in enumerate(article.clauses, 1) if pin.paragraph in (None, number))
    return f"{name}{place}" + (f"共{held}项，没有第{spelled(pin.item or 0)}项" if held else "没有分项")


def _facts(source: "Source") -> dict[str, Any]:
    day = {name: getattr(source, name) for name in ("adopted", "published", "effective", "until")}
    return {
        "id": source.id,
        "document": source.title,
        "called": source.called,
        "number": source.number,
        "issuer": source.issuer,
        "rank": source.rank,
        "kind": source.kind,
        "status": source.status,
        "replaced_by": source.replaced_by or None,
        **{name: value.isoformat() if value else None for name, value in day.items()},
        "articles": len(source.articles),
        "articles_total": source.articles_total,
        "read": source.read,
        "url": source.url,
        "sha256": source.sha256,
    }


def _provenance(item: Any) -> dict[str, Any]:
    """Where an added item came from; None throughout for what travels with the product."""
    return {
        "origin": item.origin if item else None,
        "original_sha256": item.sha256 if item else None,
        "added": item.day if item else None,
    }


def _head(found: dict[str, Any]) -> None:
    state = _STATUS[found["status"]] + (f"，由 {found['replaced_by']} 代替" if found["replaced_by"] else "")
    say(f"{found['document']}（{_KINDS[found['kind']]}，{state}）", head=len(found["document"]))
    facts = [
        found["number"],
        found["issuer"],
        found["rank"],
        f"{found['effective']} 起施行" if found["effective"] else "",
    ]
    say("，".join(filter(None, facts)), indent=2)
    if found["url"]:
        say(f"官方网址：{found['url']}", indent=2)
