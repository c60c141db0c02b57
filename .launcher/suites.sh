# shellcheck shell=bash disable=SC2034
# The suites of ./claviger test, in their order. One line a suite here, one function below:
# it writes what happens to its standard output and calls `result PASSED FAILED SKIPPED` once.

SUITES="launcher java ui chart e2e"
FAST_SUITES="launcher java_units ui"

about() {
  case $1 in
    launcher) echo "the launcher itself, and its scripts under shellcheck" ;;
    java) echo "every module: units, integration with real PostgreSQL and Kafka, all gates of the build" ;;
    java_units) echo "every module: units only" ;;
    ui) echo "Biome, TypeScript, Vitest" ;;
    chart) echo "the Helm chart, linted and rendered" ;;
    e2e) echo "the dashboard in Chromium, over the real server" ;;
  esac
}

suite_launcher() {
  "$ROOT/.launcher/tests/run" || true
  # shellcheck disable=SC2046
  result $(count_words "$LOG")
}

suite_java() {
  prepare_python
  java_suite verify
}

suite_java_units() { java_suite test -Dcyclonedx.skip=true -Dspotless.check.skip=true; }

java_suite() { # GOAL AND OPTIONS: goes on after failing tests, so that all are counted
  need_jdk
  need_node
  local log=$TESTS/maven.log ended=0 sources counts
  # shellcheck disable=SC2086
  sources=$(checksum_of $ALL_SOURCES)
  one_at_a_time "$WORK/build.lock" maven "$log" -Dmaven.test.failure.ignore=true "$@" || ended=1
  counts=$(count_junit "$STARTED" "$ROOT/backend" "$ROOT/connectors")
  failed_junit "$STARTED" "$ROOT/backend" "$ROOT/connectors"
  if [ $ended -ne 0 ]; then
    show_errors "$log" 2>&1
    echo "    the build itself failed: $log"
  elif [ "$1" = verify ]; then
    echo "$sources" >"$WORK/server.stamp" # the suites that follow, and the next demo, use this build
  fi
  # shellcheck disable=SC2086
  set -- $counts
  result "$1" "$(($2 + ended))" "$3"
}

suite_ui() {
  need_node
  [ -f "$ROOT/ui/package.json" ] || { skip "the UI is not there"; return; }
  local passed=0 failed=0 report=$TESTS/vitest.json
  need_ui_packages || { result 0 1 0; return; }
  if (cd "$ROOT/ui" && npm run --silent check); then passed=1; else failed=1; fi
  rm -f "$report"
  (cd "$ROOT/ui" && npx vitest run --reporter=default --reporter=json --outputFile.json="$report") || true
  # shellcheck disable=SC2046
  if [ -f "$report" ]; then set -- $(count_vitest "$report"); else set -- 0 1 0; fi
  result $((passed + $1)) $((failed + $2)) "$3"
}

need_ui_packages() { [ -d "$ROOT/ui/node_modules" ] || (cd "$ROOT/ui" && npm ci --no-audit --no-fund); }

suite_chart() {
  "$ROOT/helm/test" || true
  # shellcheck disable=SC2046
  result $(count_words "$LOG")
}

suite_e2e() {
  [ -f "$ROOT/ui/e2e/run.mjs" ] || { skip "ui/e2e/run.mjs is not there"; return; }
  need_node
  local chromium
  chromium=$(find_chromium) || { skip "Chromium is not here, and could not be installed: apt-get install chromium as root, or set CHROMIUM to a browser"; return; }
  build_server
  need_ui_packages || { result 0 1 0; return; }
  (cd "$ROOT/ui" && CHROMIUM="$chromium" CLAVIGER="$ROOT/claviger" npm run --silent e2e) || true
  # shellcheck disable=SC2046
  result $(count_words "$LOG")
}

find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    [ -n "$name" ] || continue
    command -v "$name" && return
  done
  from_apt chromium && command -v chromium
}

# The tests of the AWS connector install the emulator moto by Python's own means; without Python they say so themselves.
prepare_python() { python3 -c 'import ensurepip, venv' 2>/dev/null || from_apt python3-venv || true; }

from_apt() { # PACKAGE
  am_root && have apt-get || return 1
  say "$1 is not here; installing the distribution's with apt-get (log: $TESTS/apt.log)"
  { apt-get update -q && apt-get install -y -q --no-install-recommends "$1"; } >"$TESTS/apt.log" 2>&1
}
