"""Check of the commune's own Word file, before anything is drawn."""

from __future__ import annotations

from ctg_docs.document.theme import Theme
from ctg_docs.problems import Problem


def word_model_problems(theme: Theme) -> list[Problem]:
    """Return the problems of the Word model of a theme, if it names one."""
    if theme.modele_word is None:
        return []
    from ctg_docs.writing.docx.charter.checking import check_model  # noqa: PLC0415 - few have one

    return check_model(theme.modele_word, theme)
