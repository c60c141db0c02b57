# shellcheck shell=bash

it_adds_up_the_reports_of_this_run_only() {
  pieces count
  mkdir -p m/target/surefire-reports m/target/failsafe-reports
  echo '<testsuite name="Old" tests="9" errors="0" skipped="0" failures="9">' >m/target/surefire-reports/TEST-Old.xml
  touch -d '2000-01-01' m/target/surefire-reports/TEST-Old.xml
  touch -d '2001-01-01' started
  echo '<testsuite xmlns:x="y" name="A" time="0.1" tests="5" errors="1" skipped="1" failures="0">' >m/target/surefire-reports/TEST-A.xml
  echo '<testsuite name="B" time="0.1" tests="3" errors="0" skipped="0" failures="1" flakes="2">' >m/target/failsafe-reports/TEST-B.xml
  equals counts "5 2 1" "$(count_junit started m)"
}

it_names_the_tests_that_failed() {
  pieces count
  mkdir -p m/target/surefire-reports
  touch -d '2001-01-01' started
  cat >m/target/surefire-reports/TEST-A.xml <<'END'
<testsuite name="A" tests="2" errors="0" skipped="0" failures="1">
  <testcase name="isRight" classname="io.A" time="0.1"/>
  <testcase name="isWrong" classname="io.A" time="0.1">
    <failure message="1 &lt; 2" type="x">trace</failure>
  </testcase>
</testsuite>
END
  equals failed "    failed: isWrong io.A
      1 < 2" "$(failed_junit started m)"
}

it_counts_nothing_where_no_report_is() {
  pieces count
  mkdir m
  touch started
  equals counts "0 0 0" "$(count_junit started m)"
}

it_reads_the_counts_of_vitest() {
  pieces count
  echo '{"numTotalTests":7,"numPassedTests":5,"numFailedTests":1,"numPendingTests":1,"testResults":[]}' >report.json
  equals counts "5 1 1" "$(count_vitest report.json)"
}

it_takes_a_suite_that_counted_nothing_for_failed() {
  pieces count
  echo "Segmentation fault" >log
  equals counts "0 1 0" "$(count_words log)"
}

a_run() { # with suites of its own; prints what it says, ends with its exit code
  pieces count test
  # shellcheck disable=SC2034
  SUITES="good skipped"
  about() { echo "an example"; }
  suite_good() { result 2 0 0; }
  suite_skipped() { skip "no browser"; }
  suite_bad() { result 3 1 0; }
  suite_broken() { exit 7; }
  run_tests "$@"
}

it_ends_with_the_sum_of_all_suites() {
  equals "last line" "2 passed, 0 failed" "$(CI='' a_run | tail -1)"
}

it_takes_a_skipped_suite_for_failed_in_continuous_integration() {
  local output status=0
  output=$(CI=true a_run) || status=$?
  equals status 1 "$status"
  equals "last line" "2 passed, 1 failed" "$(tail -1 <<<"$output")"
}

it_fails_when_one_suite_failed_or_broke() {
  local output status=0
  output=$(a_run good bad broken) || status=$?
  equals status 1 "$status"
  equals "last line" "5 passed, 2 failed" "$(tail -1 <<<"$output")"
}
