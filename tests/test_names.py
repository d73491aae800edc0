"""One rule for names: French for the words of the trade, English for the rest, one thing a name."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ctg_docs"
GLOSSARY = ROOT / "docs" / "glossary.md"
ENGLISH = Path(__file__).parent / "english_words.txt"

# Words that say nothing of what a name holds, or that are read as another word.
RIDDLES = {"dires", "held", "lying", "mains", "spot", "told"}
# Words that put a question, or what was said before, in the place of a subject.
NO_SUBJECTS = {
    *("How", "What", "Whatever", "When", "Where", "Which", "Who", "Whoever", "Whom"),
    *("It", "Its", "Nobody", "Nothing", "That", "Those"),
}
# Endings of a plural or of a feminine, which a word of three letters may take.
ENDINGS = ("", "s", "x", "e", "es")


@cache
def trees():
    """The syntax of each module of the package, by its path."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {p.relative_to(PACKAGE): ast.parse(p.read_text(encoding="utf-8")) for p in paths}


def defined(body):
    """The public classes and functions of a module, and those of its classes."""
    for node in body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name
            yield from defined(node.body) if isinstance(node, ast.ClassDef) else ()


def public_names():
    """Each name that one module may ask of another, with where it stands."""
    for path, tree in trees().items():
        yield from ((part, path) for part in path.with_suffix("").parts if part[0] != "_")
        yield from ((name, path) for name in defined(tree.body))


def identifiers(tree):
    """Every name that a module gives: classes, functions, arguments, variables, attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr


def words(name):
    """The words of a name: `PlaceSignature`, `place_signature` and `WMLPlace2` are read alike."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    return [word.lower() for word in re.split(r"[_\d]+", parted) if word]


@cache
def glossary():
    """The words of the trade, those of names wholly French, and those of both languages."""
    trade, french, both = GLOSSARY.read_text(encoding="utf-8").split("\n## ")[1:]
    listed = [set(re.findall(r"`(\w+)`", part)) for part in (french, both)]
    return set(re.findall(r"^\| `(\w+)` \|", trade, re.MULTILINE)), *listed


def stands_for(word, known):
    """Whether a word, or the one that it is a plural or a feminine of, is known."""
    bases = {word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)}
    return word in known or any(len(base) > 2 and base in known for base in bases)


def english():
    return set(ENGLISH.read_text(encoding="utf-8").split())


def fault_of(name):
    """What is wrong with the words of a name, and what to do; None when they are right."""
    trade, french, both = glossary()
    plain, others = english(), []
    for word in words(name):
        if word in plain or stands_for(word, trade | both):
            continue
        if not stands_for(word, french):
            return (
                f"« {word} » is in no list: write an English word and add it to {ENGLISH.name}, or "
                f"add it to {GLOSSARY.name} with its meaning if it is a word of the trade"
            )
        others.append(word)
    strangers = [w for w in words(name) if w in plain and not stands_for(w, trade | french | both)]
    if others and strangers:
        return (
            f"« {others[0]} » is French and no word of the trade, « {strangers[0]} » is English: "
            "write the whole name in one language"
        )
    return None


def test_words_of_names_are_of_the_trade_or_english():
    faults = {
        f"{path}: {name}: {fault}" for name, path in public_names() if (fault := fault_of(name))
    }
    assert sorted(faults) == []


def test_two_classes_never_bear_one_name():
    places = defaultdict(list)
    for path, tree in trees().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(str(path))
    twice = [f"{name}: {', '.join(where)}" for name, where in places.items() if len(where) > 1]
    assert twice == [], "give each class a name that says which of the two it is"


def test_no_name_is_a_riddle():
    riddles = [
        f"{path}: {name}"
        for path, tree in trees().items()
        for name in sorted(set(identifiers(tree)))
        if RIDDLES.intersection(words(name))
    ]
    assert riddles == [], "say what the name holds"


def test_names_have_no_accents():
    accented = [
        f"{path}: {name}"
        for path, tree in trees().items()
        for name in (*path.parts, *identifiers(tree))
        if not name.isascii()
    ]
    assert accented == []


def test_bad_names_are_told_with_what_to_do():
    assert fault_of("numeroter") is None
    assert fault_of("PlaceSignature") is None
    assert fault_of("prepare_lettres") is None
    assert "in no list" in fault_of("recuperer_lettres")
    assert "in one language" in fault_of("print_sans")


def test_the_lists_hold_no_word_that_no_name_has():
    used = {word for name, _ in public_names() for word in words(name)}
    trade, french, both = glossary()
    idle = {w for w in trade | french | both if not any(stands_for(u, {w}) for u in used)}
    idle |= english() - used
    assert sorted(idle) == [], f"take these words out of {GLOSSARY.name} or {ENGLISH.name}"


def test_a_word_is_in_one_list():
    trade, french, both = glossary()
    assert sorted(trade & english() | french & english() | both & english() | trade & french) == []


def subject(text):
    """The first word of a docstring, or the one that follows « Return » or « Yield »."""
    first, second, *_ = [*re.split(r"\W+", text, maxsplit=2), ""]
    return {second.capitalize() if first in ("Return", "Yield") else first}


def test_a_docstring_begins_with_its_subject():
    faults = [
        f"{path}:{getattr(node, 'lineno', 1)}: {text.splitlines()[0]}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and (text := ast.get_docstring(node))
        and NO_SUBJECTS.intersection(subject(text))
    ]
    assert faults == [], (
        "begin with the noun that names it, or with the verb that tells what it does"
    )
