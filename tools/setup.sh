#!/bin/sh
# Sets up what `make` needs: Python packages in the folder $1, npm packages in
# node_modules. Everything is pinned with its hash. Run by the Makefile.
set -eu
venv=$1

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# The newest Python that Pyodide's tools and our checks are known to run on comes
# first; then whatever is there, if it is new enough.
find_python() {
    for name in python3.13 python3.12 python3.14 python3 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; then
            say "$name"
            return
        fi
    done
}

python=$(find_python)
[ -n "$python" ] || stop "Python 3.12 or newer is needed and was not found (here: $(python3 --version 2>&1 | head -n 1)). Get it from python.org, from your system's packages (python3.12), or with 'uv python install 3.13'."

if [ ! -x "$venv/bin/pip" ]; then
    say "Making $venv with $("$python" --version)"
    "$python" -m venv "$venv" || stop "Python's venv module is missing. On Debian and Ubuntu: apt-get install python3-venv."
fi
say "Installing the pinned Python packages"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt

# Node runs the Pyodide tests and installs the npm packages. 22 is the oldest
# that the packages support; where it is missing, a wheel brings it.
new_enough='process.exit(Number(process.versions.node.split(".")[0]) < 22)'
if node -e "$new_enough" 2>/dev/null && command -v npm >/dev/null 2>&1; then
    say "Using $(command -v node) $(node --version)"
else
    say "Node 22 or newer was not found: installing it into $venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-node.txt
fi
say "Installing the pinned npm packages"
PATH="$PWD/$venv/bin:$PATH" npm ci --no-progress --loglevel=error
