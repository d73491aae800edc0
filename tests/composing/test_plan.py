"""The plan of a document is what its file says, each time that it is asked for."""

from ctg_docs.composing.house.plan import load_plan


def test_a_plan_that_changes_is_read_again(tmp_path):
    path = tmp_path / "plan.yaml"
    found = []
    for name in ("objet", "duree"):
        block = f"{{id: {name}, genre: article, gabarit: {name}.md.j2}}"
        path.write_text(f"blocs:\n  - {block}\n", encoding="utf-8")
        found += [bloc.id for bloc in load_plan(path).blocs]
    assert found == ["objet", "duree"]
