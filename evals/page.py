"""The results as one self-contained page: figures with their intervals and floors, then what was wrong where."""

from html import escape
from typing import Any

STYLE = """
:root{--ink:#1d2733;--soft:#5b6775;--line:#dbe1e8;--bad:#b3261e;--good:#1c6b45;--bar:#c9d8ea}
body{font:16px/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--ink);max-width:62rem;
margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2.2rem}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem;text-align:left}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.bad{color:var(--bad)}.good{color:var(--good)}
svg{display:block}details{margin:.4rem 0}summary{cursor:pointer}small,.soft{color:var(--soft)}li{margin:.1rem 0}
"""
SCALE = 180
"""Width of the interval's picture in px for values from 0 to 1."""


def page(result: dict[str, Any]) -> str:
    """The page of a run; `result` is what `evals.runner.to_json` gives."""
    body = "".join(_suite(name, suite) for name, suite in result["suites"].items())
    verdict = (
        '<span class="good">全部达到下限</span>' if result["passed"] else '<span class="bad">有指标未达下限</span>'
    )
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>评测结果</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
        f"<h1>评测结果：{verdict}</h1><p class=soft>区间为95%：比例用 Wilson 区间，均值用自助法。"
        f"竖线是下限，粗点是测得值。未能评分的另列，不按零分计。</p>{body}</body></html>\n"
    )


def _suite(name: str, suite: dict[str, Any]) -> str:
    rows = "".join(_metric(metric) for metric in suite["metrics"].values())
    unscored = "".join(f"<li>{escape(item['case'])}：{escape(item['reason'])}</li>" for item in suite["unscored"])
    faults = "".join(_case(case, scores) for case, scores in suite["cases"].items())
    return (
        f"<h2>{escape(suite['title'])} <small>{escape(name)}，{suite['seconds']} 秒</small></h2>"
        f"<table><tr><th>指标<th class=n>测得<th class=n>95%区间<th><th class=n>样本<th class=n>下限</tr>{rows}</table>"
        + (f"<p class=bad>未能评分：</p><ul>{unscored}</ul>" if unscored else "")
        + (f"<p>逐例所失：</p>{faults}" if faults else "<p class=soft>逐例无失。</p>")
    )


def _metric(metric: dict[str, Any]) -> str:
    value, interval, floor = metric["value"], metric["interval"], metric["floor"]
    if value is None:
        return f"<tr><td>{escape(metric['title'])}<td colspan=5 class=soft>没有可计的样本</tr>"
    mark = "" if floor is None else ' class="good"' if value >= floor else ' class="bad"'
    return (
        f"<tr><td>{escape(metric['title'])}<td class=n><b{mark}>{value:g}</b>"
        f"<td class=n>{f'{interval[0]:g}–{interval[1]:g}' if interval else '各例相同'}"
        f"<td>{_picture(value, interval or [value, value], floor)}"
        f"<td class=n>{metric['n']}<td class=n>{'' if floor is None else f'{floor:g}'}</tr>"
    )


def _picture(value: float, interval: list[float], floor: float | None) -> str:
    """The interval as a bar, the value as a dot, the floor as a line; values above 1 are points of 100."""
    unit = SCALE / (100 if max(value, interval[1]) > 1 else 1)
    left, right, dot = interval[0] * unit, interval[1] * unit, value * unit
    line = "" if floor is None else f'<path d="M{floor * unit:.1f} 0v14" stroke="#5b6775"/>'
    return (
        f'<svg width="{SCALE + 6}" height="14" role="img" aria-label="区间 {interval[0]:g} 到 {interval[1]:g}">'
        f'<rect x="{left:.1f}" y="4" width="{max(right - left, 1):.1f}" height="6" fill="#c9d8ea"/>{line}'
        f'<circle cx="{dot:.1f}" cy="7" r="3.5" fill="#2a4d7a"/></svg>'
    )


def _case(case: str, scores: list[dict[str, Any]]) -> str:
    faults = [fault for score in scores for fault in score["faults"]]
    if not faults:
        return ""
    items = "".join(f"<li>{escape(fault)}</li>" for fault in faults)
    return f"<details><summary>{escape(case)}：{len(faults)} 处</summary><ul>{items}</ul></details>"
