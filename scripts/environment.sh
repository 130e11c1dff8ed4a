# Sourced by ./show and ./check, from the top of the repository: makes .venv and puts it first on the path.
# It is made anew when the folder has moved or what pyproject.toml asks for has changed.

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
    done
    say "digest needs Python 3.11 or later and found none; name one: PYTHON=/path/to/python3 $0"
    exit 2
}

make_venv() {
    find_python
    rm -rf .venv
    "$python" -m venv .venv && return
    rm -rf .venv
    say "$python cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv"
    exit 2
}

# prepare [EXTRA]: install digest, with the tools of an extra where one is named.
prepare() {
    wanted="$PWD $(cksum < pyproject.toml)"
    [ "$(cat .venv/made-for 2>/dev/null)" = "$wanted" ] || make_venv
    PATH="$PWD/.venv/bin:$PATH"
    export PATH
    if [ ! -e ".venv/installed-${1:-digest}" ]; then
        say "Installing digest into .venv; the first time takes a minute or two."
        .venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --editable ".${1:+[$1]}"
        touch .venv/installed-digest ".venv/installed-${1:-digest}"
    fi
    printf '%s\n' "$wanted" > .venv/made-for
}
