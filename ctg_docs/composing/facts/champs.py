"""Fields of the project in sentences: declined where French can, else quoted.

A title in the infinitive or coordinated (« Bien grandir ensemble », « Enfance et jeunesse ») is
never declined: the name of its level leads it between quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.document.nodes import Inlines, Strong, Text
from ctg_docs.french.counting import accorde
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.french.intitules import declinable
from ctg_docs.french.lists import enumeration, enumeration_de
from ctg_docs.french.numbers import cardinal
from ctg_docs.french.signs import guillemets
from ctg_docs.french.words import Nom, de_nom, du_nom, le_nom
from ctg_docs.model.projet import Champ, Niveau
from ctg_docs.reading.origins import computed
from ctg_docs.reading.prose import Phrase


def champ_nom(champ: Champ) -> Nom | str:
    """Return a field as a noun: with its article when its gender is known."""
    title = computed(minuscule(champ.titre), champ.titre)
    return Nom(title, champ.genre) if champ.genre else title


def noms_de_champs(champs: Iterable[Champ]) -> list[str]:
    """Return each field with its article, or its title where it takes none."""
    return [computed(_named(champ), champ.titre, champ.genre) for champ in champs]


def champs_enumeres(champs: Sequence[Champ]) -> str:
    """Return fields one after the other: « la petite enfance et le logement »."""
    if not _declinable(champs):
        return champs_nus(champs)
    words = [_named(champ, bare=minuscule(champ.titre)) for champ in champs]
    said: str = computed(enumeration(words), [(c.titre, c.genre) for c in champs])
    return said


def champs_nus(champs: Sequence[Champ]) -> str:
    """Return fields without article: « petite enfance et logement », quoted if they must be."""
    titles = [minuscule(champ.titre) for champ in champs]
    words = enumeration(titles if _declinable(champs) else _quoted(champs))
    said: str = computed(words, [champ.titre for champ in champs])
    return said


def domaines(champs: Sequence[Champ], niveau: Niveau, *, partielle: bool = False) -> str | None:
    """Say what a convention is about, after a verb; None without any field.

    « dans les domaines de la petite enfance et du logement », « autour de trois axes : « … » ».
    Sources that tell a part of the convention say so: « notamment autour de trois axes… ».
    """
    if not champs:
        return None
    notably = "notamment " if partielle else ""
    nouns = [noun for noun in map(champ_nom, champs) if isinstance(noun, Nom)]
    if not _declinable(champs):
        said = _around(champs, niveau)
    elif len(nouns) < len(champs):
        said = f"en matière {enumeration_de(minuscule(c.titre) for c in champs)}"
    else:
        said = f"dans {accorde(len(nouns), 'le domaine', 'les domaines')} {enumeration_de(nouns)}"
    words: str = computed(f"{notably}{said}", [(c.titre, c.genre) for c in champs])
    return words


def champs_dits(champs: Sequence[Champ], niveau: Niveau) -> str:
    """Return fields as an object: « les champs de l’enfance et du logement », « l’axe « … » »."""
    if _declinable(champs):
        led = enumeration_de(champ_nom(champ) for champ in champs)
        said = f"{accorde(len(champs), 'le champ', 'les champs')} {led}"
    else:
        said = f"{_levels(len(champs), niveau)} {enumeration(_quoted(champs))}"
    words: str = computed(said, [(c.titre, c.genre) for c in champs])
    return words


def au_titre_de(champ: Champ, niveau: Niveau, lead: str) -> str:
    """Begin a sentence about a field: « en matière de jeunesse », « pour l’axe « … » ».

    `lead` is « en matière » or a phrase that takes « de » and an article.
    """
    if not declinable(champ.titre):
        said = f"pour {_levels(1, niveau)} {guillemets(champ.titre)}"
    elif champ.genre and lead != "en matière":
        said = f"{lead} {du_nom(minuscule(champ.titre), champ.genre)}"
    else:
        said = f"en matière {de_nom(minuscule(champ.titre))}"
    words: str = computed(said, champ.titre, champ.genre)
    return words


def _declinable(champs: Iterable[Champ]) -> bool:
    return all(declinable(champ.titre) for champ in champs)


def _quoted(champs: Iterable[Champ]) -> list[str]:
    return [guillemets(champ.titre) for champ in champs]


def _around(champs: Sequence[Champ], niveau: Niveau) -> str:
    """« autour de trois axes : « A », « B » et « C » », « autour de l’axe « A » »."""
    many = len(champs)
    quoted = enumeration(_quoted(champs))
    if many > 1:
        return f"autour {de_nom(cardinal(many, niveau.genre))} {niveau.pluriel} : {quoted}"
    return f"autour {de_nom(_levels(many, niveau))} {quoted}"


def _levels(many: int, niveau: Niveau) -> str:
    return f"les {niveau.pluriel}" if many > 1 else le_nom(niveau.singulier, niveau.genre)


def _named(champ: Champ, bare: str = "") -> str:
    if champ.genre and declinable(champ.titre):
        return le_nom(minuscule(champ.titre), champ.genre)
    return bare or champ.titre


@origin_from(lambda champ: [o.titre for o in champ.objectifs_strategiques] or champ.titre)
def synthese_de(champ: Champ) -> Any:
    """Return the line of a field: the one of the sources, else its objectives joined by « et ».

    The name of the field is in bold where it stands, or ends the line: « dans le domaine de
    l’**enfance** ». A field without objective is its name alone.
    """
    if champ.synthese:
        line = champ.synthese
        return computed(Phrase(capitale(line)), line) if line[:1].islower() else line
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
    if not declinable(champ.titre):
        return (Text(f"{line} ("), Strong((Text(champ.titre),)), Text(")"))
    name = minuscule(champ.titre)
    led = enumeration_de([champ_nom(champ)])
    return (Text(f"{line} dans le domaine {led.removesuffix(name)}"), Strong((Text(name),)))
