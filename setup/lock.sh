#!/bin/sh
# Write requirements.txt and requirements-dev.txt anew from pyproject.toml, with hashes.
# The build backend is locked too, so that the project itself is installed from locked parts.
# Arguments are handed to uv, e.g. --upgrade.
set -eu
cd "$(dirname "$0")/.."

build_backend() {
    .venv/bin/python -c '
import pathlib, tomllib
project = tomllib.loads(pathlib.Path("pyproject.toml").read_text(encoding="utf-8"))
print("\n".join(project["build-system"]["requires"]))'
}

compile() {
    output=$1
    shift
    build_backend | .venv/bin/uv --quiet pip compile pyproject.toml - "$@" \
        --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --no-sources --output-file "$output" >/dev/null
}

compile requirements.txt "$@"
compile requirements-dev.txt --extra dev --constraint requirements.txt "$@"
echo "Fertig: requirements.txt und requirements-dev.txt sind neu geschrieben."
