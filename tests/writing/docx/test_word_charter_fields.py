"""What a Word model asks Word to do: a short list passes, the rest is left out and told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from word_file import W, WordFile
from word_models import PLACE, Edit, added, edit, on, related, relation, replaced

from ctg_docs.document.nodes import Document, Paragraph, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.problems import Gravite, Problem
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.charter.checking import check_model

LETTER = Document("Lettre", (Paragraph((Text("Bonjour."),)),))
HEAD = "word/header1.xml"
BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def code(*pieces: str) -> str:
    return "".join(
        f'<w:r><w:instrText xml:space="preserve">{p}</w:instrText></w:r>' for p in pieces
    )


def words(said: str) -> str:
    return f"<w:r><w:t>{said}</w:t></w:r>"


def simple(instruction: str, shown: str = "vu") -> str:
    quoted = instruction.replace('"', "&quot;")
    return f'<w:fldSimple w:instr="{quoted}">{words(shown)}</w:fldSimple>'


def complex_(*pieces: str, shown: str = words("vu")) -> str:
    return f"{BEGIN}{code(*pieces)}{SEPARATE}{shown}{END}"


def in_head(markup: str) -> Edit:
    return replaced(HEAD, "</w:p>", f"{markup}</w:p>")


def changed(path: Path, *changes: Edit) -> Path:
    return edit(Path(shutil.copy(path, path.with_name(f"champs-{path.name}"))), *changes)


def written(path: Path, theme: Theme, *changes: Edit) -> WordFile:
    return WordFile(write_docx(LETTER, on(theme, changed(path, *changes)), Pagination({}, 1)))


def told(path: Path, theme: Theme, code: str, *changes: Edit) -> list[Problem]:
    problems = check_model(ModeleWord(changed(path, *changes), PLACE), theme)
    found = [problem for problem in problems if problem.code == code]
    assert all(p.place == PLACE and p.gravite == Gravite.AVERTISSEMENT for p in found)
    return found


def says(file: WordFile) -> str:
    return "".join(node.text or "" for node in file.xml(HEAD).iter(f"{W}t"))


def instructions(file: WordFile) -> str:
    head = file.xml(HEAD)
    simple_ones = "".join(node.get(f"{W}instr") for node in head.iter(f"{W}fldSimple"))
    return simple_ones + "".join(node.text or "" for node in head.iter(f"{W}instrText"))


LISTED = [
    "PAGE",
    "page \\* MERGEFORMAT",
    "NUMPAGES",
    "SECTIONPAGES",
    'STYLEREF "Titre 1"',
    'HYPERLINK "https://valbrune.example"',
    'HYPERLINK "mailto:mairie@valbrune.example" \\o "Écrire à la mairie"',
]


@pytest.mark.parametrize("instruction", LISTED)
@pytest.mark.parametrize("form", [simple, complex_])
def test_fields_that_speak_of_the_document_pass(
    instruction: str, form: Callable[[str], str], charte: Path, theme: Theme
) -> None:
    quoted = instruction if form is complex_ else instruction.replace('"', "&quot;")
    change = in_head(form(quoted))
    file = written(charte, theme, change)
    assert instructions(file) == instruction
    assert says(file).endswith("Ville de Valbrunevu")
    assert told(charte, theme, "modele-champ", change) == []


UNLISTED = [
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    'DDE Excel "C:\\\\budget.xls" A1',
    'INCLUDETEXT "\\\\\\\\serveur\\\\adresse.docx"',
    'INCLUDEPICTURE "http://mal.example/pixel.png" \\d',
    "LINK Excel.Sheet.8 C:\\\\budget.xls",
    'IMPORT "C:\\\\logo.png"',
    "MACROBUTTON AutoOpen Cliquez",
    'HYPERLINK "file://serveur/partage"',
    'HYPERLINK "http://valbrune.example"',
    'HYPERLINK "javascript:alert(1)"',
    'HYPERLINK "https://valbrune.example" "file://serveur/partage"',
    "HYPERLINK https://valbrune.example",
    'DATE \\@ "d MMMM yyyy"',
    "IF 1 = 1 oui non",
    "= 1 + 1",
    "PAGEREF signet",
    '"PAGE"',
    "dDeAuTo cmd x",
    "\u200bPAGE",
]


@pytest.mark.parametrize("instruction", UNLISTED)
@pytest.mark.parametrize("form", [simple, complex_])
def test_other_fields_become_their_words_and_are_told(
    instruction: str, form: Callable[[str], str], charte: Path, theme: Theme
) -> None:
    change = in_head(form(instruction))
    file = written(charte, theme, change)
    head = file.xml(HEAD)
    assert instructions(file) == ""
    assert [*head.iter(f"{W}fldChar"), *head.iter(f"{W}fldSimple")] == []
    assert says(file).endswith("Ville de Valbrunevu")
    (found,) = told(charte, theme, "modele-champ", change)
    assert f"({HEAD})" in found.message


TRICKS = {
    "split over runs": complex_("DDE", "AU", "TO cmd", " x"),
    "split after a listed name": complex_("PAGE", "REF x"),
    "nested in an instruction": f"{BEGIN}{code(' PAGE ')}{complex_('DDEAUTO cmd x')}{SEPARATE}"
    f"{words('vu')}{END}",
    "nested first": f"{BEGIN}{complex_('QUOTE DDEAUTO')}{code(' cmd x')}{SEPARATE}"
    f"{words('vu')}{END}",
    "nested in the words": complex_("PAGE", shown=complex_("DDEAUTO cmd x")),
    "simple in an instruction": f"{BEGIN}{code('PAGE ')}{simple('DDEAUTO cmd x', '')}{SEPARATE}"
    f"{words('vu')}{END}",
    "simple in simple": f'<w:fldSimple w:instr="PAGE">{simple("DDEAUTO cmd x")}</w:fldSimple>',
    "words for an instruction": f"{BEGIN}{words('DDEAUTO cmd x')}{SEPARATE}{words('vu')}{END}",
    "instruction in no field": f"{code('DDEAUTO cmd x')}{words('vu')}",
    "never separated nor ended": f"{BEGIN}{code('DDEAUTO cmd x')}{words('vu')}",
    "never ended": f"{BEGIN}{code('DDEAUTO cmd x')}{SEPARATE}{words('vu')}",
    "ended twice": f"{complex_('DDEAUTO cmd x')}{END}",
    "in an accepted change": f'<w:ins w:id="1" w:author="A">{complex_("DDEAUTO cmd x")}</w:ins>',
    "under the name of the strict standard": "<s:r xmlns:s="
    '"http://purl.oclc.org/ooxml/wordprocessingml/main"><s:instrText>DDEAUTO cmd</s:instrText>'
    f"</s:r>{complex_('DATE')}",
    "in a text box": "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
    f"<w:txbxContent><w:p>{complex_('DDEAUTO cmd x')}</w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r>",
}


@pytest.mark.parametrize("markup", TRICKS.values(), ids=TRICKS)
def test_no_field_hides_in_another_nor_in_pieces(markup: str, charte: Path, theme: Theme) -> None:
    change = in_head(markup)
    file = written(charte, theme, change)
    head = file.parts[HEAD]
    assert b"DDE" not in head
    assert b"cmd" not in head
    assert b"PAGEREF" not in head
    assert says(file).endswith("vu")
    assert told(charte, theme, "modele-champ", change)


def test_a_field_without_an_end_does_not_swallow_the_numbers_of_pages(
    charte: Path, theme: Theme
) -> None:
    foot = "word/footer1.xml"
    file = written(charte, theme, replaced(foot, "</w:p>", f"{BEGIN}{code('DDE cmd')}</w:p>"))
    said = [node.text.strip() for node in file.xml(foot).iter(f"{W}instrText")]
    assert said == ["PAGE", "NUMPAGES"]


def test_field_of_a_form_passes_without_what_it_runs(charte: Path, theme: Theme) -> None:
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Entree"/></w:ffData>'
        f"</w:fldChar></w:r>{code('PAGE')}{SEPARATE}{words('1')}{END}"
    )
    file = written(charte, theme, in_head(form))
    assert instructions(file) == "PAGE"
    assert b"Entree" not in file.parts[HEAD]


def test_link_to_a_place_of_the_model_leaves_its_words_in_silence(
    charte: Path, theme: Theme
) -> None:
    change = in_head(complex_('HYPERLINK \\l "signet"'))
    file = written(charte, theme, change)
    assert instructions(file) == ""
    assert says(file).endswith("vu")
    assert told(charte, theme, "modele-champ", change) == []


@pytest.mark.parametrize(("name", "said"), [("TITLE", "Lettre"), ("AUTHOR", ""), ("FILENAME", "")])
def test_field_in_one_element_tells_of_this_document(
    name: str, said: str, charte: Path, theme: Theme
) -> None:
    file = written(charte, theme, in_head(simple(name, "Modèle de courrier")))
    assert says(file) == f"\tVille de Valbrune{said}".strip("\t")


def test_other_fields_in_one_element_keep_their_words(charte: Path, theme: Theme) -> None:
    file = written(charte, theme, in_head(simple('STYLEREF "Titre 1"', "Article 3")))
    assert says(file).endswith("Article 3")


BINDING = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="{path}" w:storeItemID="{{0}}"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>Modèle</w:t></w:r></w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/ns1:coreProperties[1]/ns0:title[1]", "Lettre"),
        ("/ns1:coreProperties[1]/ns0:creator[1]", ""),
        ("/ns1:coreProperties[1]/ns1:lastPrinted[1]", "Modèle"),
        ("/ns0:adresse[1]/ns0:title[1]", "Modèle"),
    ],
)
def test_control_bound_to_the_properties_says_those_of_the_document_and_loses_its_bond(
    path: str, said: str, charte: Path, theme: Theme
) -> None:
    file = written(charte, theme, in_head(BINDING.format(path=path)))
    assert says(file).endswith(f"Ville de Valbrune{said}")
    assert list(file.xml(HEAD).iter("{*}dataBinding")) == []


V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
ADDRESSES = [
    "<v:imagedata {V} src='{at}'/>",
    "<v:imagedata {V} o:href='{at}'/>",
    "<v:imagedata {V} o:althref='{at}'/>",
    "<v:rect {V} href='{at}'/>",
    "<v:rect {V}><v:fill type='frame' src='{at}'/></v:rect>",
    "<v:rect {V}><v:stroke src='{at}'/></v:rect>",
]


@pytest.mark.parametrize("markup", ADDRESSES)
@pytest.mark.parametrize(
    "at", ["file://serveur/x.png", "\\\\serveur\\x.png", "http://mal.example/x"]
)
def test_addresses_in_attributes_are_left_out_and_told(
    markup: str, at: str, charte: Path, theme: Theme
) -> None:
    drawn = markup.format(V=V, at=at)
    change = in_head(f"<w:r><w:pict>{drawn}</w:pict></w:r>")
    assert at.encode() not in written(charte, theme, change).parts[HEAD]
    (found,) = told(charte, theme, "modele-lien", change)
    assert f"{at} ({HEAD})" in found.message


def test_link_of_a_shape_to_a_page_stays(charte: Path, theme: Theme) -> None:
    shape = f"<w:r><w:pict><v:rect {V} href='https://valbrune.example'/></w:pict></w:r>"
    assert b"https://valbrune.example" in written(charte, theme, in_head(shape)).parts[HEAD]
    assert told(charte, theme, "modele-lien", in_head(shape)) == []


def test_ground_of_the_pages_fetches_nothing(charte: Path, theme: Theme) -> None:
    ground = (
        f"<w:background w:color='FFFFFF'><v:background {V}><v:fill type='frame' "
        "src='http://mal.example/fond.png'/></v:background></w:background>"
    )
    change = replaced("word/document.xml", "<w:body>", f"{ground}<w:body>")
    assert b"mal.example" not in written(charte, theme, change).parts["word/document.xml"]
    (found,) = told(charte, theme, "modele-lien", change)
    assert "http://mal.example/fond.png (word/document.xml)" in found.message


@pytest.mark.parametrize(
    ("kind", "markup"),
    [
        ("image", "<w:r><w:drawing><a:blip xmlns:a='urn:a' r:link='rId77'/></w:drawing></w:r>"),
        ("aFChunk", "<w:altChunk r:id='rId77'/>"),
        ("oleObject", f"<w:r><w:pict><o:OLEObject {V} Type='Link' r:id='rId77'/></w:pict></w:r>"),
        ("hyperlink", "<w:hyperlink r:id='rId77'><w:r><w:t>site</w:t></w:r></w:hyperlink>"),
    ],
)
def test_relations_out_of_the_file_are_told_with_their_part(
    kind: str, markup: str, charte: Path, theme: Theme
) -> None:
    link = related(HEAD, relation(kind, "http://mal.example/x", "rId77"))
    file = written(charte, theme, link, in_head(markup))
    assert b"rId77" not in file.parts[HEAD]
    assert b"mal.example" not in b"".join(file.parts.values())
    (found,) = told(charte, theme, "modele-lien", link, in_head(markup))
    assert f"http://mal.example/x ({HEAD})" in found.message


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        (f"<w:r><w:object><o:OLEObject {V} ProgID='Excel.Sheet.12'/></w:object></w:r>", "object"),
        (f"<w:r><w:pict><o:OLEObject {V} ProgID='Excel.Sheet.12'/></w:pict></w:r>", "OLEObject"),
        ("<w:r><w:control w:name='Bouton'/></w:r>", "control"),
    ],
)
def test_objects_of_other_programs_are_left_out_and_told(
    markup: str, name: str, charte: Path, theme: Theme
) -> None:
    head = written(charte, theme, in_head(markup)).parts[HEAD]
    assert b"Excel" not in head
    assert b"Bouton" not in head
    (found,) = told(charte, theme, "modele-objet", in_head(markup))
    assert f"{name} ({HEAD})" in found.message


def test_many_addresses_are_counted_and_long_ones_cut(charte: Path, theme: Theme) -> None:
    shapes = "".join(f"<v:rect {V} href='file://s/{n:03}/{'x' * 900}'/>" for n in range(40))
    (found,) = told(charte, theme, "modele-lien", in_head(f"<w:r><w:pict>{shapes}</w:pict></w:r>"))
    assert "et 30 de plus" in found.message
    assert len(found.message) < 4000


def test_picture_of_a_format_outside_the_list_is_left_out(charte: Path, theme: Theme) -> None:
    picture = relation("image", "media/dessin.svg", "rId77", external=False)
    drawn = "<w:r><w:drawing><a:blip xmlns:a='urn:a' r:embed='rId77'/></w:drawing></w:r>"
    svg = added("word/media/dessin.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    file = written(charte, theme, related(HEAD, picture), svg, in_head(drawn))
    assert [name for name in file.parts if name.endswith(".svg")] == []
    assert b"rId77" not in file.parts[HEAD]
    assert len(list(file.xml(HEAD).iter("{*}blip"))) == 1  # the coat of arms, in PNG
    (found,) = told(charte, theme, "modele-objet", related(HEAD, picture), svg, in_head(drawn))
    assert f"dessin.svg ({HEAD})" in found.message


def test_chart_is_left_out_and_told(charte: Path, theme: Theme) -> None:
    chart = relation("chart", "charts/chart1.xml", "rId77", external=False)
    drawn = "<w:r><w:drawing><c:chart xmlns:c='urn:c' r:id='rId77'/></w:drawing></w:r>"
    changes = (related(HEAD, chart), added("word/charts/chart1.xml", "<c/>"), in_head(drawn))
    assert b"rId77" not in written(charte, theme, *changes).parts[HEAD]
    (found,) = told(charte, theme, "modele-objet", *changes)
    assert f"chart1.xml ({HEAD})" in found.message
