"""Words of a comparison: how a difference, a value and a total are told in French."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

from ctg_docs.french.counting import accorde
from ctg_docs.french.dates import date_longue, heure
from ctg_docs.french.lists import enumeration
from ctg_docs.french.numbers import grandeur, montant, nombre, ordinal_court
from ctg_docs.model.differences import NAMES, ChangeKind, Difference, Topic
from ctg_docs.model.totaux import Total
from ctg_docs.model.types import Fiche

KINDS: dict[ChangeKind, str] = {
    "ajoute": "ajouté",
    "supprime": "supprimé",
    "modifie": "modifié",
    "deplace": "déplacé",
    "reordonne": "réordonné",
    "renomme": "renommé",
}
TOPICS = {"partie": "Partie", "champ": "Champ", "action": "Action", "rubrique": ""}
_COUNTED = {
    "partie": ("partie", "parties"),
    "champ": ("champ", "champs"),
    "action": ("action", "actions"),
}
_MONEY = ("montant", "realise")
_SHORT = 90
"""Signs of a text that is told whole."""
_AROUND = 4
"""Words told before and after those that differ."""
_LONGEST = 240
"""Signs of what is told of a text."""
_NAMED = 8
"""Names told in a summary."""


def topic_words(topic: Topic) -> str:
    """Return « Action « Ouvrir un atelier » », or the title of a part of the sources."""
    kind = TOPICS[topic.kind]
    return f"{kind} « {topic.nom} »" if kind else topic.nom


def value_words(value: Any, key: str = "") -> str:
    """Return a value of the sources, whole, as one reads it."""
    match value:
        case Fiche():
            own = (getattr(value, name, None) for name in (*NAMES, "id", "type"))
            named = next((str(said) for said in own if said), "")
            return named or enumeration(_parts(value))
        case tuple():
            return enumeration(value_words(item) for item in value)
        case bool():
            return "oui" if value else "non"
        case Enum():
            return str(value.value)
        case date():
            return date_longue(value)
        case time():
            return heure(value)
        case Decimal():
            return montant(value) if key in _MONEY else nombre(value)
        case _:
            return str(value).strip()


def _parts(value: Fiche) -> Iterator[str]:
    for name in type(value).model_fields:
        if name in value.model_fields_set and (part := getattr(value, name)) not in (None, ()):
            yield value_words(part, name)


def change_words(one: Difference) -> str:
    """Return a change on one line: « Budget – Montant : « 3 000 € » → « 4 000 € » »."""
    about = " – ".join(one.titres)
    key = one.cle.rpartition(".")[2]
    before = value_words(one.avant.value, key) if one.avant else ""
    after = value_words(one.apres.value, key) if one.apres else ""
    if one.kind == "reordonne":
        ranks = [ordinal_court(int(rank), "f") for rank in (before, after)]
        return _led(about, f"de la {ranks[0]} à la {ranks[1]} place")
    if before and after:
        if max(len(before), len(after)) > _SHORT:
            before, after = _excerpts(before, after)
        return _led(about, f"« {_line(before)} » → « {_line(after)} »")
    if not about:
        return ""
    named = one.avant or one.apres
    whole = isinstance(named.value, Fiche) if named else False
    return about if whole else _led(about, f"« {_line(before or after)} »")


def _led(about: str, words: str) -> str:
    return f"{about} : {words}" if about else words


def _line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rsplit(' ', 1)[0]} …"


def _excerpts(old: str, new: str) -> tuple[str, str]:
    """Return the words that differ of two texts, with a few others on both sides."""
    before, after = old.split(), new.split()
    first = next(
        (n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    return _excerpt(before, first, last), _excerpt(after, first, last)


def _excerpt(words: Sequence[str], first: int, last: int) -> str:
    start, end = max(0, first - _AROUND), min(len(words), len(words) - last + _AROUND)
    shown = " ".join(words[start:end])
    return f"{'… ' if start else ''}{shown}{' …' if end < len(words) else ''}"


def total_words(total: Total) -> str:
    """Return « prévu : 375 700 € → 391 200 € »."""
    unit = {"euros": montant, "etp": lambda n: grandeur(n, "ETP"), "": nombre}[total.unit]
    before, after = ("—" if n is None else unit(n) for n in (total.avant, total.apres))
    return f"{total.nom} : {before} → {after}"


def summary(titre: str, found: Sequence[Difference], totals: Sequence[Total]) -> list[str]:
    """Return the lines that one pastes in a mail."""
    number = len(found)
    lines = [
        f"{titre} : {nombre(number)} {accorde(number, 'différence', 'différences')} entre les deux "
        "versions."
    ]
    for kind in _COUNTED:
        lines += _changes_of(kind, found)
    others = dict.fromkeys(d.topic.nom for d in found if d.topic.kind == "rubrique")
    if others:
        lines.append(f"- Autres rubriques qui changent : {_first(list(others))}.")
    return [
        *lines,
        *(f"- {capital(total_words(total))}." for total in totals if "champ «" not in total.nom),
    ]


def capital(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def _changes_of(kind: str, found: Sequence[Difference]) -> Iterator[str]:
    """Yield one line for each way in which the parties, the fields or the actions change."""
    groups: dict[str, dict[str, str]] = {"ajouté": {}, "supprimé": {}, "déplacé": {}, "modifié": {}}
    own = [d for d in found if d.topic.kind == kind]
    whole = {d.topic.id: KINDS[d.kind] for d in own if _is_whole(d)}
    for one in own:
        how = whole.get(one.topic.id, "modifié")
        groups[how if how in groups else "modifié"][one.topic.id] = one.topic.nom
    for how, names in groups.items():
        if names:
            word = accorde(len(names), *_COUNTED[kind])
            participle = f"{how}{'' if kind == 'champ' else 'e'}{'s' if len(names) > 1 else ''}"
            quoted = [f"« {name} »" for name in names.values()]
            yield f"- {len(names)} {word} {participle} : {_first(quoted)}."


def _is_whole(one: Difference) -> bool:
    """Tell whether a difference is about the whole of its subject, and not a value of it."""
    return one.cle.count(".") == 1 or one.cle.endswith(".rattachee_a")


def _first(names: Sequence[str]) -> str:
    left = len(names) - _NAMED
    return enumeration([*names[:_NAMED], *([f"{left} autres"] if left > 0 else [])])


def counts(found: Sequence[Difference]) -> str:
    """Return « 3 ajoutés, 1 supprimé »."""
    several = Counter(one.kind for one in found)
    return ", ".join(
        f"{several[k]} {word}{'s' if several[k] > 1 else ''}"
        for k, word in KINDS.items()
        if several[k]
    )
