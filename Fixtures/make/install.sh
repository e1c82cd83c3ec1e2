#!/bin/bash
# Installs what the fixture makers need, outside the tree:
#   - Debian packages: libxml2-dev libxml2-utils libcurl4-openssl-dev libssl-dev zstd xz-utils bzip2 zip
#   - Pythons 2.7, 3.6, 3.8, 3.11 and 3.12, found through pyenv (or PYTHON_2_7=/path ... in the environment)
#   - one virtual environment per pytest generation in $OST_FIXTURE_VENVS (default ~/.cache/ost-triage-fixtures)
set -euo pipefail

VENVS=${OST_FIXTURE_VENVS:-$HOME/.cache/ost-triage-fixtures}
PYENV_VERSIONS=${PYENV_ROOT:-$HOME/.pyenv}/versions

if [[ $(id -u) == 0 && ${SKIP_APT:-} != 1 ]]; then
    apt-get update -q
    apt-get install -y -q libxml2-dev libxml2-utils libcurl4-openssl-dev libssl-dev \
        zstd xz-utils bzip2 zip
fi

python_of() { # 2.7 -> path of that python
    local variable=PYTHON_${1//./_}
    if [[ -n ${!variable:-} ]]; then
        echo "${!variable}"
        return
    fi
    ls -d "$PYENV_VERSIONS"/"$1".*/bin/python | sort -V | tail -1
}

make_venv() { # name python packages...
    local name=$1 python=$2
    shift 2
    [[ -e $VENVS/$name/.done ]] && return
    rm -rf "${VENVS:?}/$name"
    if [[ $name == py2* ]]; then
        "$python" -m pip install -q --user 'virtualenv<20.22'
        "$python" -m virtualenv -q "$VENVS/$name"
    else
        "$python" -m venv "$VENVS/$name"
    fi
    "$VENVS/$name/bin/python" -m pip install -q "$@"
    touch "$VENVS/$name/.done"
    echo "$name: $*"
}

mkdir -p "$VENVS"
make_venv py27-pytest3.5 "$(python_of 2.7)" 'pytest==3.5.1' 'attrs<20' 'more-itertools<6' \
    'pycurl==7.43.0.5' 'ovirt-engine-sdk-python==4.3.3' 'nose==1.3.7' 'ipaddress' 'enum34' 'funcsigs'
make_venv py27-pytest4.6 "$(python_of 2.7)" 'pytest==4.6.11' \
    'pycurl==7.43.0.5' 'ovirt-engine-sdk-python==4.3.3' 'ipaddress' 'enum34'
make_venv py36-pytest5.4 "$(python_of 3.6)" 'pytest==5.4.3' 'pycurl==7.43.0.6' 'ovirt-engine-sdk-python==4.4.15'
make_venv py36-pytest6.2 "$(python_of 3.6)" 'pytest==6.2.5' 'pycurl==7.43.0.6' 'ovirt-engine-sdk-python==4.4.15'
make_venv py38-pytest7.4 "$(python_of 3.8)" 'pytest==7.4.4' 'pycurl' six 'ovirt-engine-sdk-python==4.5.2'
make_venv py311-pytest8 "$(python_of 3.11)" 'pytest==8.4.2' 'pycurl' setuptools wheel six 'ovirt-engine-sdk-python'
make_venv py312-pytest9 "$(python_of 3.12)" 'pytest==9.0.1' 'pycurl' setuptools wheel six 'ovirt-engine-sdk-python'
echo "environments are in $VENVS"
