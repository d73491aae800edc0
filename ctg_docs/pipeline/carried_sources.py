"""Sources that a built file carries, signed or not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ctg_docs.composing.house.catalogue import Entree, load_catalogue
from ctg_docs.lines import one_line
from ctg_docs.pipeline.pieces import FORMER
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.reading.house import templates_folder

# Libraries that open received files are loaded when there is one.
# ruff: noqa: PLC0415

_PDF, _ZIP = b"%PDF", b"PK"


class CarriedSources(NamedTuple):
    """The sources that a file was made from, under their name, and its document if it has one.

    `former` are the versions that its avenants changed, in order, which travel with it.
    """

    nom: str
    content: bytes
    document: Entree | None
    former: tuple[bytes, ...]


def own_sources(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the sources that a file is made from, without the versions that avenants change."""
    return {name: content for name, content in sources.items() if FORMER not in name}


def amended_sources(sources: Mapping[str, bytes]) -> tuple[bytes, ...]:
    """Return the versions that avenants changed, in the order of the avenants."""
    return tuple(sources[name] for name in sorted(sources, key=_rank) if FORMER in name)


def _rank(name: str) -> int:
    """Return the number of the avenant that changed the version of that name."""
    number = name.rpartition(FORMER)[2].partition(".")[0]
    return int(number) if number.isdecimal() else 0


def carried_sources(file: Path) -> CarriedSources:
    """Return the sources that a file carries; raises SourceError without any."""
    from ctg_docs.signing.received import content_of

    content = content_of(file)
    if _PDF in content[:1024]:
        carried, subject = _of_pdf(file, content)
    elif content.startswith(_ZIP):
        carried, subject = _of_word(file, content)
    else:
        raise refused_file(
            str(file), "ce n’est ni un dossier de sources, ni un PDF, ni un fichier Word"
        )
    own = own_sources(carried)
    if len(own) != 1:
        raise refused_file(str(file), _SEVERAL if own else _NONE)
    ((name, found),) = own.items()
    documents = load_catalogue(templates_folder()).documents
    document = next((d for d in documents if d.titre == subject), None)
    return CarriedSources(name, found, document, amended_sources(carried))


_NONE = "ce fichier ne porte pas de sources : ctg-docs ne l’a pas construit, ou il a été réécrit"
_SEVERAL = "ce fichier porte les sources de plusieurs territoires"


def _of_pdf(file: Path, content: bytes) -> tuple[dict[str, bytes], str]:
    import pikepdf

    from ctg_docs.signing.joints import attached
    from ctg_docs.signing.objects import entry, opened, text
    from ctg_docs.signing.received import broken, protected

    try:
        with opened(content) as pdf:
            subject = text(entry(entry(pdf.trailer, "/Info"), "/Subject"))
            return {p.nom: p.contenu for p in attached(pdf) if not p.refus}, subject
    except pikepdf.PasswordError as error:
        raise protected(file) from error
    except Exception as error:
        # A broken file makes libraries raise errors of any kind; the reader is told one thing.
        raise broken(file) from error


def _of_word(file: Path, content: bytes) -> tuple[dict[str, bytes], str]:
    from ctg_docs.signing.word import WordFile

    try:
        word = WordFile(content)
        return {p.nom: p.contenu for p in word.sources if not p.refus}, word.titles[1]
    except ValueError as error:
        message = "ce fichier n’est pas un document Word, ou il est abîmé"
        raise refused_file(str(file), message) from error


def refused_file(file: str, message: str) -> SourceError:
    """Return the error for a file that gives no sources."""
    hint = "Donnez un dossier de sources, un PDF ou un fichier Word construit avec ctg-docs."
    return SourceError([Problem(Place(one_line(file)), "version-illisible", message, hint)])
