"""The words of a document and nothing else."""

from assistant.document.blocks import Document, Grid


def plain(document: Document, *, cells: bool = True) -> str:
    """Headings and paragraphs, one a line, in reading order; with `cells` those of grids, too."""
    lines = list[str]()
    for block in document.blocks:
        if not isinstance(block, Grid):
            lines.append(block.text)
        elif cells:
            lines += [cell.text for cell in block.cells]
    return "\n".join(lines)
