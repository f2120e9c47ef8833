"""gbt9704.toml -> the styles, fonts, settings and page of a Word file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from assistant.document.docx_xml import Xml, element, escaped, on, root, runs, w

_FILE = Path(__file__).with_name("gbt9704.toml")


@cache
def look() -> dict[str, Any]:
    """The whole of gbt9704.toml."""
    return tomllib.loads(_FILE.read_text("utf-8"))


def style_id(key: str) -> str:
    """The id of a style of the TOML file (`heading1`): its name without blanks, as Word makes them."""
    name = str(look()["styles"][key]["name"])
    return "".join(part[:1].upper() + part[1:] for part in name.split()) if " " in name else name


def mm(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length / 25.4 * 1440)


def pt(length: float) -> int:
    """Points in twentieths of a point."""
    return round(length * 20)


def text_width() -> int:
    """The width of the text area in twentieths of a point."""
    page = look()["page"]
    return mm(page["width_mm"] - page["left_mm"] - page["right_mm"])


def text_height_mm() -> float:
    """The height of the text area in millimetres."""
    page = look()["page"]
    return float(page["height_mm"] - page["top_mm"] - page["bottom_mm"])


def styles() -> Xml:
    """The styles part: document defaults, one paragraph style a table of the TOML, the plain table style."""
    normal = look()["styles"]["normal"]
    language = w("lang", val="en-US", eastAsia=look()["page"]["language"])
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", _fonts(normal), *_size(normal), language)),
        w("pPrDefault"),
    )
    plain_table = w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return root("styles", defaults, *(_style(key, style) for key, style in look()["styles"].items()), plain_table)


def _style(key: str, style: dict[str, Any]) -> Xml:
    base = key == "normal"
    return w(
        "style",
        w("name", val=style["name"]),
        None if base else w("basedOn", val=style_id("normal")),
        None if base or "outline" not in style else w("next", val=style_id("normal")),
        on("qFormat", base or "outline" in style),
        _paragraph_look(style, base),
        w(
            "rPr",
            _fonts(style),
            on("b", style.get("bold")),
            w("color", val=style["color"]) if "color" in style else None,
            *_size(style),
        ),
        type="paragraph",
        default=1 if base else None,
        styleId=style_id(key),
        customStyle=1 if style["name"].startswith("gongkai") else None,
    )


def _paragraph_look(style: dict[str, Any], base: bool) -> Xml:
    size, line = style["size_pt"], style["line_pt"]
    chars, right = style.get("first_line_chars", 0), style.get("right_chars", 0)
    side = {"val": "single", "sz": 6, "space": 4, "color": style.get("border")}
    level = style.get("outline", 0)
    return w(
        "pPr",
        on("keepNext", style.get("keep_with_next")),
        on("keepLines", style.get("keep_with_next")),
        w("widowControl", val=0) if base else None,
        w("pBdr", *(w(name, **side) for name in ("top", "left", "bottom", "right"))) if "border" in style else None,
        w("shd", val="clear", color="auto", fill=style["fill"]) if "fill" in style else None,
        w("snapToGrid", val=0) if not line else None,
        w(
            "spacing",
            before=pt(style.get("before_pt", 0)),
            after=pt(style.get("after_pt", 0)),
            line=pt(line) if line else 240,
            lineRule="exact" if line else "auto",
        ),
        w(
            "ind",
            rightChars=right * 100,
            right=pt(right * size),
            firstLineChars=chars * 100,
            firstLine=pt(chars * size),
        ),
        w("jc", val=style["align"]),
        w("outlineLvl", val=level - 1) if level else None,
    )


def _fonts(style: dict[str, Any]) -> Xml:
    return w("rFonts", ascii=style["latin"], eastAsia=style["font"], hAnsi=style["latin"], cs=style["latin"])


def _size(style: dict[str, Any]) -> tuple[Xml, Xml]:
    half_points = round(style["size_pt"] * 2)
    return w("sz", val=half_points), w("szCs", val=half_points)


def fonts() -> Xml:
    """The font table: what Word takes on a machine that lacks a font."""
    return root("fonts", *(w("font", w("altName", val=other), name=name) for name, other in look()["fonts"].items()))


def settings() -> Xml:
    """Different odd and even footers, punctuation compressed as in print, and no compatibility mode."""
    mode = w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", mode),
        w("themeFontLang", val="en-US", eastAsia=look()["page"]["language"]),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def page(parts: dict[tuple[str, str], str]) -> Xml:
    """The section's properties. `parts`: (`header` or `footer`, `default` or `even`) -> relation id."""
    size = look()["page"]
    references = (
        element(f"w:{kind}Reference", {"w:type": turn, "r:id": relation}) for (kind, turn), relation in parts.items()
    )
    return w(
        "sectPr",
        *references,
        w("pgSz", w=mm(size["width_mm"]), h=mm(size["height_mm"])),
        w(
            "pgMar", top=mm(size["top_mm"]), right=mm(size["right_mm"]), bottom=mm(size["bottom_mm"]),
            left=mm(size["left_mm"]), header=mm(size["header_mm"]), footer=mm(size["footer_mm"]), gutter=0,
        ),
        w("cols", space=425),
    )  # fmt: skip


def footer(turn: str) -> Xml:
    """The page number — 1 — at the outer edge: right on odd pages (`default`), left on even ones; 7.5."""
    size = look()["page"]
    before, _, after = size["number"].partition("{page}")
    chars = size["number_indent_chars"]
    indent = pt(chars * look()["styles"]["footer"]["size_pt"])
    side = (
        {"rightChars": chars * 100, "right": indent}
        if turn == "default"
        else {"leftChars": chars * 100, "left": indent}
    )
    number = (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", w("instrText", escaped(" PAGE "))),
        w("r", w("fldChar", fldCharType="separate")),
        *runs("1"),
        w("r", w("fldChar", fldCharType="end")),
    )
    look_of_it = w(
        "pPr",
        w("pStyle", val=style_id("footer")),
        w("ind", **side),
        w("jc", val="right" if turn == "default" else "left"),
    )
    return root("ftr", w("p", look_of_it, *runs(before), *number, *runs(after)))


def header(text: str) -> Xml:
    """The running header."""
    return root("hdr", w("p", w("pPr", w("pStyle", val=style_id("header"))), *runs(text)))
