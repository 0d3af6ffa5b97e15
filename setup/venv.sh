#!/bin/sh
# Make the virtual environment .venv from locked parts, or leave it alone if it is as it should be.
# Argument: `run` (what the program needs) or `dev` (that, and the tools for tests).
# A stamp in .venv is written last, so an interrupted or outdated one is noticed and made anew.
# Environment: PYTHON, the interpreter that it is made with.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
STAMP=.venv/.drafter-stamp

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

lock() {
    case $1 in
        run) echo requirements.txt ;;
        dev) echo requirements-dev.txt ;;
    esac
}

# What an environment depends on: the lock, the project's metadata, and the place, for its scripts name it.
fingerprint() {
    { pwd -P; cat "$(lock "$1")" pyproject.toml hatch_build.py; } | sha256sum
}

has_stamp() {
    [ "$(cat "$STAMP" 2>/dev/null)" = "$(fingerprint "$1")" ]
}

# An environment for tests can run the program too.
is_current() {
    { has_stamp "$1" || has_stamp dev; } && .venv/bin/python -I -c '' 2>/dev/null
}

install() {
    .venv/bin/python -m pip --quiet --quiet --no-input --disable-pip-version-check install "$@" </dev/null || fail \
        "Die Python-Pakete ließen sich nicht einrichten." \
        "Bitte prüfen Sie die Meldungen darüber (Netz, Proxy, freier Platz) und starten Sie erneut."
}

make_environment() {
    rm -rf .venv
    "$PYTHON" -m venv .venv || fail \
        "Die virtuelle Umgebung .venv ließ sich nicht anlegen." \
        "Bitte prüfen Sie, ob in $(pwd) geschrieben werden darf, und starten Sie erneut."
    install --require-hashes --only-binary :all: --requirement "$(lock "$1")"
    install --no-index --no-deps --no-build-isolation --editable .
    fingerprint "$1" >"$STAMP"
}

is_current "$1" && exit 0
echo "Die Python-Umgebung .venv wird eingerichtet; das dauert etwa eine Minute."
make_environment "$1"
