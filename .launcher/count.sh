# shellcheck shell=bash
# How many tests passed, failed and were skipped, read from what the tools wrote.

# JUnit XML of surefire and failsafe under these folders, newer than a file: prints "passed failed skipped"
count_junit() { # NEWER_THAN FOLDERS...
  local since=$1
  shift
  find "$@" -path '*/target/*-reports/TEST-*.xml' -newer "$since" -exec sed -n 's/.*<testsuite \(.*\)>.*/\1/p' {} + |
    awk '{
      for (i = 1; i <= NF; i++) if (match($i, /^(tests|errors|failures|skipped)="[0-9]+"/)) {
        split($i, part, "\""); sum[substr(part[1], 1, length(part[1]) - 1)] += part[2]
      }
    } END {
      failed = sum["errors"] + sum["failures"]
      print sum["tests"] - failed - sum["skipped"], failed, sum["skipped"] + 0
    }'
}

# the names of the tests that failed, one a line, each with the beginning of why
failed_junit() { # NEWER_THAN FOLDERS...
  local since=$1
  shift
  find "$@" -path '*/target/*-reports/TEST-*.xml' -newer "$since" -exec cat {} + |
    awk '/<testcase /{ name = $0; gsub(/.*<testcase name="|" classname="/, " ", name); split(name, part, "\"") }
         /<(failure|error)[ >]/{
           print "    failed:" part[1]
           why = $0
           if (sub(/.* message="/, "", why)) {
             sub(/".*/, "", why); gsub(/&#10;/, " ", why); gsub(/&lt;/, "<", why); gsub(/&gt;/, ">", why)
             gsub(/&quot;/, "\"", why); gsub(/&apos;/, "\047", why); gsub(/&amp;/, "\\&", why)
             print "      " substr(why, 1, 600)
           }
         }'
}

# vitest's JSON report: prints "passed failed skipped"
count_vitest() { # FILE
  local passed failed skipped
  passed=$(json_number numPassedTests <"$1")
  failed=$(json_number numFailedTests <"$1")
  skipped=$(json_number numPendingTests <"$1")
  echo "${passed:-0} ${failed:-1} ${skipped:-0}"
}

json_number() { tr ',' '\n' | sed -n "s/.*\"$1\" *: *\([0-9]*\).*/\1/p" | head -1; }

# a log whose last such line is "N passed, N failed": prints "passed failed skipped"; "skipped: WHY" skips the whole
count_words() { # FILE
  local counts skipped=0
  counts=$(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$1" | tail -1)
  if grep -q '^skipped: ' "$1"; then skipped=1; fi
  echo "${counts:-0 1} $skipped"
}
