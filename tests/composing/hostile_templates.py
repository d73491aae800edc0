"""Templates drawn at random, the same every time, by somebody who wants the machine."""

from __future__ import annotations

from random import Random

ROOTS = (
    *("convention", "territoire", "parties", "institutions", "lieu", "suivi", "projet", "visas"),
    *(
        "communes",
        "signature",
        "caisse",
        "conseil",
        "loop",
        "self",
        "tableau",
        "range",
        "namespace",
    ),
    *(
        "ref",
        "image",
        "lignee",
        "total",
        "absent",
        "''",
        "'a{0.__class__}'",
        "[1, 2]",
        "(1,)",
        "{}",
    ),
    *(
        "7",
        "9.5",
        "none",
        "true",
        "cycler",
        "lipsum",
        "joiner",
        "dict",
        "caller",
        "super",
        "moyens",
    ),
)
STEPS = (
    *(".__class__", ".__init__", ".__globals__", ".__mro__", ".__subclasses__()", ".__dict__"),
    *(
        "['__class__']",
        "['__globals__']",
        "[0]",
        "[-1]",
        "[::0]",
        "[:9]",
        "['nom']",
        ".nom",
        ".titre",
    ),
    *(".parse_raw('x', proto='pickle')", ".parse_file('/etc/passwd')", ".model_validate({})"),
    *(".model_construct()", ".copy()", ".json()", ".model_dump()", ".model_fields", ".model_extra"),
    *(".format(1)", ".format_map({})", ".center(3000000000)", ".zfill(99999999)", ".encode()"),
    *(
        ".split('')",
        ".split('e')",
        ".startswith(3)",
        ".get('x')",
        ".items()",
        ".append(1)",
        ".pop()",
    ),
    *(
        ".partie",
        ".actions",
        ".vue",
        ".folder",
        ".theme",
        ".open()",
        ".read_text()",
        ".year",
        ".origin",
    ),
    *("()", "(1, 2)", "('x')", "(none)", ".gi_frame", ".f_globals", ".compte('x')", ".du_champ(3)"),
)
FILTERS = (
    *(
        "attr('__class__')",
        "map(attribute='__class__')",
        "map('attr', '__class__')",
        "groupby('x')",
    ),
    *(
        "groupby('__class__')",
        "xmlattr",
        "format(1)",
        "tojson",
        "pprint",
        "center(3000000000)",
        "list",
    ),
    *(
        "map(attribute='partie.__class__') | list",
        "selectattr('__class__')",
        "regrouper('__class__')",
    ),
    *(
        "regrouper('id')",
        "sort",
        "sort(attribute='__class__')",
        "join",
        "join('x')",
        "string",
        "lower",
    ),
    *(
        "sum",
        "sum(start=())",
        "first",
        "length",
        "unique | list",
        "select | list",
        "safe",
        "random",
    ),
    *(
        "a",
        "de",
        "le",
        "date",
        "date_lettres",
        "montant",
        "nombre",
        "en_lettres",
        "ordinal",
        "heure",
    ),
    *(
        "json",
        "puces",
        "lignes",
        "gras",
        "capitale",
        "minuscule",
        "ponctuees",
        "enumeration",
        "taille",
    ),
    *(
        "quantite('%')",
        "quantite(3)",
        "en_salle",
        "libelle",
        "infinitif",
        "sans_point",
        "attendu('x', 'y')",
    ),
    *(
        "attendu(3, 'a.b')",
        "en_date",
        "en_euros",
        "en_echeance",
        "enumeration_de",
        "indent",
        "wordwrap(1)",
    ),
)
OPERATORS = ("~", "+", "*", "%", "**", "-", "/", "//", "and", "or", "in", "==", "<", "is", "if")
CALLS = (
    *("tableau([{0}], [[{0}]])", "puces({0})", "fiche([{0}])", "rubrique({0}, {0})", "ligne({0})"),
    *(
        "paragraphe({0}, {0})",
        "chiffres([({0}, {0}, {0})])",
        "figure({0})",
        "image({0})",
        "ref({0})",
    ),
    *("couverture(titre={0}, sous_titre={0}, periode={0}, parties={0})", "sommaire({0}, {0})"),
    *("grille_signatures({0})", "amorce({0}, {0}, {0})", "colonne({0}, {0})", "valeur({0}, {0})"),
    *("donnees({0}, legende={0}, colonne={0}, series={0})", "graphique({0})", "intertitre({0})"),
    *("compte({0}, {0})", "compte_lettres({0}, {0}, {0})", "decline({0}, {0})", "lignee({0})"),
    *("total({0})", "periode_de({0})", "moyens({0})", "champs_enumeres({0})", "chiffree({0}, {0})"),
    *("range({0})", "range(10 ** 9)", "range(100000000)", "namespace(a={0})", "dict(a={0})"),
)
SHAPES = (
    "{{{{ {0} }}}}",
    "{{% if {0} %}}{{{{ {1} }}}}{{% endif %}}",
    "{{% for x in {0} %}}{{{{ x }}}}"
    "{{% for y in range(9999) %}}{{{{ y }}}}{{% endfor %}}{{% endfor %}}",
    "{{% set n = namespace(x={0}) %}}"
    "{{% for i in range(99) %}}{{% set n.x = n.x {2} n.x %}}{{% endfor %}}{{{{ n.x }}}}",
    "{{% set t %}}{{{{ {0} }}}}{{{{ {1} }}}}{{% endset %}}{{{{ t }}}}",
    "{{% macro m(a) %}}{{{{ a }}}}{{{{ m({0}) }}}}{{{{ m(a) }}}}{{% endmacro %}}{{{{ m({1}) }}}}",
    "{{% call(x) range({0}) %}}{{{{ {1} }}}}{{% endcall %}}",
    "{{% include {0} %}}",
    "{{% import 'essai.md.j2' as m %}}{{{{ m.{3} }}}}",
    "{{% extends {0} %}}",
    "{{% filter {3} %}}{{{{ {0} }}}}{{% endfilter %}}",
    "{{% block b %}}{{{{ {0} }}}}{{{{ self.b() }}}}{{% endblock %}}",
    "{{% for x in {0} recursive %}}{{{{ loop({0}) }}}}{{{{ loop.__init__ }}}}{{% endfor %}}",
    "{{% with a = {0} %}}{{{{ a.{3} }}}}{{% endwith %}}",
    "{{% autoescape false %}}{{{{ {0} }}}}<script>{{% endautoescape %}}",
    "# {{{{ {0} }}}} {{#{{{{ {1} }}}}}}\n\n| a | b |\n|---|---|\n| {{{{ {1} }}}} |\n",
)


def hostile(seed: int) -> str:
    """Return the template of a seed; its third line is where it does harm."""
    draw = Random(seed)
    shape = draw.choice(SHAPES)
    pieces = _value(draw), _value(draw), draw.choice(OPERATORS), draw.choice(FILTERS).split("(")[0]
    return f"Un.\n\n{shape.format(*pieces)}"


def _value(draw: Random) -> str:
    """Return an expression: a name, what it leads to, what is made of it."""
    words = draw.choice(ROOTS) + "".join(draw.choices(STEPS, k=draw.randrange(3)))
    if draw.random() < 0.3:
        words = draw.choice(CALLS).format(words)
    if draw.random() < 0.5:
        words = " | ".join([words, *draw.choices(FILTERS, k=draw.randrange(1, 3))])
    if draw.random() < 0.2:
        words = f"({words}) {draw.choice(OPERATORS[:10])} ({draw.choice(ROOTS)})"
    return words
