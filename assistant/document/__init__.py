"""Files both ways: any known format -> blocks, blocks -> docx, html, md. Knows nothing of reports."""

from assistant.document.blocks import Block, Cell, Document, Grid, Heading, Paragraph, Place, Trace
from assistant.document.loading import DocumentKind, dump, load

__all__ = [
    "Block", "Cell", "Document", "DocumentKind", "Grid", "Heading", "Paragraph", "Place", "Trace", "dump", "load",
]  # fmt: skip
