# shellcheck shell=bash
# Runs suites one after another and adds up what they counted. With CI=true a skipped suite is a failure.

TESTS=$WORK/test
STARTED=$TESTS/started

test_usage() {
  local suite
  echo "usage: ./claviger test [--fast] [SUITE ...]"
  echo
  echo "  --fast        what takes less than three minutes: $FAST_SUITES"
  for suite in $SUITES java_units; do printf '  %-13s %s\n' "$suite" "$(about "$suite")"; done
}

run_tests() { # [--fast] [SUITE ...]
  local chosen=$SUITES suite began=$SECONDS
  case ${1:-} in -h | --help) test_usage && return ;; esac
  if [ "${1:-}" = --fast ]; then
    chosen=$FAST_SUITES
    shift
  fi
  [ $# -eq 0 ] || chosen=$*
  for suite in $chosen; do
    declare -F "suite_$suite" >/dev/null || fail "There is no suite '$suite'. There are: $SUITES java_units"
  done
  mkdir -p "$TESTS" 2>/dev/null || fail "This folder is not writable for user $(id -un): $ROOT. Use a clone of your own."
  : >"$STARTED"
  : >"$TESTS/results"
  for suite in $chosen; do run_suite "$suite"; done
  sum_up $((SECONDS - began))
}

run_suite() {
  local suite=$1 began=$SECONDS passed failed skipped
  LOG=$TESTS/$suite.log
  RESULT=$TESTS/$suite.result
  echo "== $suite: $(about "$suite")"
  : >"$LOG"
  echo "0 1 0" >"$RESULT" # for a suite that breaks before it has counted
  ("suite_$suite") 2>&1 | tee "$LOG" | sed 's/^/   /' || true
  read -r passed failed skipped <"$RESULT"
  if [ "$skipped" -gt 0 ] && [ "$((passed + failed))" -eq 0 ] && [ "${CI:-}" = true ]; then failed=1; fi
  echo "$suite $passed $failed $skipped $((SECONDS - began))" >>"$TESTS/results"
  echo "   $suite: $passed passed, $failed failed, $skipped skipped in $((SECONDS - began)) s"
}

# called by a suite, in its own shell
result() { echo "$1 $2 $3" >"$RESULT"; }

skip() {
  echo "skipped: $*"
  result 0 0 1
}

sum_up() {
  echo
  awk '{ printf "%-12s %6d passed %4d failed %4d skipped %5d s\n", $1, $2, $3, $4, $5 }' "$TESTS/results"
  echo "in $1 s; the logs are in $TESTS"
  awk '{ passed += $2; failed += $3 } END { printf "%d passed, %d failed\n", passed, failed; exit failed > 0 }' "$TESTS/results"
}
