# shellcheck shell=bash
# Looks at everything that some command needs, and says for what is missing how to get it.

MISSING=0

run_doctor() {
  case ${1:-} in
    '') ;;
    -h | --help) echo "usage: ./claviger doctor: looks at what the commands need, and says how to get what is missing" && return ;;
    *) fail "doctor takes no '$1'" ;;
  esac
  doctor_needed
  doctor_for_tests
  doctor_room
  if [ $MISSING -gt 0 ]; then
    echo "$MISSING missing"
    exit 2
  fi
  echo "nothing is missing"
}

there() { printf '  ok       %-16s %s\n' "$1" "$2"; }

missing() { # NAME REMEDY
  printf '  missing  %-16s %s\n' "$1" "$2"
  MISSING=$((MISSING + 1))
}

absent() { printf '  absent   %-16s %s\n' "$1" "$2"; } # only some command needs it

doctor_needed() {
  echo "to run:"
  local jdk node
  jdk=$(find_jdk)
  node=$(find_node)
  if [ -n "$jdk" ]; then
    there "JDK $JDK_MAJOR" "$jdk"
  elif can_fetch; then
    there "JDK $JDK_MAJOR" "will be fetched into $CACHE/jdk when it is needed"
  else
    missing "JDK $JDK_MAJOR" "install Eclipse Temurin $JDK_MAJOR (https://adoptium.net) and set JAVA_HOME to it"
  fi
  if [ -n "$node" ]; then
    there "Node, npm" "$node ($("$node/node" --version))"
  elif can_fetch; then
    there "Node, npm" "will be fetched into $CACHE/node when it is needed"
  else
    missing "Node, npm" "install Node $NODE_MAJOR.$NODE_MINOR or later with npm (apt-get install nodejs npm; brew install node)"
  fi
  if have curl || have wget; then there "curl or wget" "$(command -v curl || command -v wget)"; else missing "curl or wget" "apt-get install curl"; fi
  if have tar && have gzip; then there "tar, gzip" "$(command -v tar)"; else missing "tar, gzip" "apt-get install tar gzip"; fi
  if [ "$(uname -s)" = Linux ] && am_root && ! unshare -U true 2>/dev/null && ! have setpriv; then
    missing "unshare, setpriv" "apt-get install util-linux, or run as an ordinary user: PostgreSQL does not run as root"
  fi
}

can_fetch() { have curl && curl --silent --head --max-time 5 --output /dev/null "${CLAVIGER_ADOPTIUM_URL:-https://api.adoptium.net}"; }

doctor_for_tests() {
  echo "for ./claviger test, beyond that:"
  local name
  for name in chromium chromium-browser google-chrome; do have "$name" && break; done
  if have "$name"; then there Chromium "$(command -v "$name")"; else absent Chromium "apt-get install chromium (the suite e2e does so itself as root)"; fi
  if [ -z "$(command -v go)" ] && [ -x /usr/local/go/bin/go ]; then PATH=$PATH:/usr/local/go/bin; fi
  if have go; then there Go "$(command -v go)"; else absent Go "https://go.dev/dl: builds Helm for the suite chart"; fi
  if python3 -c 'import ensurepip, venv' 2>/dev/null; then there Python "$(command -v python3)"; else absent Python "apt-get install python3-venv: runs the AWS emulator for the suite java, which installs it itself as root"; fi
  if have shellcheck; then there shellcheck "$(command -v shellcheck)"; else absent shellcheck "apt-get install shellcheck: for the suite launcher"; fi
  if have git; then there git "$(command -v git)"; else absent git "apt-get install git"; fi
}

doctor_room() {
  echo "room:"
  free_space "CLAVIGER_HOME" "$CLAVIGER_HOME" 1024
  free_space "checkout" "$ROOT" 2048
  free_space "cache" "$CACHE" 1024
  local port=${CLAVIGER_HTTP_PORT:-8080}
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
    absent "port $port" "taken: demo takes the next free one; for up set CLAVIGER_HTTP_PORT"
  else
    there "port $port" "free"
  fi
}

free_space() { # NAME FOLDER MEGABYTES
  local folder=$2 free
  until [ -d "$folder" ]; do folder=$(dirname "$folder"); done
  free=$(df -Pk "$folder" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ ! -w "$folder" ]; then
    missing "$1" "$2 is not writable for user $(id -un)"
  elif [ "$free" -lt "$3" ]; then
    missing "$1" "$2 has $free MB free, and $3 MB are needed"
  else
    there "$1" "$2 ($free MB free)"
  fi
}
