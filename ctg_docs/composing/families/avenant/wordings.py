"""Words of one alinéa that take the place of others, in the sentences of an avenant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[-’'.,/]\w+)*|\s+|.", re.DOTALL)
_ISLAND, _MOST, _LEAST = 2, 4, 0.5
"""Words that stay between two changes and are taken with them; changes in one alinéa, share of the
words that must stay: beyond, the alinéa is replaced whole."""


class Wording(NamedTuple):
    """Words that stand once in the signed text, and those that take their place."""

    old: str
    new: str

    @property
    def sentence(self) -> str:
        """The end of the sentence that says it: « les mots « … » sont remplacés par… »."""
        if self.new.startswith(self.old):
            added = self.new[len(self.old) :].strip()
            verb = "sont insérés" if _several(added) else "est inséré"
            return f"après {_les(self.old)}, {verb} {_les(added)}"
        if not self.new:
            verb = "sont supprimés" if _several(self.old) else "est supprimé"
            return f"{_les(self.old)} {verb}"
        verb = "sont remplacés" if _several(self.old) else "est remplacé"
        return f"{_les(self.old)} {verb} par {_les(self.new)}"


def wordings(old: str, new: str) -> list[Wording]:
    """Return the words to replace in a text to make another of it, none when it is better whole.

    Applied one after the other, they give the new text exactly.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    pieces = list(_pieces(before, after))
    kept = len(_plain(before)) - sum(len(_plain(before[i:j])) for i, j, _, _ in pieces)
    if not pieces or len(pieces) > _MOST or kept < _LEAST * max(1, len(_plain(before))):
        return []
    found = [_once(old, before, after, piece) for piece in pieces]
    if None in found or len({w.old for w in found if w}) < len(found):
        return []
    known = [wording for wording in found if wording is not None]
    made = old
    for wording in known:
        made = made.replace(wording.old, wording.new, 1) if made.count(wording.old) == 1 else ""
    return known if made == new else []


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the words that differ, those that few words part taken together."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    last: tuple[int, int, int, int] | None = None
    for tag, i, j, k, m in codes:
        if tag == "equal":
            continue
        if last and len(_plain(old[last[1] : i])) <= _ISLAND:
            last = (last[0], j, last[2], m)
            continue
        if last:
            yield last
        last = (i, j, k, m)
    if last:
        yield last


def _once(
    text: str, old: Sequence[str], new: Sequence[str], piece: tuple[int, int, int, int]
) -> Wording | None:
    """Return a change with as many words around it as make it stand once in the signed text."""
    i, j, k, m = piece
    if i == j and i and old[i - 1] == new[m - 1] and new[m - 1].isspace():
        # What comes between two words is told after the first of them, as lawyers do.
        i, j, k, m = i - 1, j - 1, k - 1, m - 1
    while True:
        said, come = "".join(old[i:j]), "".join(new[k:m])
        whole = said.strip() and said == said.strip() and come == come.strip() and come
        if whole and _count(text, said) == 1:
            return Wording(said, come)
        if i > 0 and k > 0 and old[i - 1] == new[k - 1]:
            i, k = i - 1, k - 1
        elif j < len(old) and m < len(new) and old[j] == new[m]:
            j, m = j + 1, m + 1
        else:
            return None


def _count(text: str, words: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text)) if words else 0


def _plain(words: Sequence[str]) -> list[str]:
    return [word for word in words if word[0].isalnum()]


def _several(text: str) -> bool:
    return len(_plain(_WORD.findall(text))) > 1


def _les(text: str) -> str:
    if text.replace("\u202f", "").isdecimal():
        return f"le nombre « {text} »"
    return f"les mots « {text} »" if _several(text) else f"le mot « {text} »"
