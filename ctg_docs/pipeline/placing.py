"""Places of faults: from the tree to the line of the sources, or of the template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ctg_docs.checks import lacunes
from ctg_docs.checks.manques import manque
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.document.linting import lint, undrawn
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.theme import Theme
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.encoding import decode
from ctg_docs.reading.extents import place_of_words, texts_by_place
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.positions import Chemin
from ctg_docs.writing.formats import FORMATS


def faults_of(placed: PlacedDocument, theme: Theme, formats: Iterable[str]) -> list[Problem]:
    """Return the faults of a document ready to be drawn, in the formats that it has."""
    # A file without fonts is read in those of its reader.
    signs = undrawn(placed, theme) if any(FORMATS[name].polices for name in formats) else ()
    return [*lint(placed), *signs]


def placed(
    problems: Iterable[Problem], territories: Sequence[CheckedTerritory], plan: Place
) -> Iterator[Problem]:
    """Yield the problems of a document at their exact places, in the sources or in the house.

    One that several values cause comes once for each. What no node knows comes at the plan.
    """
    pointing = _WordFinder()
    for problem in problems:
        found = [again for territory in territories for again in _in_territory(problem, territory)]
        yield from found or pointing.at_words(problem, plan)


def _in_territory(problem: Problem, territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield a fault that a key of the sources would mend: a value due, a block taken away."""
    removed = territory.convention.articles.retirer
    if problem.due:
        path = territory.path(problem.due)
        place, hint = manque(territory, path)
        due = ".".join(map(str, path))
        yield replace(problem, place=place, hint=problem.hint or hint, due=due)
    elif problem.code == "renvoi-inconnu" and (target := problem.words[2:-1]) in removed:
        place = territory.place(("articles", "retirer", removed.index(target)))
        hint = (
            "D’autres clauses renvoient à ce bloc : récrivez-les, ou remplacez-le plutôt que de le "
            "retirer."
        )
        yield replace(problem, place=place, hint=hint)


def without_echoes(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in order, those that a value causes told at that value alone.

    A template that prints the value through a computation would be told of the same fault, and the
    blank of a value that the checks ask for, or of a part of it, would ask for it twice.
    """
    once = _asked_once(sorted(set(problems)))
    echoes = {p for p in once if p.words and _in_house(p.place)}
    caused = {(p.code, p.message) for p in once if p.words and p not in echoes}
    return [p for p in once if p not in echoes or (p.code, p.message) not in caused]


def _asked_once(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems without the blanks of what a check says is missing.

    As long as something is, a blank that no key would fill is taken for its consequence.
    """
    asked = [problem.due for problem in problems if problem.code == lacunes.CODE]
    return [one for one in problems if one.code != "blanc-restant" or not asked_for(one.due, asked)]


def asked_for(due: str, asked: Sequence[str]) -> bool:
    """Tell whether a value holds one of those that are asked for, or is a part of it."""
    inside = ((f"{due}.", f"{other}.") for other in asked)
    return any(not due or one.startswith(other) or other.startswith(one) for one, other in inside)


def _in_house(place: Place) -> bool:
    return Path(place.file).resolve().is_relative_to(templates_folder().resolve())


class _WordFinder:
    """Finds the words of a fault in the value, or from the line, that they come from."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._values: dict[str, dict[tuple[int, int], Chemin]] = {}

    def at_words(self, problem: Problem, plan: Place) -> Iterator[Problem]:
        """Yield a problem at its words, in each of the values that may hold them."""
        places = [place for place in problem.among or (problem.place,) if place.file]
        exact = [found for place in places if (found := self._words(place, problem))]
        for place in dict.fromkeys(exact or places[:1] or [plan]):
            yield replace(problem, place=place)

    def _words(self, place: Place, problem: Problem) -> Place | None:
        text, words = self._text(place.file), problem.words
        if not words or not text:
            return None
        if not place.file.endswith((".yaml", ".yml")):
            return _from_line(text, place, words)
        path = self._values[place.file].get((place.line, place.column))
        found = path is not None and place_of_words(text, path, words, problem.line)
        return Place(place.file, *found) if found else None

    def _text(self, name: str) -> str:
        """Return the text of a file, read once; empty when it is no file of ours to read."""
        if name not in self._texts:
            content = Path(name).read_bytes() if Path(name).is_file() else b""
            text = self._texts[name] = decode(content, name)[0]
            self._values[name] = texts_by_place(text) if name.endswith((".yaml", ".yml")) else {}
        return self._texts[name]


def _from_line(text: str, place: Place, words: str) -> Place | None:
    """Return the line of a template, from a place on, that holds words."""
    lines = text.split("\n")
    following = range(max(place.line, 1), len(lines) + 1)
    line = next((line for line in following if words in lines[line - 1]), 0)
    return Place(place.file, line) if line else None
