"""The result of a vote in words.

Source: code général des collectivités territoriales, art. L. 2121-20: decisions are taken by the
majority of the votes cast; abstentions and members who take no part do not count among them; on a
tie the vote of the chair prevails, except by secret ballot.
"""

from __future__ import annotations

from typing import Literal

from ctg_docs.french.counting import accorde
from ctg_docs.french.signs import NBSP

Sens = Literal["pour", "contre"]


def phrase_vote(  # noqa: PLR0913 - the columns of a poll
    pour: int,
    contre: int,
    abstentions: int = 0,
    nppv: int = 0,
    votants: int | None = None,
    *,
    preponderante: Sens | None = None,
    secret: bool = False,
) -> str:
    """Return the result of a vote: « à l’unanimité », « à la majorité des suffrages exprimés (…) ».

    Arguments are voices; `nppv` are the members who take no part, `preponderante` the side the
    chair took on a tie. Ask `adopte` which side won. Raises ValueError, in French, if the voices
    do not add up to `votants`, if none was cast or if a tie is not settled.
    """
    _check(pour, contre, abstentions, nppv, votants)
    adopte(pour, contre, preponderante=preponderante, secret=secret)
    details = _details(pour, contre, abstentions, nppv)
    if pour == contre:
        how = "à égalité des suffrages exprimés"
        if not secret:
            how += ", par la voix prépondérante de la présidence"
    elif pour and contre:
        how = "à la majorité des suffrages exprimés"
    elif abstentions or nppv:
        how = "à l’unanimité des suffrages exprimés"
    else:
        return "à l’unanimité"
    return f"{how} ({details})"


def adopte(
    pour: int, contre: int, *, preponderante: Sens | None = None, secret: bool = False
) -> bool:
    """Tell whether the proposal is carried; raises ValueError for a tie that nothing settles."""
    if pour != contre:
        return pour > contre
    if secret:
        return False
    if preponderante is None:
        raise ValueError(
            f"partage égal des voix ({pour} pour, {contre} contre) : "
            "indiquez le sens de la voix prépondérante de la présidence"
        )
    return preponderante == "pour"


def _check(pour: int, contre: int, abstentions: int, nppv: int, votants: int | None) -> None:
    counts = (pour, contre, abstentions, nppv)
    if min(counts) < 0:
        raise ValueError(f"un nombre de voix ne peut pas être négatif : {min(counts)}")
    if votants is not None and sum(counts) != votants:
        raise ValueError(
            f"vote incohérent : {sum(counts)} voix comptées "
            f"(pour {pour}, contre {contre}, abstentions {abstentions}, "
            f"sans prendre part au vote {nppv}) pour {votants} votants"
        )
    if not pour and not contre:
        raise ValueError("vote sans suffrage exprimé : aucune voix pour ni contre")


def _details(pour: int, contre: int, abstentions: int, nppv: int) -> str:
    counts = (
        (pour, "voix", " pour"),
        (contre, "voix", " contre"),
        (abstentions, "abstention", ""),
        (nppv, "membre", " n’ayant pas pris part au vote"),
    )
    return ", ".join(
        f"{count}{NBSP}{accorde(count, noun)}{rest}" for count, noun, rest in counts if count
    )
