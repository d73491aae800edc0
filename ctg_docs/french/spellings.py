"""Forms that have one right spelling: ranks, civilities, accented capitals, acronyms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ctg_docs.french import code_articles
from ctg_docs.french.flow import Flow
from ctg_docs.french.shields import SHIELD
from ctg_docs.french.signs import NBSP, SPACE
from ctg_docs.french.words import vocabulary

# Patterns start with a literal sign, which `re` finds fast, and look behind only then.
_FIRST = re.compile(r"1(?<!\w.)[èeÈE][rR][eE](s?)(?!\w)")
_RANK = re.compile(
    r"([0-9IVXL](?<!\w.)[0-9IVXL]*)(?:i?[èe]me(s?)|I?[ÈE]ME(S?))(?!\w)",
)
_MISTER = re.compile(rf"Mr(?<!\w..)\.?(?={SPACE}+[A-ZÀ-ÖØ-Þ])")
_MISTERS = re.compile(
    rf"M(?<!\w.)(?:rs(?={SPACE}+[A-ZÀ-ÖØ-Þ])|M(?={SPACE}+(?:les?{SPACE}|[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]))|rs\.|es?srs\.?)"
)
_NUMBER = re.compile(
    rf"([nN](?<![^\Wº].))(?:[°º]|o(?={SPACE}?[0-9])){SPACE}*(?=[\w{SHIELD}])",
)

# Words whose capital loses its accent on a keyboard, in the form they must have.
_ACCENTED = vocabulary(
    "Âge Âges Âgé Âgée Âgées Âgés Échange Échanges Échéance Échéances Échéancier Échelle Échelles "
    "Échelon Éclairage École Écoles Écologie Écologique Écologiques Économie Économies Économique "
    "Économiques Écoute Écouter Écrire Écrit Écrits Édition Éditions Éducateur Éducateurs Éducatif "
    "Éducatifs Éducation Éducative Éducatives Éducatrice Éducatrices Égal Égale Également Égalité "
    "Élaboration Élaborer Élargir Élargissement Élection Élections Élève Élèves Éligibilité "
    "Éligible Éloignement Élu Élue Élues Élus Émergence Énergie Énergies Épanouissement Épargne "
    "Épicerie Épidémie Époque Équilibre Équilibrer Équipe Équipement Équipements Équiper Équipes "
    "Équitable Équité Établir Établissement Établissements Étape Étapes État États Étendre Étendue "
    "Éthique Étranger Étrangers Étude Études Étudiant Étudiante Étudiants Étudier Été Évaluation "
    "Évaluations Évaluer Éveil Éveiller Événement Événements Éventuel Éventuelle Éviter Évolution "
    "Évolutions Évoluer Évènement Évènements Île Îles Îlot Îlots"
)
_BARE = str.maketrans("ÉÂÎ", "EAI")
_HEADS = {
    word[0].translate(_BARE) + word[1:]: word
    for title in _ACCENTED
    for word in (title, title.upper())
}
_HEAD = re.compile(r"[EAI](?<!\w.)\w+")
_AFTER_A = (
    rf"(?={SPACE}(?:(?:la|LA|partir|compter|titre|défaut|travers|noter|ce|cet|cette|ces|chaque|"
    r"tous|toutes|court|moyen|long|terme|moins)(?!\w)|[lL]['’]))"
)
_SENTENCE_A = re.compile(rf"A(?:(?<=^.)|(?<=[.!?…«»•:]{SPACE}.)|(?<=\n.)){_AFTER_A}")
# In a title all in capitals that no article opens, so that no verb « a » is to be feared.
_TITLE_A = re.compile(rf"A(?<=\w{SPACE}.)(?={SPACE}(?:LA(?!\w)|L['’]))")
_WITH_SUBJECT = re.compile(r"(?:LA|LE|LES|UNE?|CETTE|CET?|ELLES?|ILS?|ON|QUI)(?!\w)|L['’]")

_SIGLE = re.compile(r"[A-ZÀ-ÖØ-Þ](?<![\w@].)(?<![0-9]-.)\w+(?![\w@]|-[0-9])")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")


def correct(flow: Flow, present: frozenset[str]) -> None:
    """Correct ranks, numbers, civilities and articles of codes.

    `present` holds the signs of the text: what cannot be there is not looked for.
    """
    # First, because « nº1ère » hides a rank.
    if not present.isdisjoint("0123456789°º"):
        flow.sub(_NUMBER, rf"\1°{NBSP}")
    if not present.isdisjoint("0123456789IVXL"):
        flow.sub(_RANK, _rank)
    if "1" in present:
        flow.sub(_FIRST, _first)
    if not present.isdisjoint("LRDA") and not present.isdisjoint("0123456789"):
        flow.sub(code_articles.ANNOUNCED, lambda m: code_articles.article_code(m[0]))
        flow.sub(code_articles.DOTTED, rf"\1.{NBSP}")
    if "M" in present:
        flow.sub(_MISTERS, "MM.")
        flow.sub(_MISTER, "M.")


def accent(flow: Flow, present: frozenset[str]) -> None:
    """Put their accents on the capitals that lack them: État, École, « À la demande »."""
    if present.isdisjoint("EAI"):
        return
    flow.sub(_HEAD, lambda m: _HEADS.get(m[0], m[0]))
    flow.sub(_SENTENCE_A, "À")
    if flow.text.isupper() and not _WITH_SUBJECT.match(flow.text):
        flow.sub(_TITLE_A, "À")


def house_style(flow: Flow, sigles: Mapping[str, str]) -> None:
    """Give each acronym the one form of the house: {"CAF": "Caf"} or {"CAF": "CAF"}.

    An acronym is made of letters and digits and its form differs by capitals only, else
    ValueError. Titles all in capitals and words in lower case keep theirs.
    """
    forms = _forms(frozenset(sigles.items()))
    if not _all_capitals(flow.text):
        flow.sub(_SIGLE, lambda m: forms.get(m[0], m[0]))


def _rank(m: re.Match[str]) -> str:
    return m[1] + ("E" if m[0].isupper() else "e") + (m[2] or m[3] or "")


def _first(m: re.Match[str]) -> str:
    return ("1RE" if m[0].isupper() else "1re") + m[1]


def _all_capitals(text: str) -> bool:
    return text.isupper() and len(_CAPITALS.findall(text)) > 1


@lru_cache(maxsize=64)
def _forms(style: frozenset[tuple[str, str]]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for sigle, form in sorted(style):
        if not sigle.isalnum() or sigle.casefold() != form.casefold():
            raise ValueError(f"la forme « {form} » n’est pas une graphie du sigle « {sigle} »")
        forms |= dict.fromkeys((sigle, sigle.upper(), sigle.capitalize(), form), form)
    return forms
