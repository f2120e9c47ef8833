"""Whether a document is still in force, said from its head: 国办公开办函〔2019〕60号还有效吗."""

from assistant.knowledge.library import Library
from assistant.knowledge.question import Question, asks_standing
from assistant.knowledge.source import Source


def meant(question: Question, library: Library) -> Source | None:
    """The one document of which the question asks nothing but whether it is in force; None where it asks else."""
    if len(question.documents) != 1 or question.cited or question.strangers or not asks_standing(question):
        return None
    return library.sources[question.documents[0]]


def told(source: Source, library: Library) -> str:
    """What the library knows of it: repealed and by what replaced, replaced in part, or in force."""
    if source.status == "repealed":
        return f"{repealed(source, library)}，不能再作依据。"
    number = f"（{source.number}）" if source.number else ""
    if source.status == "partly_replaced":
        return f"《{source.called}》{number}没有废止，部分内容已被后来的规定替代，引用前请看各条的说明。"
    return f"《{source.called}》{number}在资料库里是现行有效的文本。"


def repealed(source: Source, library: Library) -> str:
    """That a repealed document is so, and what is in force instead, without a full stop."""
    successor = library.sources.get(source.replaced_by)
    if successor is None:
        return f"《{source.called}》已经失效"
    number = f"（{successor.number}）" if successor.number else ""
    return f"《{source.called}》已经失效，现行的是《{successor.title}》{number}"
