# shellcheck shell=bash
# Words, downloads and locks: what the other pieces share. Works with bash 3.2, which macOS has.

say() { echo "claviger: $*" >&2; }

fail() {
  say "$*"
  exit 2
}

have() { command -v "$1" >/dev/null 2>&1; }

am_root() { [ "$(id -u)" -eq 0 ]; }

sha256_of() {
  if have sha256sum; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# of files whose names come on standard input, each with a NUL behind it
sha256_of_all() {
  if have sha256sum; then xargs -0 sha256sum; else xargs -0 shasum -a 256; fi
}

# download URL FILE: quiet, and false when it did not work
download() {
  if have curl; then
    curl --fail --silent --location --retry 2 --connect-timeout 15 --output "$2" "$1"
  elif have wget; then
    wget --quiet --tries=3 --timeout=15 --output-document="$2" "$1"
  else
    say "neither curl nor wget is installed"
    return 1
  fi
}

# download_verified URL FILE SHA256
download_verified() {
  download "$1" "$2" || return 1
  local actual
  actual=$(sha256_of "$2" | cut -d' ' -f1)
  if [ "$actual" != "$3" ]; then
    rm -f "$2"
    fail "The download $1 does not have the checksum that its vendor states ($3, but it is $actual). It was deleted; try again, or from another network."
  fi
}

# one_at_a_time LOCK COMMAND...: waits for another launcher that does the same
one_at_a_time() {
  local lock=$1 status=0
  shift
  mkdir -p "$(dirname "$lock")" 2>/dev/null || fail "This folder is not writable for user $(id -un): $ROOT. Use a clone of your own."
  if have flock; then
    { exec 9>"$lock"; } 2>/dev/null || fail "This folder is not writable for user $(id -un): $(dirname "$lock"). Use a clone of your own."
    flock -n 9 || { say "waiting for another launcher that is building here"; flock 9; }
    # What it runs keeps the lock, too: it may go on for a while after this launcher was killed.
    "$@" || status=$?
    exec 9>&-
  else
    until ln -s $$ "$lock.link" 2>/dev/null; do # a link is made in one step, with its content
      kill -0 "$(readlink "$lock.link")" 2>/dev/null || rm -f "$lock.link"
      sleep 1
    done
    "$@" || status=$?
    rm -f "$lock.link"
  fi
  return $status
}
