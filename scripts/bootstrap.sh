#!/bin/sh
# Put everything that gatemap needs into .venv, at the versions in uv.lock. Needs Python 3.11 or newer and nothing
# else: uv is used if it is there, else it is installed into .uv/. Quick when nothing changed.
# With the argument `lock` it writes uv.lock anew instead, with the newest versions; with `basemap` it adds what builds
# the basemap; with `audit` it looks up known holes in what uv.lock names; with `sbom` it writes what uv.lock names as
# CycloneDX.
set -eu
cd "$(dirname "$0")/.."

uv_pinned=0.13.9
pip_audit_pinned=2.9.0
uv_oldest=0.6.0  # the oldest that was seen to install from this uv.lock
stamp=.venv/.installed
uv=

say() { echo "gatemap: $*" >&2; }
give_up() { say "$*"; exit 1; }

# An office network may have a certificate authority of its own: trust what the machine trusts.
trust_system_certificates() {
    store=/etc/ssl/certs/ca-certificates.crt
    [ -s "$store" ] || return 0
    export SSL_CERT_FILE="${SSL_CERT_FILE:-$store}" PIP_CERT="${PIP_CERT:-$store}"
}

wanted_state() {
    cat pyproject.toml uv.lock | cksum
    pwd  # an environment that was moved has wrong paths in it
}

uv_on_path_will_do() {
    found=$(uv --version 2>/dev/null | cut -d' ' -f2)
    [ -n "$found" ] && [ "$(printf '%s\n%s\n' "$uv_oldest" "$found" | sort -V | head -n1)" = "$uv_oldest" ]
}

private_uv_is_there() { [ "$(.uv/bin/uv --version 2>/dev/null | cut -d' ' -f2)" = "$uv_pinned" ]; }

check_python() {
    command -v python3 >/dev/null || give_up "Python 3.11 or newer is needed, and there is no python3 on the PATH."
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        give_up "Python 3.11 or newer is needed; python3 here is $(python3 -V)."
}

make_private_venv() {
    rm -rf .uv
    python3 -m venv .uv >/dev/null 2>&1
}

# Debian keeps Python's venv module in a package of its own.
add_debian_venv() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    say "installing Debian's python3-venv"
    apt-get update -qq </dev/null >&2 || return 1
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv </dev/null >&2
}

install_private_uv() {
    check_python
    say "installing uv $uv_pinned into .uv/"
    if make_private_venv; then
        .uv/bin/python -m pip install --quiet "uv==$uv_pinned"
    elif python3 -m pip --version >/dev/null 2>&1; then
        rm -rf .uv && python3 -m pip install --quiet --target .uv "uv==$uv_pinned"
    elif add_debian_venv && make_private_venv; then
        .uv/bin/python -m pip install --quiet "uv==$uv_pinned"
    else
        give_up "Python's venv module is missing: install it (Debian, as root: apt-get install python3-venv) or uv."
    fi || give_up "uv could not be installed from PyPI; pip's own words are above."
}

choose_uv() {
    if uv_on_path_will_do; then uv=uv; return; fi
    private_uv_is_there || install_private_uv
    uv=.uv/bin/uv
}

install_packages() {
    state=$(wanted_state)
    [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && return
    choose_uv
    say "installing the packages of uv.lock into .venv/ (about 1 GB)"
    if [ -t 2 ]; then quiet=; else quiet=--quiet; fi
    # Compiled here and now: a service may not write into .venv, and would compile all packages at every start.
    UV_PROJECT_ENVIRONMENT=.venv "$uv" sync --frozen --group test --group dev --compile-bytecode $quiet ||
        give_up "the packages could not be installed; uv's own words are above."
    printf '%s\n' "$state" >"$stamp"
}

write_lock() {
    choose_uv
    "$uv" lock --upgrade
    others=$(grep -oE 'https?://[^/"]+' uv.lock | sort -u | grep -vxE 'https://(pypi.org|files.pythonhosted.org)' || true)
    [ -z "$others" ] || give_up "uv.lock must name PyPI alone, and this one names $others: unset uv's index settings."
}

add_basemap_packages() {
    choose_uv
    UV_PROJECT_ENVIRONMENT=.venv "$uv" sync --frozen --quiet --group test --group dev --group basemap ||
        give_up "the packages could not be installed; uv's own words are above."
}

# An older uv on the PATH may not know the formats that these two need.
choose_pinned_uv() {
    private_uv_is_there || install_private_uv
    uv=.uv/bin/uv
}

# Needs PyPI's own JSON interface, which lists known holes; many mirrors do not have it. What cannot be looked up counts
# as a failure: a list that was not read says nothing.
audit_packages() {
    choose_pinned_uv
    list=$(mktemp) && told=$(mktemp) && trap 'rm -f "$list" "$told"' EXIT
    "$uv" export --frozen --all-groups --no-emit-project --format requirements.txt --quiet -o "$list" ||
        give_up "uv.lock could not be read; uv's own words are above."
    if "$uv" tool run --from "pip-audit==$pip_audit_pinned" pip-audit --strict --disable-pip --require-hashes \
        --progress-spinner off -r "$list" 2>"$told"; then cat "$told" >&2; return; fi
    cat "$told" >&2
    if grep -q '^Found [0-9]* known' "$told"; then give_up "packages with known holes; see above."; fi
    give_up "nothing was audited: https://pypi.org/pypi/NAME/VERSION/json, which lists known holes, did not answer for" \
        "every package. A closed network or a mirror of PyPI is the usual reason; try where PyPI itself can be reached."
}

write_sbom() {
    choose_pinned_uv
    mkdir -p dist
    "$uv" export --frozen --no-default-groups --format cyclonedx1.5 --quiet -o dist/gatemap.cdx.json ||
        give_up "uv.lock could not be read; uv's own words are above."
    say "wrote dist/gatemap.cdx.json"
}

trust_system_certificates
case "${1:-install}" in
    install) install_packages ;;
    basemap) install_packages; add_basemap_packages ;;
    lock) write_lock ;;
    audit) audit_packages ;;
    sbom) write_sbom ;;
    *) give_up "usage: scripts/bootstrap.sh [install|basemap|lock|audit|sbom]" ;;
esac
