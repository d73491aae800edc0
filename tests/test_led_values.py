"""No text leads a value by hand: « de », « à », « que » and articles go through the French rules.

« de {nom} » is right for one name and wrong for the next (« de le CCAS », « de Orlezac »). Numbers,
days and the words of the house, which no author writes, may follow them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEAD = re.compile(
    r"(?:^|[\s(«’>*])(?:[Dd]e|[Dd]es|[Dd]u|[Àà]|[Aa]ux?|[Ll]es?|[Ll]a|[Qq]ue|[Jj]usque|[Ss]i"
    r"|[Ll]orsque|[Pp]uisque|[Uu]ne?|[Ss]on|[Ss]a|[Cc]et?)[ \u00a0]$"
    r"|(?:^|[\s(«>*])[DdLlQqNnSs]’$|[Qq]u’$"
)
# What gives a day, a number, a rank, a size: no article of theirs is ever contracted or elided.
COUNTED = re.compile(
    r"^(?:date_longue|dates\.date_longue|mois_annee|nombre|grouped|compte|taille|len|sum|quorum|cardinal"
    r"|guillemets|curly|ordinal|en_phrase)\("
    r"|\.(?:year|seconds|millesime|name|taux)$|^(?:day|du|year|size|limit|first|last|MAX_DEPTH|LIMITE|ends|annee"
    r"|early|hour|moment|since|memory|MOST|PAQUET|end|start|DEEPEST|LONGEST)\b"
)
# Words of the house, and why each needs no rule.
HOUSE = {
    # composing
    "act.acte": "« délibération » or « décision », after « la »",
    "ranked": "a rank in letters, feminine, after « une »",
    "rules.acte": "« délibération » or « décision », after « Liste des » and « Copie de la »",
    "act": "« délibération » or « décision », after « la »",
    "convention": "« CTG », « CTG » in the plural or « conventions territoriales globales »",
    "body": "« conseils municipaux » or « organes délibérants », after « des »",
    "_NAMES[kinds[0]]": "words for a template's author, which begin with « des »",
    # french: the rules themselves
    "name": "the room and place rules",
    "article": "the rule of articles",
    "_premier(du, au)": "the first day of a stretch, after « le » or « du »",
    # messages that quote a person
    "member.nom": "a member, with civility",
    "holder": "a member, with civility",
    "p.pouvoir_a": "a member, with civility",
    "JOURS[d.weekday()]": "a day of the week after « est un »",
    "weekday.strip()": "a day of the week after « pas un »",
    "size": "a number of pixels",
    "niveau.pluriel": "a plural after « les », which neither elides nor contracts",
    "ranks[0]": "a rank in figures, after « de la »",
    "ranks[1]": "a rank in figures, after « à la »",
    "one_line(certificat.name)": "the name of a file, as the reader has it",
    "code": "the code of a commune or the number of a group, in figures",
    "_NAMES[wanted]": "WeasyPrint or Typst",
    "sigle": "« CCAS » or « CIAS »",
}


def lines_of_python() -> Iterator[tuple[str, str]]:
    """Yield where a string leads a value, and the value."""
    for path in sorted((ROOT / "ctg_docs").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            parts = node.values
            for before, value in pairwise(parts):
                if (
                    isinstance(before, ast.Constant)
                    and isinstance(value, ast.FormattedValue)
                    and LEAD.search(before.value)
                ):
                    place = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield f"{place}: {before.value[-20:]!r}", ast.unparse(value.value)


def test_no_f_string_leads_a_name_by_hand():
    faults = [
        f"{place} then {value}"
        for place, value in lines_of_python()
        if value not in HOUSE and not COUNTED.search(value)
    ]
    assert faults == [], "lead it with de_nom, a_nom, le_nom, que_nom or the rules of toponyms"


def test_no_reason_outlives_its_value():
    assert set(HOUSE) <= {value for _, value in lines_of_python()}


PRINTED = re.compile(r"\{\{-?(.*?)-?\}\}", re.DOTALL)
LITERAL = re.compile(r"\"([^\"]*)\"\s*~\s*([^\"~]+)")
# A day, an hour, a rank, a number, a computed reference, a length of the house.
SAFE = re.compile(
    r"\|\s*(?:date|date_jour|heure|heure_lettres|ordinal|montant|annee|en_lettres|compte|length|moment|que)\b"
    r"|^\s*(?:ref\(|nb_pages\()|\bordinal\("
)
HOUSE_WORDS = re.compile(
    r"^\s*(?:\(?nom\b|r\.acte|acte\.regime\.acte|conseil\.regime\.acte|nature\b|convention_nommee\("
    r"|presse\.beneficiaires|niveau(?:x\.\w+)?\.pluriel"
    r"|\(?nombre\b|\"\" if note|\(nom \| minuscule\)"
    r"|debut$|fin$|tribunal \| minuscule\b|communes_du_groupement\b|qui\)$|acte\.presidence"
    r"|millesime|conseil\.siege|communes \| length)"
)


def led_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line of each value of a template that an article or a preposition leads."""
    for found in PRINTED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if LEAD.search(text[max(0, found.start() - 12) : found.start()]):
            yield line, found[1].strip()
        for literal in LITERAL.finditer(found[1]):
            if LEAD.search(literal[1]):
                yield line, literal[2].strip()


def test_no_template_leads_a_value_by_hand():
    faults = [
        f"{path.relative_to(ROOT)}:{line}: {value}"
        for path in sorted((ROOT / "templates").rglob("*.j2"))
        for line, value in led_in(path.read_text(encoding="utf-8"))
        if not SAFE.search(value) and not HOUSE_WORDS.search(value)
    ]
    assert faults == [], "use the filters de, a, le, que"


def test_the_scan_sees_what_it_looks_for():
    assert list(led_in("la décision de {{ nom_court }}")) == [(1, "nom_court")]
    assert list(led_in('{{ "avec l’accord de " ~ nom }}')) == [(1, "nom")]
    assert list(led_in("{{ nom_court | de }}")) == []
    assert LEAD.search("la décision de ")
    assert LEAD.search("ainsi que ")
    assert not LEAD.search("code ")
