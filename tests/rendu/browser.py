"""Pages in a real browser: what axe-core finds wrong, and how wide each one is.

Needs Chromium, and axe-core by the package of requirements-rendu.lock.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

# Chromium has no sandbox for root, as which containers run. The pages are our own, without script.
COMMAND = (
    "--disable-background-networking",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HARNESS = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Contrôle</title></head><body>
<script type="application/json" id="pages">{pages}</script>
<script type="text/plain" id="axe">{axe}</script>
<script>
const text = id => document.getElementById(id).textContent;
const decoded = id => decodeURIComponent(text(id));
const options = {{runOnly: {tags}, rules: {{'target-size': {{enabled: true}}}}}};
async function examine({{page, width}}) {{
  const frame = document.createElement('iframe');
  frame.style.cssText = `width: ${{width}}px; height: 900px; border: 0`;
  frame.srcdoc = page;
  document.body.append(frame);
  await new Promise(done => frame.onload = done);
  const script = frame.contentDocument.createElement('script');
  script.textContent = decoded('axe');
  frame.contentDocument.head.append(script);
  const found = await frame.contentWindow.axe.run(frame.contentDocument, options);
  const violations = found.violations.flatMap(
    r => r.nodes.map(n => `${{r.id}}: ${{n.target.join(' ')}} ${{n.html}}`));
  const root = frame.contentDocument.documentElement;
  const overflow = root.scrollWidth - root.clientWidth;
  frame.remove();
  return {{violations, overflow}};
}}
(async () => {{
  const results = [];
  for (const one of JSON.parse(decoded('pages'))) results.push(await examine(one));
  document.body.innerHTML = '<pre></pre>';
  document.querySelector('pre').textContent = JSON.stringify(results);
}})();
</script></body></html>
"""


@dataclass(frozen=True)
class Examined:
    """What the browser says of a page at one width."""

    violations: list[str]
    overflow: int
    """Pixels by which the page is wider than the window."""


def chromium() -> str:
    """Return the path of the browser."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "Chromium is missing: apt install chromium"
    return found


def examine(pages: list[tuple[str, int]], folder: Path) -> list[Examined]:
    """Open each page at its width, one after the other in one browser."""
    file = folder / "controle.html"
    file.write_text(
        HARNESS.format(
            # Quoted, for no sign of a page may mean anything to the parser of this one.
            pages=quote(json.dumps([{"page": p, "width": w} for p, w in pages])),
            axe=quote(axe().read_text(encoding="utf-8")),
            tags=json.dumps(TAGS),
        ),
        encoding="utf-8",
    )
    seconds = 1000 * (30 + 20 * len(pages))
    command = [chromium(), *COMMAND, f"--virtual-time-budget={seconds}", "--dump-dom"]
    profile = f"--user-data-dir={folder / 'profil'}"
    shown = subprocess.run(
        [*command, profile, file.as_uri()], check=True, capture_output=True, timeout=600
    ).stdout.decode()
    found = re.search(r"<pre>(.*)</pre>", shown, re.DOTALL)
    assert found, f"the browser gave no result: {shown[-500:]}"
    return [Examined(**result) for result in json.loads(unescape(found[1]))]


def axe() -> Path:
    spec = find_spec("axe_playwright_python")
    assert spec and spec.submodule_search_locations, "make rendu installs axe-core"
    return Path(spec.submodule_search_locations[0]) / "axe.min.js"
