"""Comments of a file that came back: beside the value that they are about, or in a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from difflib import SequenceMatcher

from ctg_docs.french.dates import date_longue
from ctg_docs.french.words import de_nom
from ctg_docs.importing.relecture.differences import Pairs
from ctg_docs.importing.relecture.lines import WordLine
from ctg_docs.importing.relecture.suggestions import Suggestion, dotted
from ctg_docs.importing.relecture.values import SentValues, TodaySources
from ctg_docs.importing.relecture.wording import plain
from ctg_docs.importing.word.paragraphs import WordComment
from ctg_docs.lines import one_line
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.splicing import SpliceError, insert_comment

_NOWHERE = "commentaire : aucune valeur des sources n’est sous lui"


class Remarks:
    """The comments of a file, as suggestions; those of a value are written above it."""

    def __init__(self, sent: SentValues, today: TodaySources, author: str) -> None:
        self._sent, self._today, self._author = sent, today, author

    def settle(self, pairs: Pairs, comments: Mapping[str, WordComment]) -> Iterator[Suggestion]:
        """Yield the suggestion of each comment, in the order of the text."""
        for old, new in pairs:
            for name, span in sorted((new.paragraph.marks if new else {}).items()):
                if new and name in comments:
                    yield self._comment(comments[name], old, new, span)

    def _comment(
        self, comment: WordComment, old: WordLine | None, new: WordLine, span: tuple[int, int]
    ) -> Suggestion:
        path = _value(old, new, span) if old else None
        today = None if path is None else self._sent.today(path)
        hand = comment.hand
        found = Suggestion(
            "remarque",
            heading=new.heading,
            before=" ".join(new.text[slice(*span)].split()),
            author=hand.author or self._author,
            day=hand.day,
            comment=comment.words,
            note=_NOWHERE,
        )
        if path is not None and today is not None:
            found.path, found.source = dotted(path, self._sent), self._today.shown(today)
            self._write(found, today)
        return found

    def _write(self, found: Suggestion, today: Chemin) -> None:
        file = self._today.file(today)
        if file is None:
            return
        words = said(found)
        if f"# {words}" in file.text:
            found.settle("deja", "ce commentaire est déjà dans les sources")
            return
        try:
            file.text = insert_comment(file.text, file.name, self._today.within(today), words)
        except SpliceError:
            found.settle("remarque", "commentaire : aucune ligne ne peut le recevoir")
        else:
            found.settle("repris")


def said(one: Suggestion) -> str:
    """Return a comment as the sources keep it: « relecture de X, le 12 mars 2026 : … »."""
    day = ""
    with suppress(ValueError):
        day = f", le {date_longue(date.fromisoformat(one.day))}" if one.day else ""
    by = f" {de_nom(one.author)}" if one.author else ""
    return one_line(plain(f"relecture{by}{day} : {one.comment}", "’"))


def _value(old: WordLine, new: WordLine, span: tuple[int, int]) -> Chemin | None:
    """Return the path of the value that words say, else that of the only one of the line."""
    start, end = span
    inside = {n for n, w in enumerate(new.words) if w.start < max(end, start + 1) and w.end > start}
    matcher = SequenceMatcher(None, old.keys, new.keys, autojunk=False)
    under = [
        old.owner(i + n)
        for i, k, size in matcher.get_matching_blocks()
        for n in range(size)
        if k + n in inside
    ]
    found = dict.fromkeys(owner.path for owner in under if owner.kind == "valeur")
    paths = list(found) or list(old.paths)
    return paths[0] if len(paths) == 1 or found else None
