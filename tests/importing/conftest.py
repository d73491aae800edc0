"""A territory that `ctg nouveau` has just written, and a way to run the command."""

import os

import pytest

from ctg_docs.cli import main


@pytest.fixture
def territory(tmp_path, monkeypatch):
    """Give the folder of a new territory, under the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    assert main(["nouveau", "54547"]) == 0
    return tmp_path / "sources" / "vandoeuvre-les-nancy"


@pytest.fixture
def run(capsys):
    """Run `ctg` and give its exit code, what it prints and what it tells."""

    def run(*words):
        capsys.readouterr()
        try:
            code = main([os.fspath(word) for word in words])
        except SystemExit as stopped:
            code = stopped.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return run
