"""The official addresses of corpus/sources.toml."""

import tomllib

from assistant import resources


def addresses() -> dict[str, tuple[str, ...]]:
    """Document's id -> its addresses, in the order in which they are to be tried."""
    table = tomllib.loads((resources.data("corpus") / "sources.toml").read_text("utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for entry in table["source"]:
        found[entry["id"]] = (*found.get(entry["id"], ()), entry["url"])
    return found
