# Sourced by the other scripts: what they need from Debian, and nothing that is there already.

missing=()

say() { printf '\n== %s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# need COMMAND PACKAGE...: the packages are noted where the command is not there.
need() {
  command -v "$1" >/dev/null 2>&1 || missing+=("${@:2}")
}

# Any of the browsers the printer finds will do, in its order (BrowserFinder.cs).
find_browser() {
  local each
  for each in chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome microsoft-edge-stable microsoft-edge; do
    command -v "$each" && return
  done
}

# Chromium without windows is what is installed otherwise: it is smaller and prints faster.
need_browser() { [ -n "$(find_browser)" ] || missing+=(chromium-headless-shell chromium-sandbox); }

# install_missing: installs everything noted, all at once, as root or through sudo.
install_missing() {
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null 2>&1 ||
      fail "Missing: ${missing[*]}. There is no sudo here; ask an administrator to run: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  command -v apt-get >/dev/null 2>&1 ||
    fail "Missing: ${missing[*]} (names of Debian packages). This is no Debian; install them by its own means and start again."

  say "Installing from Debian: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq || fail "The list of Debian packages could not be read; what apt-get said stands above."
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "These packages could not be installed: ${missing[*]}; what apt-get said stands above."
  missing=()
}

# .NET itself does not run without ICU, whose package has another name in each Debian; the one for developers brings the right one.
need_icu() {
  local libraries
  libraries=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null) || return 0
  [[ $libraries != *libicuuc* ]] || return 0
  missing+=(libicu-dev)
  install_missing
}

need_dotnet() {
  command -v dotnet >/dev/null 2>&1 ||
    fail "The .NET 10 SDK is missing. Install it (https://learn.microsoft.com/dotnet/core/install/linux-debian) and start again."
  need_icu
  dotnet --version >/dev/null 2>&1 ||
    fail "The .NET SDK that global.json asks for is missing: $(sed -n 's/.*"version": "\(.*\)".*/\1/p' global.json) or newer of the same major version. Installed: $(dotnet --list-sdks | tr '\n' ' ')"
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
}

# port_is_taken PORT: somebody listens on it on this machine.
port_is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# answers PORT: something answers HTTP there with a page or a redirect.
answers() {
  local status
  status=$( {
    exec 3<>"/dev/tcp/127.0.0.1/$1" &&
      printf 'GET / HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$1" >&3 &&
      head -n 1 <&3
  } 2>/dev/null ) || return 1
  [[ $status == *" 200"* || $status == *" 30"* ]]
}

# quick_folder: where files that nobody keeps are made and dropped fastest: in memory, where the system lends four gigabytes of it as a
# folder that programs start from, and else where temporary files are.
quick_folder() {
  local free
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
  if [ "${free:-0}" -gt 4194304 ] && [ -w /dev/shm ] && [[ ,$(findmnt -nro OPTIONS /dev/shm), != *,noexec,* ]]; then echo /dev/shm; else echo "${TMPDIR:-/tmp}"; fi
}

# usage SCRIPT: the comment at its head.
usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1"; exit 0; }
