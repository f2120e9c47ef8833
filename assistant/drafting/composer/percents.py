"""A clerk's own percentage of the applications: with its base named and one decimal, where the tables prove it."""

from fractions import Fraction

from assistant.drafting.composer.cleaning import pattern
from assistant.drafting.composer.desk import Desk
from assistant.drafting.counts import first_count
from assistant.drafting.derived import round_half_up
from assistant.drafting.phrasebook import data
from assistant.report import Fact

_BASES = ("new_received", "handled_total")


def proven_share(desk: Desk, fact: Fact, text: str) -> tuple[int, int, str] | None:
    """`17件，占59%` -> where the share stands and `占新收的58.6%` as a template; None where no total proves it."""
    match = pattern("share_of_count").search(text)
    first = first_count(fact.text)
    if fact.theme != "on_request" or match is None or first is None or first["value"] != match["n"]:
        return None
    decimals = len(match["p"].partition(".")[2])
    for row in _BASES:
        base = desk.count(f"requests.{row}.total")
        if base and round_half_up(Fraction(100 * int(match["n"])) / base, decimals) == round_half_up(
            Fraction(match["p"]), decimals
        ):
            share = desk.share(
                f"share.{fact.id}.{row}", f"[fact:{fact.id}.first]", f"requests.{row}.total", "占全部申请的比例"
            )
            whole: str = data("problems")["whole"][row]
            return match.start("share"), match.end("share"), f"占{whole}的{share}%"
    return None
