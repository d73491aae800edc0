"""The signs of Markdown that no document draws: refused rather than printed raw."""

from __future__ import annotations

import re

from ctg_docs.document.markdown.faults import MarkdownError

_REFUSED = (
    (
        r"\[\^[^\]\n]*\]",
        "une note de bas de page ne s’imprimerait pas",
        "Écrivez la note entre parenthèses, à sa place dans la phrase.",
    ),
    (
        r"^ *(?:(?:\* *){3,}|(?:_ *){3,}|(?:- *){3,})$",
        "un filet ne s’imprimerait pas",
        "Laissez une ligne vide entre les deux paragraphes.",
    ),
    (r"^ *> ?", "une citation ne s’ouvre pas par « > »", "Écrivez-la entre guillemets : « … »."),
    (r"`", "« ` » s’imprimerait tel quel", "Écrivez **gras** ou « entre guillemets »."),
    (
        r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});",
        "« {found} » s’imprimerait tel quel",
        "Écrivez le signe lui-même : « é », « & », « ’ ».",
    ),
    (
        r"\S?\^\S*",
        "« {found} » s’imprimerait tel quel",
        "Écrivez « m² », « 1er », « n° » : la typographie les reconnaît.",
    ),
    (r"~~", "« ~~ » s’imprimerait tel quel", "Effacez les mots à barrer."),
    (
        r"^ *[-*+] +\[[ xX]\]",
        "une case à cocher ne s’imprimerait pas",
        "Dites en toutes lettres ce qui est fait et ce qui ne l’est pas.",
    ),
    (
        r"^ {0,3}\[[^\]\n]+\]: ",
        "« {found} » disparaîtrait",
        "Écrivez le lien à sa place : [texte](https://…).",
    ),
    (
        r"\\(?![\\`*_{}\[\]()>#+.!|~-])",
        "« \\ » s’imprimerait tel quel",
        "Écrivez « / », ou deux fois « \\ » pour l’imprimer.",
    ),
)
_PATTERNS = tuple((re.compile(where, re.MULTILINE), words, hint) for where, words, hint in _REFUSED)


def check_signs(text: str) -> None:
    """Refuse the marks of other kinds of Markdown, each with what to write instead."""
    for pattern, words, hint in _PATTERNS:
        if found := pattern.search(text):
            line = text.count("\n", 0, found.start())
            shown = found[0].strip()[:60]
            raise MarkdownError("markdown-signe", words.format(found=shown), line, hint)
