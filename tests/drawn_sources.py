"""Sources drawn from the model: any of its keys, stated or empty, and ids that lead somewhere."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path

import yaml
from hypothesis import strategies as st
from least_sources import example, is_list, least, models_in, words_of
from PIL import Image
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ctg_docs.checks.references import mentions
from ctg_docs.checks.territory import FILES
from ctg_docs.model.convention import Convention
from ctg_docs.model.loading import known
from ctg_docs.pipeline.lecture import read
from ctg_docs.problems import Gravite
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.territory import read_territory

Data = dict[str, typing.Any]
PICTURE = "photo.png"
OTHER_WORDS = frozenset(("alternative", "logo_alt"))
"""Keys that may not say what stands beside them."""
MOST_ROUNDS = 12
TARGETS = {"projet": "champs", "constats": "champs"}
"""The key that holds the elements of a family, where it has another name."""


def empties(field: FieldInfo) -> list[typing.Any]:
    """The ways of writing a key and saying nothing."""
    inner = models_in(field.annotation)
    if is_list(field.annotation):
        return [None, "", []]
    if inner:
        return [None] if least(inner[0]) else [None, {}]
    return [None, ""]


def optional(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys that a structure may lack."""
    return {key: field for key, field in model.model_fields.items() if not field.is_required()}


def at(path: tuple[str, ...], model: type[BaseModel] = Convention) -> type[BaseModel]:
    """The structure that a path of keys leads to."""
    for key in path:
        (model,) = models_in(model.model_fields[key].annotation)
    return model


def empty(model: type[BaseModel], rank: int) -> Data:
    """Every optional key of a structure, written and empty in one of the ways."""
    return {key: (ways := empties(f))[rank % len(ways)] for key, f in optional(model).items()}


def full(model: type[BaseModel], rank: int) -> Data:
    """Every structure below a structure, each with what is required and the rest empty."""
    made = least(model) | empty(model, rank)
    for key, field in model.model_fields.items():
        for inner in models_in(field.annotation):
            below = full(inner, rank)
            made[key] = [below] if is_list(field.annotation) else below
    return made


class _Written(yaml.SafeDumper):
    """Writes nothing after the key of what is not known, as an author does."""


_Written.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)


@st.composite
def drawn(draw: st.DrawFn, model: type[BaseModel] = Convention) -> Data:
    """Any of the optional keys of a structure: stated, or left empty."""
    made: Data = {}
    for key, field in model.model_fields.items():
        if field.is_required() or draw(st.integers(0, 3)) == 0:
            made[key] = draw(_stated(field))
        elif draw(st.booleans()):
            made[key] = draw(st.sampled_from(empties(field)))
    return made


def _stated(field: FieldInfo) -> st.SearchStrategy[typing.Any]:
    for inner in models_in(field.annotation):
        below = drawn(inner)
        if not is_list(field.annotation):
            return below
        return st.lists(below, min_size=1, max_size=2)
    if words := words_of(field.annotation):
        chosen = st.sampled_from(words)
        return chosen.map(lambda word: [word]) if is_list(field.annotation) else chosen
    return st.just(example(field))


def write(folder: Path, data: Data) -> Path:
    """Write sources, and the picture that they name; nothing stands after a key without a value."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / PICTURE).exists():
        Image.new("RGB", (800, 600), "white").save(folder / PICTURE)
    text = yaml.dump(data, Dumper=_Written, allow_unicode=True, sort_keys=False)
    (folder / "tout.yaml").write_text(text, encoding="utf-8")
    return folder


def accepted(folder: Path, data: Data) -> Path:
    """Write sources that no check refuses: what a message points at is taken away, as told.

    What leads nowhere, contradicts something or is due in a final convention is no emptiness.
    """
    made = led(data)
    for _ in range(MOST_ROUNDS):
        errors = [p for p in read(write(folder, made)).problems if p.gravite == Gravite.ERREUR]
        if not errors:
            break
        positions = read_territory(folder, folder.parent / COMMUN)[0].positions
        places = {positions.locate(path): path for path in _paths(made)}
        faults = {places.get(error.place, ("convention", "statut")) for error in errors}
        for path in sorted(faults, key=str, reverse=True):
            _take_away(made, path)
    return folder


def _take_away(data: Data, path: Chemin) -> None:
    """Take a value out of sources; of what a territory cannot lack, all that it can."""
    *above, last = path
    field = Convention.model_fields[str(path[0])]
    if not above and field.is_required():
        data[str(last)] = example(field)
        return
    holder: typing.Any = data
    for step in above:
        if isinstance(holder, list) and not isinstance(step, int):
            return
        holder = holder.get(step) if isinstance(holder, dict) else holder[step]
        if holder is None or isinstance(holder, str):
            return
    if isinstance(holder, dict):
        holder.pop(last, None)
    elif isinstance(last, int) and last < len(holder):
        holder.pop(last)


def _paths(data: typing.Any, path: Chemin = ()) -> Iterator[Chemin]:
    """Every path of the sources, those above first."""
    if path:
        yield path
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for step, value in items:
        yield from _paths(value, (*path, step))


def led(data: Data) -> Data:
    """The same sources, each id its own, and each mention that of an element, added if need be."""
    made = _named(data, iter(range(1, 100_000)))
    _of_blocks(made.get("articles") or {})
    if made.get("avenants"):
        # An avenant changes a signed version, a folder that no draw gives.
        del made["avenants"]
    made["niveaux"] = [level for level in made.get("niveaux") or () if _whole(level)]
    for _, path, family in mentions(Convention.model_validate(known(made))):
        *above, last = path
        holder: typing.Any = made
        for step in above:
            holder = holder[step]
        holder[last] = _target(made, family)
    return made


def _whole(level: Data) -> bool:
    """Tell whether the name of a level has all of its words, or none."""
    return len({bool(level.get(key)) for key in ("singulier", "pluriel", "genre")}) == 1


def _of_blocks(articles: Data) -> None:
    """Have the changes of clauses be about some that exist, and each new one have its title."""
    for key in ("completer", "remplacer"):
        for block, name in zip(articles.get(key) or (), ("objet", "duree"), strict=False):
            block |= {"id": name, "apres": None}
    for block in articles.get("ajouter") or ():
        block["apres"] = None
        block["titre"] = block.get("titre") or "Essai"
    if articles.get("retirer"):
        articles["retirer"] = ["recours"]


def _target(made: Data, family: str) -> str:
    """The id of the first element of a family."""
    key = TARGETS.get(family, family)
    items = made.get(key) or []
    if not items:
        (inner,) = models_in(Convention.model_fields[key].annotation)
        items = made[key] = [least(inner) | {"id": f"{key}-1"}]
    if family == "constats":
        champ = next((champ for champ in items if champ.get("enjeux")), items[0])
        if not champ.get("enjeux"):
            champ["enjeux"] = [{"id": "enjeu-1", "titre": "Garder"}]
        return str(champ["enjeux"][0].setdefault("id", "enjeu-1"))
    return str(items[0].setdefault("id", f"{key}-1"))


def _named(data: typing.Any, ranks: Iterator[int], key: str = "") -> typing.Any:
    if isinstance(data, dict):
        return {name: _named(value, ranks, name) for name, value in data.items()}
    if isinstance(data, list):
        return [_named(item, ranks) for item in data]
    if key == "id" and data:
        return f"element-{next(ranks)}"
    if key in OTHER_WORDS and data:
        return "Une salle."
    return PICTURE if key in FILES and data else data
