"""The official form as data: every row, column, label, alias and sum, one TOML file a format."""

from assistant.form.layout import applied
from assistant.form.loading import CURRENT, formats, load_form, old_labels
from assistant.form.model import (
    CellId,
    Clause,
    Column,
    Equation,
    Form,
    Group,
    Identity,
    Row,
    Section,
    Table,
    TableId,
)

__all__ = [
    "CURRENT", "CellId", "Clause", "Column", "Equation", "Form", "Group", "Identity", "Row", "Section", "Table",
    "TableId", "applied", "formats", "load_form", "old_labels",
]  # fmt: skip
