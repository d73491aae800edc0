"""Steps of an avenant: what each part of the signed text becomes, in the phrases of the law."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ctg_docs.composing.families.avenant.alineas import Unit, units
from ctg_docs.composing.families.avenant.grids import IN_A_TABLE, grid_steps
from ctg_docs.composing.families.avenant.passages import Passage, passage_of
from ctg_docs.composing.families.avenant.phrases import phrase_steps
from ctg_docs.composing.families.avenant.quoting import quoted
from ctg_docs.composing.families.avenant.step import Step
from ctg_docs.composing.families.avenant.wordings import wordings
from ctg_docs.document.nodes import Paragraph, Section
from ctg_docs.document.repealing import repealed
from ctg_docs.document.words import inline_text
from ctg_docs.french.letters import cardinal, ordinal
from ctg_docs.french.lists import enumeration
from ctg_docs.french.words import le_nom
from ctg_docs.matching import matched


def steps(old: Section, new: Section, place: Passage) -> Iterator[Step]:
    """Yield the changes between two states of a part, in their order."""
    if repealed(new):
        if not repealed(old):
            yield Step(f"{place.nom} {place.agreed('abrogé')}")
        return
    if repealed(old):
        yield Step(f"{place.nom} {place.agreed('rétabli', 'ainsi ')}", quoted((new,)))
        return
    if inline_text(old.title) != inline_text(new.title):
        title = quoted((Paragraph(new.title),))
        yield Step(f"l’intitulé{place.de} est remplacé par l’intitulé suivant", title)
    own = [*_own(old, new, place), *_inside(old, new, place)]
    if new.kind == "fiche" and any(step.said.startswith(IN_A_TABLE) for step in own):
        # The tables of a sheet have no name by which a sentence would tell one from another.
        own = [Step(f"{place.nom} est remplacée par la fiche suivante", quoted((new,)))]
    yield from own


def _inside(old: Section, new: Section, place: Passage) -> Iterator[Step]:
    """Yield the changes of the parts under a title."""
    known = {part.id: part for part in old.content if isinstance(part, Section)}
    parts = [part for part in new.content if isinstance(part, Section)]
    before: Section | None = None
    for part in parts:
        if part.id in known:
            yield from steps(known.pop(part.id), part, passage_of(part))
        else:
            yield _added(part, before, place)
        before = part
    for part in known.values():
        removed = "supprimée" if part.kind == "fiche" else "supprimé"
        yield Step(f"{passage_of(part).nom} est {removed}")


def _added(part: Section, before: Section | None, place: Passage) -> Step:
    named = passage_of(part).nom
    bare = named.split("\u00a0")[0].split(" ")[-1].removeprefix("l’")
    article = "une" if bare == "fiche" else "un"
    rest = named.partition("\u00a0")[2] or named.partition(" ")[2]
    where = f"après {passage_of(before).nom}" if before else place.a
    written = "rédigée" if article == "une" else "rédigé"
    said = f"{where}, il est inséré {article} {bare} {rest} ainsi {written}"
    return Step(said, quoted((part,)))


def _own(old: Section, new: Section, place: Passage) -> Iterator[Step]:
    """Yield the changes above the parts of a section."""
    before, after = units(old.content), units(new.content)
    pairs = matched(before, after, lambda unit: unit.key, Unit.likeness)
    total = max((unit.rank for unit in before), default=0)
    reached = 0
    for kind, group in groupby(pairs, key=_kind):
        several = list(group)
        gone = [before[i] for i, _ in several if i is not None]
        come = [after[j] for _, j in several if j is not None]
        if kind == "retire":
            yield from _removed(gone, place)
        elif kind == "ajoute":
            yield from _inserted(come, place, reached, total)
        else:
            for unit, other in zip(gone, come, strict=True):
                yield from _changed(unit, other, place)
        reached = max([reached, *(unit.rank for unit in gone)])


def _kind(pair: tuple[int | None, int | None]) -> str:
    if pair[1] is None:
        return "retire"
    return "ajoute" if pair[0] is None else "paire"


def _removed(gone: Sequence[Unit], place: Passage) -> Iterator[Step]:
    ranks = [unit.rank for unit in gone if unit.rank]
    if len(ranks) == 1:
        yield Step(f"{place.alinea(ranks[0])} est supprimé")
    elif ranks:
        listed = enumeration([ordinal(rank) for rank in ranks])
        yield Step(f"{le_nom(listed, 'm', 'p')} alinéas{place.de} sont supprimés")
    for unit in gone:
        if not unit.rank:
            yield Step(f"{unit.nom}{place.de} est supprimé{unit.feminine}")


def _inserted(come: Sequence[Unit], place: Passage, reached: int, total: int) -> Iterator[Step]:
    for lines, group in groupby(come, key=lambda unit: bool(unit.rank)):
        several = list(group)
        text = quoted(tuple(block for unit in several for block in unit.merged(several)))
        if not lines:
            for unit in several:
                yield Step(f"{_after(place, reached, total)} {unit.indefinite}", unit.shown)
        elif len(several) == 1:
            yield Step(f"{_after(place, reached, total)} un alinéa ainsi rédigé", text)
        else:
            count = cardinal(len(several))
            yield Step(f"{_after(place, reached, total)} {count} alinéas ainsi rédigés", text)


def _after(place: Passage, reached: int, total: int) -> str:
    """Return the place where alinéas come: « après le deuxième alinéa, il est inséré »."""
    if reached == total:
        return f"{place.nom} {place.agreed('complété')} par"
    if not reached:
        return f"avant {place.alinea(1)}, il est inséré"
    return f"après {place.alinea(reached)}, il est inséré"


def _changed(old: Unit, new: Unit, place: Passage) -> Iterator[Step]:
    if old.key == new.key:
        return
    if not old.rank:
        yield from grid_steps(old, new, place)
        return
    if sentences := phrase_steps(old.text, new.text, place.alinea(old.rank)):
        yield from sentences
        return
    words = wordings(old.text, new.text)
    where = f"au {ordinal(old.rank)} alinéa{place.de}"
    if words:
        yield Step(f"{where}, " + ", et ".join(wording.sentence for wording in words))
    else:
        yield Step(
            f"{place.alinea(old.rank)} est remplacé par l’alinéa suivant", quoted(new.blocks)
        )
