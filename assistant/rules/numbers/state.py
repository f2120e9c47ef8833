"""What a sentence has said so far: its subject, its row, its scope; a later number inherits them."""

from dataclasses import dataclass, field

from assistant.rules.numbers.figures import Reading
from assistant.rules.numbers.pieces import Piece


@dataclass(slots=True)
class State:
    """Carried from piece to piece within one sentence.

    `about`: the sentence speaks of requests; `sure`: its section does, or it names them in full; `disclosure`: it
    speaks of 信息公开. `row`, `case`, `active` are what was named last, `rows` all rows of table three named so far.
    `past`: the clause speaks of last year. `scope` (`own_scope`: 本级, 代区政府), `foreign`, `period`: words that make
    a quantity another one (a part of the agency, another business, a part of the year). `compared`: the sentence holds
    this year against last (与上年相比，…). `last` is the reading of the
    number before, `last_topic` what it counted, `shown` all readings so far.
    """

    about: bool = False
    sure: bool = False
    disclosure: bool = False
    row: str = ""
    case: str = ""
    active: str = ""
    rows: list[str] = field(default_factory=list)
    past: bool = False
    scope: bool = False
    own_scope: bool = False
    foreign: bool = False
    period: bool = False
    compared: bool = False
    last: Reading | None = None
    last_topic: str = ""
    shown: list[Reading] = field(default_factory=list)

    def hear(self, piece: Piece, whole_area: bool) -> None:
        """Take in the words of a piece."""
        for word in piece.words:
            role, name = word.role, word.name
            if role == "request":
                if name == "clear":
                    self.about = self.sure = True
            elif role == "case":
                self.case, self.row, self.active = name, "", ""
            elif role == "active":
                self.active, self.case, self.row = name, "", ""
            elif role in ("row", "group"):
                self.row = name
                self.rows.append(name)
            elif role == "intake":
                self.row = "new_received" if self.about else self.row
            elif role == "scope":
                self.scope = True
                self.own_scope = self.own_scope or name == "own"
            elif role == "area":
                self.scope = self.scope or not whole_area
            elif role == "period":
                self.period = True
            elif role == "change":
                self.compared = True
            elif role == "foreign":
                self.foreign = True
