# shellcheck shell=bash
# Builds what is run, when its sources changed. A stamp holds the checksum of the sources that a build was made from.

SERVER_APP=$ROOT/backend/server/target/quarkus-app
SERVER_JAR=$SERVER_APP/quarkus-run.jar
CLI_JAR=$ROOT/backend/cli/target/cli/claviger-cli.jar
ALL_SOURCES="pom.xml .mvn backend connectors ui docs/openapi.json"
CLI_SOURCES="pom.xml .mvn backend/engine backend/cli connectors/spi connectors/git"
SERVER_OPTIONS="--sun-misc-unsafe-memory-access=allow -Xlog:disable --enable-native-access=ALL-UNNAMED -Djava.util.logging.manager=org.jboss.logmanager.LogManager"
CLI_OPTIONS="--sun-misc-unsafe-memory-access=allow -Xlog:disable -XX:+UseSerialGC" # one garbage collector for archive and run
QUIET_GATES="-Dmaven.test.skip=true -Dspotless.check.skip=true -Dcyclonedx.skip=true" # they belong to ./claviger test

# checksum_of SOURCES...: names and contents, without tests and what builds produce
checksum_of() {
  (
    cd "$ROOT" || exit
    find "$@" \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -path ui/e2e \) -prune -o -type f -print0 |
      LC_ALL=C sort -z | sha256_of_all | sha256_of | cut -d' ' -f1
    grep '^JAVA_RUNTIME_VERSION=' "$JAVA_HOME/release"
  ) | tr '\n' ' '
}

is_built() { # NAME RESULT CHECKSUM
  [ -f "$2" ] && [ "$(cat "$WORK/$1.stamp" 2>/dev/null)" = "$3" ]
}

# Nothing was touched since the stamp's time, so no checksum needs to be made: neither a file nor, by what was added or taken
# away, a folder. The time of the last change of anything is asked, which nobody can set back.
is_untouched() { # NAME RESULT SOURCES...
  local stamp=$WORK/$1.stamp changed
  [ -f "$2" ] && [ -f "$stamp" ] && grep -qF "$(grep '^JAVA_RUNTIME_VERSION=' "$JAVA_HOME/release")" "$stamp" || return 1
  shift 2
  changed=$(cd "$ROOT" && find "$@" \( -name target -o -name node_modules -o -name dist -o -path '*/src/test' -o -path ui/e2e \) -prune \
    -o -cnewer "$stamp" -print 2>&1 | head -n 1)
  [ -z "$changed" ]
}

now() { date +%Y%m%d%H%M.%S; } # as touch takes it

build_server() {
  need_jdk
  local sources
  # shellcheck disable=SC2086
  sources=$(checksum_of $ALL_SOURCES)
  is_built server "$SERVER_JAR" "$sources" && return
  need_node
  one_at_a_time "$WORK/build.lock" build_once server "$SERVER_JAR" "$sources" backend/server
}

build_cli() {
  need_jdk
  local sources looked
  # shellcheck disable=SC2086
  is_untouched cli "$CLI_JAR" $CLI_SOURCES && return
  looked=$(now)
  # shellcheck disable=SC2086
  sources=$(checksum_of $CLI_SOURCES)
  is_built cli "$CLI_JAR" "$sources" || {
    need_node
    one_at_a_time "$WORK/build.lock" build_once cli "$CLI_JAR" "$sources" backend/cli
  }
  # What changes while it is built is newer than the stamp, and looked at the next time.
  touch -t "$looked" "$WORK/cli.stamp" 2>/dev/null || true # in somebody else's checkout all is looked at each time
}

build_once() { # NAME RESULT CHECKSUM MODULE
  is_built "$1" "$2" "$3" && return # by the one we waited for
  local log=$WORK/build-$1.log started=$SECONDS
  [ -d "$(home_to_build)/.m2/repository" ] || say "the first build fetches its libraries, which takes some minutes"
  forget_interrupted_build
  say "building the $1 (log: $log)"
  : >"$WORK/building"
  # shellcheck disable=SC2086
  if ! maven "$log" $QUIET_GATES package -pl "$4" -am; then
    rm -f "$WORK/building"
    say "the build failed after $((SECONDS - started)) s:"
    show_errors "$log"
    fail "The whole log is in $log. If libraries could not be fetched, check the network (or ~/.m2/settings.xml) and try again."
  fi
  [ -f "$2" ] || fail "The build ended well but made no $2; see $log."
  rm -f "$WORK/building"
  "warm_$1"
  echo "$3" >"$WORK/$1.stamp"
  say "built the $1 in $((SECONDS - started)) s"
}

# A build that was killed may have left half a file that looks finished.
forget_interrupted_build() {
  [ -f "$WORK/building" ] || return 0
  say "an earlier build was interrupted, so all is built anew"
  rm -rf "$ROOT"/backend/*/target "$ROOT"/connectors/*/target "$ROOT"/ui/target
}

# An archive of the classes that a run loads, and of what it learned of them, lets the next JVM start in half the time, and its
# second compiler know without profiling what is hot. Without it all works too. What is scanned for it has something to find,
# made here so that it is nobody's secret; the rules with their examples ask for what scans of other texts need; and the
# sources, with the JDK's where they are there, are so much text that what is hot gets hot.
warm_cli() {
  local scratch sources
  rm -f "$WORK/cli.aot"
  scratch=$(mktemp -d) || return 0
  printf 'DB_PASSWORD=%s\nAPI_KEY=%s\n' "$(random_text 9)" "$(random_text 30)" >"$scratch/.env"
  (cd "$scratch" && "$JAVA_HOME/bin/jar" xf "$JAVA_HOME/lib/src.zip" java.base/java java.base/javax java.base/sun/security) 2>/dev/null || true
  sources=("$ROOT/.launcher" "$ROOT/docs" "$ROOT"/backend/*/src "$ROOT"/connectors/*/src "$ROOT/ui/src")
  # shellcheck disable=SC2086
  CLAVIGER_HOME=$scratch "$JAVA_HOME/bin/java" $CLI_OPTIONS -XX:AOTCacheOutput="$WORK/cli.aot" -jar "$CLI_JAR" \
    scan --format jsonl "${sources[@]}" "$scratch" "${sources[@]}" "${sources[@]}" >/dev/null 2>&1 || true # it found something, so 1 is right
  rm -rf "$scratch"
}

random_text() { head -c "$1" /dev/urandom | base64 | tr -d '+/=\n'; } # BYTES

# The server's archive is made from a start on a home of its own, which ends when it is ready.
warm_server() {
  local scratch status=0
  rm -f "$WORK/server.aot"
  scratch=$(mktemp -d) || return 0
  say "archiving the server's classes, so that it starts sooner from now on"
  (
    unset CLAVIGER_DATABASE_URL CLAVIGER_KAFKA_BOOTSTRAP CLAVIGER_HTTP_HOST CLAVIGER_ROLES CLAVIGER_ADMIN_PASSWORD
    export CLAVIGER_HOME=$scratch/home CLAVIGER_HTTP_PORT=0
    # shellcheck disable=SC2086
    exec "$JAVA_HOME/bin/java" $SERVER_OPTIONS -XX:AOTCacheOutput="$WORK/server.aot" -jar "$SERVER_JAR" rehearse
  ) >"$WORK/archive.log" 2>&1 </dev/null || status=$?
  rm -rf "$scratch"
  [ $status -eq 0 ] || rm -f "$WORK/server.aot"
  [ $status -ne 130 ] || fail "interrupted"
}

# maven LOG ARGUMENTS...: everything to the log, the names of modules to the terminal
maven() {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  # A JVM asks the system where a user is at home, and not HOME.
  [ "$(home_to_build)" = "${HOME:-}" ] || set -- -Dmaven.repo.local="$(home_to_build)/.m2/repository" "$@"
  (cd "$ROOT" && HOME=$(home_to_build) ./mvnw --batch-mode --no-transfer-progress -T 2 "$@" </dev/null) 2>&1 | tee "$log" | show_modules >&2
  return "${PIPESTATUS[0]}"
}

# What a build fetches is kept where the user is at home, or in the checkout when nothing can be kept there.
home_to_build() {
  if [ -w "${HOME:-}" ]; then
    echo "$HOME"
  else
    mkdir -p "$WORK/home" && echo "$WORK/home"
  fi
}

show_modules() {
  local line
  while IFS= read -r line; do
    case $line in
      "[INFO] Building Claviger"*) line=${line#\[INFO\] Building } && echo "  ${line%% 0.*}${line##*SNAPSHOT}" ;;
    esac
  done
}

show_errors() { grep -E '^\[ERROR\]|error:|^error |ERR!|^\[[A-Z]+_[A-Z_]+\]|npm error|error TS[0-9]' "$1" | grep -v -E 'Help 1|re-run Maven|^\[ERROR\] *$' | head -30 >&2 || tail -20 "$1" >&2; }
