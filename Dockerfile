# Runs `ctg` on a folder that is mounted, as the user who owns it:
#   docker build -t ctg-docs .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/dossier" ctg-docs verifier
FROM python:3.13-slim-bookworm

# What WeasyPrint draws with, and git, which reads former versions of the sources.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        git libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /opt/ctg-docs
COPY requirements.lock ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY ctg_docs ctg_docs
COPY docs docs
COPY templates templates
RUN python -m pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation .

RUN useradd --create-home ctg
USER ctg
# Whoever owns the folder may have no home here: drawings keep nothing there.
ENV HOME=/tmp
WORKDIR /dossier
ENTRYPOINT ["ctg"]
CMD ["aide"]
