"""Whether two prints of an agency's name mean one agency."""

from assistant.text.folding import label_key


def same_agency(one: str, other: str) -> bool:
    """One name ends in the other: `新乡市凤泉区人民政府办公室` is `凤泉区人民政府办公室` and `凤泉区政府办公室`."""
    first, second = sorted((_key(one), _key(other)), key=len)
    return bool(first) and second.endswith(first)


def _key(name: str) -> str:
    return label_key(name).replace("人民政府", "政府")
