# Packages of Debian without installing them: downloaded with apt's own checks into private state under $work. Needs no root. To be sourced.
# The caller sets `work`, a folder of its own, before it fetches; its name is what messages begin with.

readonly keyring=/usr/share/keyrings/debian-archive-keyring.gpg
program_name=$(basename "$0")

say() { echo "$program_name: $*"; }

# give_up CODE TEXT...
give_up() {
    local code=$1
    shift
    echo "$program_name: $*" >&2
    exit "$code"
}

# run COMMAND...: quiet, unless it fails.
run() {
    "$@" >"$work/log" 2>&1 && return 0
    tail -n 20 "$work/log" >&2
    return 1
}

# mirror: the Debian mirror of this system's own sources, whichever form they are in.
mirror() {
    local files=(/etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources)
    cat "${files[@]}" 2>/dev/null | grep -v '^ *#' | grep -oE '(https?|file|ftp)://[^ ]*/debian/?( |$)' | head -n 1 | tr -d ' '
}

# require_debian: ends the program unless packages can be had here; sets url, the mirror.
require_debian() {
    local tool
    for tool in apt-get dpkg-deb dpkg; do
        command -v "$tool" >/dev/null || give_up 1 "needs $tool, so a system of the Debian family"
    done
    [ -r "$keyring" ] || give_up 1 "needs Debian's archive keys: $keyring (package debian-archive-keyring)"
    url=$(mirror)
    [ -n "$url" ] || give_up 1 "this system's apt sources name no mirror of Debian"
}

# update_packages SUITE BASE: downloads the lists of a suite and of the suite that it leans on; what uses apt afterwards sets APT_CONFIG=$work/apt.conf.
update_packages() {
    local suite=$1 base=$2
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
    : >"$work/status"
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$url" "$base" >"$work/sources.list"
    [ "$suite" = "$base" ] || printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$url" "$suite" >>"$work/sources.list"
    cat >"$work/apt.conf" <<EOF
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Dir::Log "$work";
APT::Sandbox::User "";
APT::Update::Post-Invoke "";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::Retries "3";
Debug::NoLocking "true";
EOF
    run env APT_CONFIG="$work/apt.conf" apt-get update
}

# fetch_packages SUITE BASE PACKAGE...: downloads packages of a suite, with all that they need, into $work/cache/archives.
fetch_packages() {
    local suite=$1 base=$2
    shift 2
    update_packages "$suite" "$base" || return 1
    run env APT_CONFIG="$work/apt.conf" apt-get install --yes --download-only --no-install-recommends --target-release "$suite" "$@"
}
