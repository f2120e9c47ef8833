"""Fit the model that tells which document a question is about: `python -m evals.fit_matter`.

Fitted on the asks and the sentences of every article of the shipped corpus; it is fitted again whenever they change.
"""

from pathlib import Path

from assistant.knowledge import library, linear
from assistant.knowledge.passages import of_library
from assistant.knowledge.tokens import terms
from evals.fitting import Fitted

MODEL = Path(linear.__file__).with_name("matter.json")
_TERMS = 3000
_STRENGTH = 8.0


def main() -> None:
    """Fit and write."""
    said = [
        (passage.document, text) for passage in of_library(library.load()) for text in (*passage.asks, *passage.clauses)
    ]
    fitted = Fitted(
        [text for _, text in said], [document for document, _ in said], terms, many=_TERMS, strength=_STRENGTH
    )
    fitted.write(MODEL)
    print(f"{len(said)} texts, {len(fitted.labels)} documents, {MODEL.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
