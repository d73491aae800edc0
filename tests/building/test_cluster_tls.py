"""Who may connect to a cluster: whoever bears a certificate of its authority, and nobody else."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from atelier import contents
from certificates import write_certificates

from ctg_docs.cli.spreading import _open_to

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "grand-nombre.md"
BIN = Path(sys.executable).parent


class Example(NamedTuple):
    """The example of the guide: its settings, and the three commands that it runs."""

    settings: Mapping[str, str]
    scheduler: list[str]
    worker: list[str]
    build: list[str]


def example(port: int) -> Example:
    """Return the example as the guide gives it, on this machine and a free port."""
    text = GUIDE.read_text(encoding="utf-8")
    (block,) = re.findall(r"^```sh\n(export .*?)^```$", text, re.DOTALL | re.MULTILINE)
    here = block.replace("10.0.0.1", "127.0.0.1").replace("8786", str(port))
    settings = dict(re.findall(r"^export (\w+)=(.*)$", here, re.MULTILINE))
    commands = [line.split() for line in here.splitlines() if not line.startswith("export")]
    scheduler, worker, build = ([str(BIN / words[0]), *words[1:]] for words in commands)
    # Pages of supervision take ports that others may want.
    return Example(settings, [*scheduler, "--host", "127.0.0.1", "--no-dashboard"], worker, build)


class Machines(NamedTuple):
    """A scheduler and a worker that run, and the environment of their commands."""

    example: Example
    environment: dict[str, str]


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found, folder = example(port), tmp_path_factory.mktemp("cluster")
    write_certificates(folder)
    paths = {k: str(folder / v) if "." in v else v for k, v in found.settings.items()}
    environment = {**os.environ, **paths}
    running = [
        subprocess.Popen(
            words,
            env=environment,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        for words in (found.scheduler, found.worker)
    ]
    yield Machines(found, environment)
    for process in running:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def run(words: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)


def test_the_example_of_the_guide_builds(sources, machines):
    sources()
    alone = [w for w in machines.example.build if "tls://" not in w and w != "--cluster"]
    assert run([*alone, "--sortie", "seul"], machines.environment).returncode == 0
    done = run(machines.example.build, machines.environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert contents(Path("build")) == contents(Path("seul"))


def refused(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode == 3
    assert done.stderr.startswith("Le planificateur du cluster, ")
    assert "Traceback" not in done.stderr
    assert not Path("build").exists()


def test_whoever_has_no_certificate_is_refused(sources, machines):
    sources()
    bare = {k: v for k, v in machines.environment.items() if not k.startswith("DASK_")}
    done = run(machines.example.build, bare)
    refused(done)
    assert "un certificat de la même autorité" in done.stderr


def test_whoever_has_a_certificate_of_another_authority_is_refused(sources, machines, tmp_path):
    sources()
    write_certificates(tmp_path)
    settings = machines.example.settings
    other = {k: str(tmp_path / v) if "." in v else v for k, v in settings.items()}
    refused(run(machines.example.build, {**machines.environment, **other}))


def test_whoever_does_not_speak_tls_is_refused(sources, machines):
    sources()
    plain = [word.replace("tls://", "tcp://") for word in machines.example.build]
    refused(run(plain, machines.environment))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("tcp://10.0.0.1:8786", "10.0.0.1"),
        ("tcp://machine:8786", "machine"),
        ("tcp://127.0.0.1:8786", ""),
        ("tcp://localhost:8786", ""),
        ("tcp://[::1]:8786", ""),
        ("tls://10.0.0.1:8786", ""),
        ("local", ""),
    ],
)
def test_an_address_without_tls_on_another_machine_is_warned_of(address, expected):
    assert _open_to(address) == expected
