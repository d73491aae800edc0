# The documents of every territory under sources/, in build/<territoire>/.
#   make tout                             every document of every territory
#   make convention                       the conventions
#   make presse TERRITOIRE=exemple        the press texts of one territory
#   make lettre DEPARTEMENT=92 DU=2024-03-01 AU=2024-03-31
#                                         the letter of one caisse, in build/lettres/
#   make dossier TERRITOIRE=exemple       what the council and the prefecture ask for
#   make convention MOTEUR=weasyprint     the pages laid out by the other engine
#   make test                             the test suite; make balayage, its long sweeps

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CTG := $(BIN)/ctg
JUGES := .venv-conformite
SCOPE := $(if $(TERRITOIRE),--territoire $(TERRITOIRE))
ENGINE := $(if $(MOTEUR),--moteur $(MOTEUR))
LETTRE := $(if $(DEPARTEMENT),--departement $(DEPARTEMENT)) $(if $(DU),--du $(DU)) $(if $(AU),--au $(AU))

# The commands that make documents: one for each family of the catalogue.
FAMILLES := $(shell sed -n 's/.*famille: \([a-z-]*\),.*/\1/p' templates/catalogue.yaml | uniq)

.PHONY: $(FAMILLES) tout verifier test melange balayage bench outils mutants genere images papiers site rendu conformite audit propre

$(filter-out lettre dossier,$(FAMILLES)): $(VENV)/.installe
	@$(CTG) construire $@ $(SCOPE) $(ENGINE)

lettre: $(VENV)/.installe
	@$(CTG) construire $@ $(SCOPE) $(ENGINE) $(LETTRE)

dossier: $(VENV)/.installe
	@$(CTG) dossier $(SCOPE) $(ENGINE)

tout: $(VENV)/.installe
	@$(CTG) construire --tout $(SCOPE) $(ENGINE)

verifier: $(VENV)/.installe
	@$(CTG) verifier $(SCOPE)

# Files begin in their order, not by their number of tests: a few long ones must not end the run.
SUITE := $(BIN)/pytest -n auto --no-loadscope-reorder --ignore tests/rendu --ignore tests/conformite/juges

test: $(VENV)/.outils
	@$(SUITE) --dist loadfile -m "not balayage" $(ARGS)

# The same tests in an order drawn at random: none of them may need another to have run before it.
# Of one folder, by an order drawn before: make melange ARGS="tests/checks --randomly-seed=7"
melange: $(VENV)/.outils
	@$(SUITE) --dist loadfile -v -m "not balayage" -p randomly $(ARGS)

# What `make test` samples, tried whole: every document of every territory by both engines, and so on.
# One of these tests may take minutes where a machine is busy: only what hangs for half an hour is stopped.
balayage: $(VENV)/.outils
	@$(SUITE) --dist loadfile -m balayage -o faulthandler_timeout=1800 $(ARGS)

# Measures against what people use today, and bench/RESULTS.md; ARGS="startup" runs a part alone.
bench: $(VENV)/.rendu $(VENV)-bench/.pairs
	@$(BIN)/python -m bench $(ARGS)

$(VENV)-bench/.pairs: bench/requirements.txt | $(VENV)/bin/python
	@$(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
	@touch $@

# Puts small faults in the code, drawn from a seed, and tells those that no test notices.
#   make mutants ARGS="--nombre 10 --graine 3"
mutants: $(VENV)/.outils
	@PYTHONPATH=tests $(BIN)/python -m mutants $(ARGS)

# What a developer checks before a commit.
outils: $(VENV)/.outils
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

propre:
	@rm -rf build $(VENV) $(JUGES) $(VENV)-audit

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 ou plus récent est nécessaire : apt install python3 python3-venv" >&2; exit 3; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 ou plus récent est nécessaire." >&2; exit 3; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Le module venv de Python manque : apt install python3-venv" >&2; exit 3; }
	@echo "Préparation de l’environnement…"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installe: requirements.lock pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.outils: requirements-dev.lock $(VENV)/.installe
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# What only `make rendu` and `make bench` need: what drives Chromium, and the script that checks the
# accessibility of a page.
$(VENV)/.rendu: requirements-rendu.lock $(VENV)/.outils
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-rendu.lock
	@touch $@

# Writes again all that is generated and compared by a test; read the difference before you commit it.
genere: $(VENV)/.outils
	@$(CTG) schema --sortie docs >/dev/null
	@PYTHONPATH=tests $(BIN)/python -m generated

# Draws the picture in the guide of each document that has none; look at it before you commit it.
images: $(VENV)/.outils
	@command -v pdftoppm >/dev/null || { echo "Ces images demandent poppler : apt install poppler-utils" >&2; exit 3; }
	@PYTHONPATH=tests $(BIN)/python -m generated.pictures

# Builds every document of the example with the code of before and with that of today, measures the
# files and writes the table of docs/papers.md.
papiers: $(VENV)/.outils
	@PYTHONPATH=tests $(BIN)/python -m generated.papers

# The docs as pages for a browser, read and searched without a network, with every document of the
# catalogue, in build/site.
site: $(VENV)/.installe
	@PYTHONPATH=docs $(BIN)/python -m website

# Sets each Word file with LibreOffice and compares its pages with the contents it announces.
# Opens each page for the web in Chromium, without its sandbox, which root does not have.
rendu: $(VENV)/.rendu
	@command -v soffice >/dev/null && command -v pdftotext >/dev/null && command -v chromium >/dev/null || { echo "Ce contrôle demande LibreOffice, poppler et Chromium : apt install libreoffice-writer-nogui poppler-utils chromium" >&2; exit 3; }
	@$(BIN)/pytest tests/rendu

# Judges every file of every document by all the checkers that know its format; before that, the
# checkers themselves, on files that are bad on purpose.
conformite: $(VENV)/.rendu $(JUGES)/.installe
	@command -v java >/dev/null && command -v qpdf >/dev/null && command -v pdfinfo >/dev/null && command -v soffice >/dev/null && command -v chromium >/dev/null || { echo "Ce contrôle demande Java, qpdf, poppler, LibreOffice et Chromium : apt install openjdk-17-jdk-headless qpdf poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui chromium" >&2; exit 3; }
	@$(BIN)/pytest tests/conformite
	@PYTHONPATH=tests $(BIN)/python -m conformite $(SCOPE)

# The checkers, in an environment of their own: whoever makes documents never installs them.
$(JUGES)/.installe: requirements-conformite.lock tests/conformite/package-lock.json | $(VENV)/bin/python
	@command -v npm >/dev/null || { echo "Ce contrôle demande npm, pour installer le vérificateur de pages du W3C : apt install npm" >&2; exit 3; }
	@$(BIN)/python -m venv $(JUGES)
	@$(JUGES)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-conformite.lock
	@mkdir -p $(JUGES)/npm
	@cp tests/conformite/package.json tests/conformite/package-lock.json $(JUGES)/npm
	@npm ci --prefix $(JUGES)/npm --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Asks the published advisories about every lock. Without an answer nothing is known, and it fails.
audit: $(VENV)-audit/.installe
	@failed=; for lock in requirements*.lock; do \
	  echo "$$lock :"; \
	  $(VENV)-audit/bin/pip-audit --strict --requirement $$lock --require-hashes --disable-pip --progress-spinner off || failed=1; \
	done; \
	test -z "$$failed" || { echo "Des avis de sécurité visent ces versions, ou n’ont pas pu être lus (réseau fermé) : rien ne dit qu’elles sont sûres." >&2; exit 1; }

$(VENV)-audit/.installe: requirements-audit.lock | $(VENV)/bin/python
	@$(BIN)/python -m venv $(VENV)-audit
	@$(VENV)-audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-audit.lock
	@touch $@
