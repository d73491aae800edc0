"""Suggestions: what each difference and each comment becomes, told before anything is written."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.importing.relecture.differences import SEVERAL, Amendment
from ctg_docs.importing.relecture.lines import Owner
from ctg_docs.importing.relecture.values import SentValues, TodaySources
from ctg_docs.importing.relecture.wording import plain
from ctg_docs.importing.state import State
from ctg_docs.reading.positions import Chemin

_MOST_PLACES = 3
BY_HAND = "cette modification ne s’écrit pas sans en changer d’autres : faites-la vous-même"


@dataclass
class Suggestion:
    """A change that somebody asks for: the path and the place of the value, its words, who asked.

    `heading` is the title above it in the document, `others` those above the other places where
    the same words print.
    """

    state: State
    path: str = ""
    source: str = ""
    heading: str = ""
    before: str = ""
    after: str = ""
    author: str = ""
    day: str = ""
    comment: str = ""
    note: str = ""
    others: tuple[str, ...] = ()

    def settle(self, state: State, note: str = "") -> None:
        """Say what becomes of it, and why."""
        self.state, self.note = state, note


def suggested(one: Amendment, author: str) -> Suggestion:
    """Return the suggestion of a difference, of whoever the file names, else of an author."""
    before, after = (" ".join(plain(text, "’").split()) for text in (one.before, one.after))
    hand = one.hand
    return Suggestion(
        "repris",
        heading=one.heading,
        before=before,
        after=after,
        author=hand.author or author,
        day=hand.day,
    )


def refusal(one: Amendment, sent: SentValues, today: TodaySources) -> tuple[str, str]:
    """Return the reason why words do not come back, and the place that makes them, if one does."""
    owner = one.owner
    if one.note:
        return one.note, ""
    if owner == SEVERAL:
        return "plusieurs valeurs à la fois : faites cette modification dans les sources", ""
    match owner.kind:
        case "titre":
            return "titre : les titres viennent des sources et des gabarits", ""
        case "manque":
            path = ".".join(map(str, owner.path))
            return f"valeur manquante : écrivez « {path} » dans les sources", ""
        case "calcul":
            shown = _makers(owner, sent, today)
            return f"valeur calculée : voir {', '.join(shown)}", shown[0] if shown else ""
    return "texte de la maison : proposez articles.remplacer", ""


def _makers(owner: Owner, sent: SentValues, today: TodaySources) -> list[str]:
    """Return the places of the values that words are computed from."""
    paths = (sent.today(path) or path for path in owner.origin.chemins)
    shown = list(dict.fromkeys(today.shown(path) for path in paths))
    more = len(shown) - _MOST_PLACES
    return [*shown[:_MOST_PLACES], *([f"{more} autres"] if more > 0 else [])]


def dotted(path: Chemin, sent: SentValues) -> str:
    """Return a path as the report tells it, items by their ids: « actions.ludotheque.titre »."""
    steps: list[str] = []
    for rank, step in enumerate(path, 1):
        own = getattr(sent.value(path[:rank]).said, "id", None) if isinstance(step, int) else None
        steps.append(str(own or (step + 1 if isinstance(step, int) else step)))
    return ".".join(steps)
