# shellcheck shell=bash
# Benchmarks: mains in the test folders of modules, which print figures as ratios against a baseline of the same run.

benches() { # NAME MODULE MAIN-CLASS WHAT
  cat <<'END'
reconcile backend/server io.claviger.server.bench.ReconcileBench observations a second into the catalog: first crawl, and the same again
inventory backend/server io.claviger.server.bench.InventoryBench the first page of a list of a million credentials by one filter at a time, with its total and with facets
end-to-end backend/server io.claviger.server.bench.EndToEndBench from an observation to a finding to a delivered webhook, through Kafka twice
access backend/cli io.claviger.cli.access.AccessBench authorization cases decided a second, and identities reviewed a second
graph backend/engine io.claviger.engine.graph.bench.GraphBench the graph of 100,000 principals, a million resources and ten million edges: blast radius, escalation of all, and both after a change
git connectors/git io.claviger.connector.git.HistoryBench versions of files a second from the history of a git repository
END
}

run_bench() {
  local name module main what
  if [ $# -eq 0 ]; then
    # shellcheck disable=SC2046
    set -- $(benches | cut -d' ' -f1)
  fi
  [ $# -gt 0 ] || fail "There is no benchmark yet."
  for name in "$@"; do
    read -r _ module main what < <(benches | grep "^$name ") || fail "There is no benchmark '$name'. There are: $(benches | cut -d' ' -f1 | tr '\n' ' ')"
    echo "== $name: $what"
    case $name in
    end-to-end | inventory) build_server ;;
    esac
    bench_classes "$module"
    "$JAVA_HOME/bin/java" -cp "$(cat "$ROOT/$module/target/bench.classpath")" "$main"
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
