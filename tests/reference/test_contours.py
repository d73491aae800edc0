"""The outlines of communes: shipped, decoded one by one, and made again from TopoJSON."""

import json

import pytest

from ctg_docs.document.outlines import inner_point, spans
from ctg_docs.reference.contours import contour
from ctg_docs.reference.refresh.contours import main

SQUARE = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.25], "translate": [5.0, 46.0]},
    "arcs": [[[0, 0], [2, 0], [0, 4]], [[2, 4], [-2, 0], [0, -4]]],
    "objects": {
        "01": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "id": "01001", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "01999", "arcs": [[[-1]]]},
            ],
        }
    },
}


def test_a_commune_has_a_closed_outline_around_its_own_place():
    (ring,) = contour("54395")
    assert ring[0] == ring[-1]
    assert all(6.1 < x < 6.25 and 48.6 < y < 48.75 for x, y in ring), "Nancy"


@pytest.mark.parametrize("code", ["75056", "2A004", "2B033", "97411", "13055", "69123"])
def test_outlines_cover_corsica_and_the_overseas_departements(code):
    assert contour(code)


@pytest.mark.parametrize("code", ["14712", "14666", "97502", "98711"])
def test_an_outline_that_is_not_known_is_none_at_all(code):
    assert contour(code) == ()


def test_a_ring_is_its_arcs_end_to_end_on_their_scale(tmp_path, monkeypatch, capsys):
    (tmp_path / "01.json").write_text(json.dumps(SQUARE))
    assert main([str(tmp_path), "--data", str(tmp_path / "data")]) == 0
    assert capsys.readouterr().out == "01: 1 outlines, without 01999\n"
    monkeypatch.setattr("ctg_docs.reference.contours.CONTOURS", tmp_path / "data")
    contour.__globals__["_departement"].cache_clear()
    try:
        assert contour("01001") == (
            ((5.0, 46.0), (6.0, 46.0), (6.0, 47.0), (5.0, 47.0), (5.0, 46.0)),
        )
        assert contour("01999") == ()
    finally:
        contour.__globals__["_departement"].cache_clear()


def test_the_same_outlines_make_the_same_bytes(tmp_path, capsys):
    (tmp_path / "01.json").write_text(json.dumps(SQUARE))
    for name in ("once", "twice"):
        main([str(tmp_path), "--data", str(tmp_path / name)])
    once, twice = ((tmp_path / name / "01.json.xz").read_bytes() for name in ("once", "twice"))
    assert once == twice


def test_a_file_that_is_no_topojson_is_refused_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "01.json").write_text(json.dumps(SQUARE))
    (tmp_path / "02.json").write_text("{}")
    assert main([str(tmp_path), "--data", str(tmp_path / "data")]) == 2
    assert "02.json" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_hole_is_outside_and_the_name_stands_inside():
    outer = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    hole = ((3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0), (3.0, 3.0))
    assert spans((outer, hole), 5.0) == [(0.0, 3.0), (7.0, 10.0)]
    x, y = inner_point((outer, hole))
    assert any(left < x < right for left, right in spans((outer, hole), y))
