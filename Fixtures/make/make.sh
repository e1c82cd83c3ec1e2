#!/bin/bash
# Makes Fixtures/builds and Fixtures/formats anew: `make.sh` for everything, `make.sh builds 151`, `make.sh formats`.
# install.sh (called first) tells what it installs; SKIP_APT=1 leaves the system's packages alone.
set -euo pipefail
cd "$(dirname "$0")"
./install.sh
exec python3 -B make.py "$@"
