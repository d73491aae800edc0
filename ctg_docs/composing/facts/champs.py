"""The summary of a field in one line, its name in bold."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ctg_docs.composing.facts.fact_origins import origin_from, text
from ctg_docs.composing.vocabulary.runs import join
from ctg_docs.document.nodes import Inlines, Strong, Text
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.lists import enumeration, enumeration_de
from ctg_docs.french.words import Nom, le_nom
from ctg_docs.model.projet import Champ
from ctg_docs.reading.origins import computed


def champ_nom(champ: Champ) -> Nom | str:
    """Return a field as a noun: with its article when its gender is known."""
    title = computed(minuscule(champ.titre), champ.titre)
    return Nom(title, champ.genre) if champ.genre else title


def noms_de_champs(champs: Iterable[Champ], *, minuscules: bool = False) -> list[str]:
    """Return each field with its article, or its title where its gender is unknown."""
    return [computed(_named(champ, minuscules), champ.titre, champ.genre) for champ in champs]


def champs_enumeres(champs: Iterable[Champ]) -> str | Inlines:
    """Return fields one after the other; semicolons part names that hold « et » or a comma."""
    names = noms_de_champs(champs, minuscules=True)
    if any(" et " in name or "," in name for name in names):
        return join([(text(name),) for name in names], " ; ")
    words: str = computed(enumeration(names), names)
    return words


def _named(champ: Champ, minuscules: bool) -> str:
    if champ.genre:
        return le_nom(minuscule(champ.titre), champ.genre)
    return minuscule(champ.titre) if minuscules else champ.titre


@origin_from(lambda champ: [o.titre for o in champ.objectifs_strategiques] or champ.titre)
def synthese_de(champ: Champ) -> Any:
    """Return the line of a field: the one of the sources, else its objectives joined by « et ».

    The name of the field is in bold where it stands, or ends the line: « dans le domaine de
    l’**enfance** ». A field without objective is its name alone.
    """
    if champ.synthese:
        return champ.synthese
    titles = [o.titre for o in champ.objectifs_strategiques]
    if not titles:
        return (Strong((Text(champ.titre),)),)
    line = capitale(enumeration([titles[0], *map(minuscule, titles[1:])]))
    return _marked(line, champ.titre) or _ended(line, champ)


def _marked(line: str, name: str) -> Inlines:
    start = line.lower().find(name.lower())
    if start < 0:
        return ()
    end = start + len(name)
    parts = (Text(line[:start]), Strong((Text(line[start:end]),)), Text(line[end:]))
    return tuple(part for part in parts if part != Text(""))


def _ended(line: str, champ: Champ) -> Inlines:
    name = minuscule(champ.titre)
    led = enumeration_de([champ_nom(champ)])
    return (Text(f"{line} dans le domaine {led.removesuffix(name)}"), Strong((Text(name),)))
