"""The workshop of one territory, named by the module that asks for it, and its author."""

import pytest
from atelier_pages import author, workshop


@pytest.fixture(scope="module")
def made(request, tmp_path_factory):
    return workshop(tmp_path_factory.mktemp("atelier"), request.module.TERRITORY)


@pytest.fixture(scope="module")
def client(made):
    return author(made)
