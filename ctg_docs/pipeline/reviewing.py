"""A Word file that comes back edited: what was sent is drawn again, and each difference settled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.document.comparing.likeness import words_of
from ctg_docs.document.office import SOURCES
from ctg_docs.document.text_seal import text_seal
from ctg_docs.document.theme import Theme
from ctg_docs.importing.relecture.aligning import aligned
from ctg_docs.importing.relecture.differences import differences
from ctg_docs.importing.relecture.lines import WordLine, returned_lines
from ctg_docs.importing.relecture.remarks import Remarks
from ctg_docs.importing.relecture.sent import Traced
from ctg_docs.importing.relecture.settling import Settling
from ctg_docs.importing.relecture.suggestions import Suggestion
from ctg_docs.importing.relecture.values import SentValues, TodaySources
from ctg_docs.importing.word.opening import WordPackage, open_word, package_of
from ctg_docs.importing.word.paragraphs import read_comments, read_paragraphs
from ctg_docs.matching import words_likeness
from ctg_docs.model.publiques import public_yaml
from ctg_docs.pipeline.carried_sources import CarriedSources, carried_sources
from ctg_docs.pipeline.coming_back import Return, hold, stops
from ctg_docs.pipeline.lecture import Lecture, read
from ctg_docs.pipeline.pieces import Piece, Prepared
from ctg_docs.pipeline.redlines import anywhere
from ctg_docs.pipeline.territory import compose
from ctg_docs.pipeline.versions import carried
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.signing.word import WordFile
from ctg_docs.writing.formats import shown_in

# The Word writer is loaded when there is a document to draw.
# ruff: noqa: PLC0415

RESTATED = (
    "les textes de la maison ont changé depuis que ce document a été construit : ce qui suit peut "
    "venir d’elle et non de qui a relu"
)
DOUBTFUL = "récrit par la maison depuis l’envoi, ou par qui a relu : comparez"
"""What is said of a passage that both may have changed: no partner is told that it is refused."""
_MANY = 0.5
"""The share of its lines that a document drawn again must have in common with what came back."""


_KEYS = re.compile(rb"^(\w+):", re.MULTILINE)
"""The top-level keys of sources that a file carries."""


@dataclass(frozen=True)
class Sent:
    """The document that was sent: the sources that it was made from, its tree, its house style."""

    territory: CheckedTerritory
    piece: Piece
    theme: Theme


class Reviewed:
    """A document that was received: its file, and what was sent.

    What was sent is made from the sources of today when they say all that the file carries, else
    from those that it carries, unfolded in the folder `place`.
    """

    def __init__(self, path: Path, place: Path) -> None:
        self.package = open_word(path)
        self._path, self._place = path, place
        self._word = WordFile(self.package.content)
        _check(self.package, self._word)
        self._carried = carried_sources(path)
        self._today: Lecture | None = None

    @property
    def territory(self) -> str:
        """The name of its convention."""
        return self._carried.nom.rpartition(".")[0]

    def compare(self, today: Lecture) -> None:
        """Take what was sent from sources of today, if they say all that the file carries."""
        if today.lu and not self._carried.former and _says_all(today.lu[0], self._carried):
            self._today = today

    @cached_property
    def sent(self) -> Sent:
        """The document that was sent. Raises SourceError when it can be composed no more."""
        if self._today and self._today.lu:
            made = self._pieces(self._today)
            if made and not made.refused:
                territory, vue = self._today.lu
                # The model of the commune says no word of the text, and no file carries it.
                theme = vue.theme.model_copy(update={"modele_word": None})
                return Sent(territory, self._piece(made.pieces), theme)
        version = carried(self._path, self._place)
        territory, made = version.territory, self._pieces(version.lecture)
        if made and made.refused:
            raise SourceError(version.placed(p for p in made.problems if stops(p)))
        return Sent(territory, self._piece(made.pieces if made else ()), version.theme)

    @cached_property
    def restated(self) -> bool:
        """Whether the house says today otherwise what it said when the file was built."""
        before = self._word.text_seal
        return bool(before) and before != text_seal(shown_in("docx", self.sent.piece.document))

    def _pieces(self, lecture: Lecture) -> Prepared | None:
        document = self._carried.document
        return compose(lecture, [document.id]) if document else None

    def _piece(self, pieces: Sequence[Piece]) -> Piece:
        """Return the document that was sent.

        Several may bear one title, the délibérations of a convention first of all: it is the one
        that says the most of the words that came back.
        """
        found = [p for p in pieces if p.document.title == self._word.titles[0]]
        if not found:
            raise _unknown(self.package.name)
        return found[0] if len(found) == 1 else _nearest(found, Counter(self._word.words))


@contextmanager
def received(path: Path) -> Iterator[Reviewed]:
    """Open a document that came back; what is made to draw it again goes in the end.

    Raises SourceError for what is no document of the house, or may do harm; see `open_word`.
    """
    with TemporaryDirectory() as place:
        yield Reviewed(path, Path(place))


def _says_all(territory: CheckedTerritory, carried: CarriedSources) -> bool:
    """Tell whether sources say what a file carries, and no key of it otherwise."""
    keys = [key.decode() for key in _KEYS.findall(carried.content)]
    return public_yaml(territory.convention, keys).encode() == carried.content


def _check(package: WordPackage, word: WordFile) -> None:
    if word.sources:
        return
    mark = SOURCES.rpartition(":")[0].encode()
    if any(mark in package.part(name)[:4096] for name in package.names if name.endswith(".xml")):
        message = "ce document a été construit par une version plus récente de ctg-docs"
        hint = "Mettez ctg-docs à jour, puis recommencez."
        raise SourceError([Problem(Place(package.name), "relecture-version", message, hint)])
    message = "ce document n’a pas été construit par ctg-docs, ou un autre outil l’a réécrit"
    hint = (
        "Donnez le fichier Word que « ctg construire » a écrit, tel qu’il vous est revenu. Pour "
        "partir d’un document écrit ailleurs : « ctg importer document »."
    )
    raise SourceError([Problem(Place(package.name), "relecture-etrangere", message, hint)])


def _unknown(name: str) -> SourceError:
    message = "ce document ne se construit plus : son titre, ou son gabarit, n’est plus le même"
    hint = "Renvoyez un document construit aujourd’hui, ou reprenez celui-ci à la main."
    return SourceError([Problem(Place(name), "relecture-inconnue", message, hint)])


def _nearest(pieces: Sequence[Piece], words: Counter[str]) -> Piece:
    def likeness(piece: Piece) -> float:
        return words_likeness(Counter(words_of(piece.document.blocks)), words, 0.0)

    return max(pieces, key=likeness)


def sent_lines(sent: Sent) -> list[WordLine]:
    """Return the lines of the document that was sent, each word with the value that it says."""
    from ctg_docs.writing.docx import write_docx

    traced = Traced(shown_in("docx", sent.piece.document))
    theme = sent.theme.model_copy(update={"polices_word": "non"})
    content = write_docx(traced.document, theme, anywhere())
    return traced.lines(read_paragraphs(package_of(content, sent.piece.chemin)))


def review(one: Reviewed, folder: Path, author: str = "") -> Return[Suggestion]:
    """Return the changes that a document asks of the sources; nothing is written.

    A change that the sources could not hold is refused, and the others are taken. Raises
    SourceError for sources that are refused, and for a document of another territory.
    """
    today = _today(one, folder)
    one.compare(today)
    lines = sent_lines(one.sent)
    pairs = aligned(lines, returned_lines(read_paragraphs(one.package)))
    changes, unfit = list(differences(pairs)), dict[int, str]()
    while True:
        sources = TodaySources(_now(today), folder)
        values = SentValues(one.sent.territory, _now(today))
        settling = Settling(values, sources, lines, author)
        remarks = Remarks(values, sources, author)
        commented = list(remarks.settle(pairs, read_comments(one.package)))
        found = settling.settle(changes, unfit)
        files = {name: file.text for name, file in sources.files.items() if file.is_changed}
        doubts: list[Problem] = []
        try:
            if files:
                doubts = hold(folder, files, today.problems, [one.sent.piece.entree])
        except SourceError as error:
            wrong = settling.unfit(error.problems, found)
            if not wrong:
                raise
            unfit |= wrong
            continue
        if one.restated:
            found = [_shared_refusal(suggestion) for suggestion in found]
        moved = any(s.state == "conflit" for s in found)
        around = [*_around(one, pairs), *_doubted(doubts, today.problems)]
        return Return([*around, *commented, *found], files, moved)


def _now(today: Lecture) -> CheckedTerritory:
    assert today.lu is not None
    return today.lu[0]


def _today(one: Reviewed, folder: Path) -> Lecture:
    today = read(folder)
    if today.lu is None:
        raise SourceError([p for p in today.problems if stops(p)])
    own = str(_now(today).convention.convention.id)
    if own != one.territory:
        message = f"ce document est de « {one.territory} », et le territoire est « {own} »"
        hint = "Donnez par --territoire celui du document."
        raise SourceError([Problem(Place(one.package.name), "relecture-autre", message, hint)])
    return today


def _doubted(problems: Sequence[Problem], known: Sequence[Problem]) -> Iterator[Suggestion]:
    """Yield the warnings that the sources would give, once changed, and give not yet.

    One that quotes words that have changed stands for one that went in the same file.
    """
    before, after = ({(p.code, p.message) for p in each} for each in (known, problems))
    gone = Counter((p.code, p.place.file) for p in known if (p.code, p.message) not in after)
    for problem in problems:
        if (problem.code, problem.message) in before:
            continue
        place = problem.code, problem.place.file
        if gone[place]:
            gone[place] -= 1
            continue
        source = f"{problem.place.file}:{problem.place.line}"
        yield Suggestion("remarque", source=source, note=problem.message)


def _shared_refusal(one: Suggestion) -> Suggestion:
    """Return a refusal of what no value says, a title included, as one of a restated text."""
    if one.state == "refuse" and not (one.path or one.source):
        one.settle("refuse", DOUBTFUL)
    return one


def _around(
    one: Reviewed, pairs: Sequence[tuple[WordLine | None, WordLine | None]]
) -> Iterator[Suggestion]:
    """Yield the remarks about the file as a whole."""
    if one.restated:
        yield Suggestion("remarque", note=RESTATED)
    for address in dict.fromkeys(one.package.outside):
        note = f"le document va chercher « {address} » hors de lui : rien n’en est lu"
        yield Suggestion("remarque", note=note)
    same = sum(1 for old, new in pairs if old and new and old.keys == new.keys)
    if same < _MANY * sum(1 for old, _ in pairs if old):
        note = (
            "moins de la moitié du document est celui que ses sources donnent aujourd’hui : "
            "une autre version de ctg-docs l’a sans doute construit"
        )
        yield Suggestion("remarque", note=note)
