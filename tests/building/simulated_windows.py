"""The commands under a system that is Windows as far as they can see; run as a script.

The libraries are loaded first, for they must run on the system that is really there. From then on
it has no fork, no symbolic link, no lock on folders, no limit of memory, none of the signals of
POSIX; a file that a program holds open cannot be replaced.
"""

import errno
import importlib
import multiprocessing
import os
import pathlib
import signal
import sys

LIBRARIES = (
    *("asyncio", "ctypes", "filelock", "jinja2", "logging.handlers", "lxml.etree", "markdown"),
    *("multiprocessing.connection", "multiprocessing.popen_spawn_posix", "pikepdf"),
    *("multiprocessing.resource_tracker", "multiprocessing.synchronize", "weasyprint"),
    *("PIL.Image", "platform", "pydantic", "subprocess", "tempfile", "typst", "uharfbuzz"),
    *("docx", "fontTools.ttLib", "openpyxl", "pptx", "shutil", "xlsxwriter", "yaml", "zipfile"),
)
POSIX = {
    os: ("fork", "sched_getaffinity", "geteuid", "getuid"),
    signal: ("SIGVTALRM", "setitimer", "pthread_sigmask"),
}
HELD = "tenu.docx"
"""The file that Word holds."""


def refused_link(*_, **__):
    raise OSError(1314, "A required privilege is not held by the client")


def pretend() -> None:
    for name in LIBRARIES:
        importlib.import_module(name)
    multiprocessing.resource_tracker.ensure_running()
    for module, names in POSIX.items():
        for name in names:
            delattr(module, name)
    for name in ("fcntl", "resource"):
        sys.modules[name] = None
    os.symlink = os.link = refused_link
    spawn = multiprocessing.get_context("spawn")
    multiprocessing.get_context = lambda method=None: {"spawn": spawn, None: spawn}[method]
    pathlib.WindowsPath = pathlib.PosixPath
    replace = os.replace

    def replaced(source, target, **options):
        if pathlib.PurePosixPath(target).name == HELD:
            raise PermissionError(errno.EACCES, "Access is denied", os.fspath(target))
        replace(source, target, **options)

    os.replace = replaced
    os.name, sys.platform = "nt", "win32"


if __name__ == "__main__":
    pretend()
    from ctg_docs.cli import main

    sys.exit(main())
