#!/bin/sh
# Install from Debian what is missing, and nothing else. Arguments: further packages that must be there.
# When all is present, neither apt-get nor the network is touched.
# Environment: PYTHON, the interpreter that the project is set up with.
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

require_python() {
    command -v "$PYTHON" >/dev/null 2>&1 || fail \
        "drafter braucht Python 3.11 oder neuer; „$PYTHON“ wurde nicht gefunden." \
        "Bitte einrichten lassen:  sudo apt-get install python3"
    "$PYTHON" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail \
        "drafter braucht Python 3.11 oder neuer; „$PYTHON“ ist $("$PYTHON" --version 2>&1)." \
        "Bitte ein neueres Python einrichten lassen (Debian 12 bringt es mit) oder eines nennen, z. B.:" \
        "  make kim PYTHON=/usr/bin/python3.11"
}

can_make_environments() {
    "$PYTHON" -I -c 'import ensurepip, venv' 2>/dev/null
}

# One missing package a line.
missing_packages() {
    can_make_environments || echo python3-venv
    "$PYTHON" -I drafter/render/environment.py
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

# How this user may install packages; empty where they may not.
privilege() {
    command -v apt-get >/dev/null 2>&1 || return 0
    if [ "$(id -u)" -eq 0 ]; then
        echo env
    elif sudo -n true 2>/dev/null; then
        echo "sudo -n env"
    fi
}

install_packages() {
    run=$(privilege)
    command="apt-get install --yes --no-install-recommends $*"
    [ -n "$run" ] || fail \
        "Es fehlen Debian-Pakete, und Sie haben hier kein Recht, sie einzurichten: $*" \
        "Bitte lassen Sie die Systembetreuung diesen Befehl ausführen und starten Sie danach erneut:" \
        "  sudo sh -c 'apt-get update && $command'"
    echo "Es fehlen Debian-Pakete; sie werden jetzt eingerichtet: $*"
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    # shellcheck disable=SC2086  # $run and $command are words
    { $run apt-get update && $run DEBIAN_FRONTEND=noninteractive $command; } </dev/null >"$log" 2>&1 || {
        cat "$log" >&2
        fail "Die Debian-Pakete ließen sich nicht einrichten: $*" \
            "Bitte prüfen Sie die Meldungen darüber (Netz, Paketquellen, freier Platz) und starten Sie erneut."
    }
}

require_installed() {
    still=$(missing_packages "$@")
    [ -z "$still" ] || fail \
        "Nach dem Einrichten fehlt noch immer, gesehen mit $("$PYTHON" -c 'import sys; print(sys.executable)'):" \
        "$still" \
        "Bitte versuchen Sie es mit Debians eigenem Python:  make kim PYTHON=/usr/bin/python3"
}

require_python
missing=$(missing_packages "$@")
[ -z "$missing" ] && exit 0
# shellcheck disable=SC2086  # one word a package
install_packages $missing
require_installed "$@"
