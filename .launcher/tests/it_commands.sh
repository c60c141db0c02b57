# shellcheck shell=bash

it_works_through_a_link_from_any_folder_with_spaces_in_paths() {
  mkdir -p "a checkout" "some where/else" bin
  cp -R "$ROOT/claviger" "$ROOT/.launcher" "a checkout"
  ln -s "../a checkout/claviger" bin/first
  ln -s "$PWD/bin/first" "some where/second"
  local output
  output=$(cd "some where/else" && HOME="$SCRATCH" "../second" doctor)
  contains "$output" "$PWD/a checkout ("
}

it_refuses_an_unknown_command_with_exit_code_2() {
  local output status=0
  output=$("$ROOT/claviger" dmeo 2>&1) || status=$?
  equals status 2 "$status"
  contains "$output" "There is no command 'dmeo'"
}

it_refuses_an_unknown_suite_before_it_runs_any() {
  local output status=0
  output=$("$ROOT/claviger" test nothing 2>&1) || status=$?
  equals status 2 "$status"
  contains "$output" "There is no suite 'nothing'"
}

it_lets_only_one_build_at_a_time() {
  pieces
  slowly() {
    local before
    before=$(cat counter)
    sleep 0.2
    echo $((before + 1)) >counter
  }
  echo 0 >counter
  local i
  for i in 1 2 3 4; do one_at_a_time "$PWD/lock" slowly & done
  wait
  equals counter 4 "$(cat counter)"
}

it_waits_for_what_a_killed_launcher_left_building() {
  pieces
  have flock || skipped "flock is not installed"
  (one_at_a_time "$PWD/lock" sh -c 'touch began; sleep 1; touch ended') &
  until [ -f began ]; do sleep 0.05; done
  kill -9 $!
  one_at_a_time "$PWD/lock" test -f ended
}

it_builds_anew_after_a_build_that_was_interrupted() {
  pieces build
  ROOT=$PWD
  mkdir -p work backend/server/target ui/target
  touch backend/server/target/half
  forget_interrupted_build
  [ -f backend/server/target/half ] || exit 1
  touch work/building
  contains "$(forget_interrupted_build 2>&1)" "interrupted"
  [ ! -e backend/server/target ] || exit 1
}

it_hands_on_the_exit_code_of_what_it_runs_alone() {
  pieces
  local status=0
  one_at_a_time "$PWD/lock" sh -c 'exit 3' || status=$?
  equals status 3 "$status"
}

it_sees_changed_sources_but_not_tests_or_results_of_builds() {
  pieces
  ROOT_OF_LAUNCHER=$ROOT
  ROOT=$PWD
  # shellcheck source=/dev/null
  . "$ROOT_OF_LAUNCHER/.launcher/build.sh"
  JAVA_HOME=$PWD/jdk
  mkdir -p jdk "backend/a b/src/main" "backend/a b/src/test" "backend/a b/target" ui/node_modules
  echo 'JAVA_RUNTIME_VERSION="25.0.1+8"' >jdk/release
  echo one >"backend/a b/src/main/A.java"
  local first second
  first=$(checksum_of backend ui)
  echo x >"backend/a b/target/A.class"
  echo x >"backend/a b/src/test/ATest.java"
  echo x >ui/node_modules/left-pad.js
  equals "after harmless changes" "$first" "$(checksum_of backend ui)"
  echo two >"backend/a b/src/main/A.java"
  second=$(checksum_of backend ui)
  [ "$first" != "$second" ] || exit 1
  mv "backend/a b/src/main/A.java" "backend/a b/src/main/B.java"
  [ "$second" != "$(checksum_of backend ui)" ] || exit 1
}

it_needs_no_checksum_until_something_is_touched() {
  pieces
  ROOT_OF_LAUNCHER=$ROOT
  ROOT=$PWD WORK=$PWD
  # shellcheck source=/dev/null
  . "$ROOT_OF_LAUNCHER/.launcher/build.sh"
  JAVA_HOME=$PWD/jdk
  mkdir -p jdk backend/src/main backend/src/test backend/target
  echo 'JAVA_RUNTIME_VERSION="25.0.1+8"' >jdk/release
  echo one >backend/src/main/A.java
  echo jar >backend/target/cli.jar
  is_untouched cli backend/target/cli.jar backend && exit 1 # there is no stamp yet
  echo 'sum JAVA_RUNTIME_VERSION="25.0.1+8"' >cli.stamp
  touch -t 203001010000.00 cli.stamp
  is_untouched cli backend/target/cli.jar backend || exit 1
  echo 'JAVA_RUNTIME_VERSION="25.0.2+1"' >jdk/release
  is_untouched cli backend/target/cli.jar backend && exit 1 # another JDK
  echo 'JAVA_RUNTIME_VERSION="25.0.1+8"' >jdk/release
  touch -t 200101010000.00 cli.stamp backend/src/main/A.java # the file says that it is old, and was changed now
  is_untouched cli backend/target/cli.jar backend && exit 1
  is_untouched cli backend/target/none.jar backend && exit 1
  return 0
}

it_passes_shellcheck() {
  pieces
  if ! have shellcheck && am_root && have apt-get; then { apt-get update && apt-get install -y shellcheck; } >/dev/null 2>&1; fi
  have shellcheck || skipped "shellcheck is not installed: apt-get install shellcheck"
  cd "$ROOT" && shellcheck -x claviger .ci/run .launcher/*.sh .launcher/tests/run .launcher/tests/*.sh helm/test
}

it_tells_how_each_command_is_used() {
  local command
  for command in test bench doctor; do
    contains "$("$ROOT/claviger" "$command" --help)" "usage: ./claviger $command"
  done
  contains "$("$ROOT/claviger" test --help)" "the dashboard in Chromium"
  contains "$("$ROOT/claviger" bench --help)" "reconcile"
  contains "$("$ROOT/claviger" bench --help)" "usage events a second"
}

it_shows_why_a_build_of_the_dashboard_failed() {
  pieces build
  printf '%s\n' '[INFO] fine' 'error during build:' '[UNLOADABLE_DEPENDENCY] Could not load src/a.ts' >log
  contains "$(show_errors log 2>&1)" "Could not load src/a.ts"
}

it_builds_in_the_checkout_for_who_has_no_home_to_write_to() {
  pieces build
  ROOT="$PWD/a checkout"
  WORK="$ROOT/target/launcher"
  mkdir -p "$ROOT"
  cat >"$ROOT/mvnw" <<'END'
#!/bin/sh
echo "$HOME"
printf '%s\n' "$@"
END
  chmod +x "$ROOT/mvnw"
  HOME=/nowhere maven "$PWD/log" package
  equals HOME "$WORK/home" "$(head -n 1 log)"
  contains "$(cat log)" "-Dmaven.repo.local=$WORK/home/.m2/repository"
  (unset HOME && maven "$PWD/log" package)
  equals HOME "$WORK/home" "$(head -n 1 log)"
  HOME=$PWD maven "$PWD/log" package
  equals HOME "$PWD" "$(head -n 1 log)"
  case $(cat log) in *maven.repo.local*) exit 1 ;; esac
}

it_leaves_standard_input_to_what_is_built() {
  pieces build
  ROOT=$PWD
  WORK=$PWD/work
  printf '#!/bin/sh\ncat\n' >mvnw
  chmod +x mvnw
  equals "standard input" "a token" "$(echo "a token" | { maven "$PWD/log" package && cat; })"
}

it_tells_long_scans_by_the_files_in_their_folders() {
  pieces run
  LONG_FILES=3
  mkdir -p "some files"
  touch "some files/a" "some files/b" c d e
  has_many_files scan "some files" c d e - && exit 1 # these are no folders
  touch "some files/f"
  has_many_files scan --format jsonl "some files" || exit 1
}

it_tells_long_scans_by_the_size_of_their_files() {
  pieces run
  LONG_KILOBYTES=100
  mkdir -p "some files/.git"
  head -c 90000 /dev/zero >"some files/a"
  cp "some files/a" "some files/.git/b"
  has_large_files scan --format jsonl "some files" - && exit 1 # a scan does not read what Git keeps
  cp "some files/a" b
  has_large_files scan "some files" b || exit 1
}

it_scans_with_options_that_the_jvm_knows() {
  pieces toolchain build run
  local jdk options
  CACHE=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/claviger
  jdk=$(find_jdk)
  [ -n "$jdk" ] || skipped "no JDK is here yet"
  for options in "$SHORT_OPTIONS" "$LONG_OPTIONS"; do
    # shellcheck disable=SC2086
    "$jdk/bin/java" $CLI_OPTIONS $options -version >/dev/null 2>&1 || exit 1
  done
}

it_finds_files_by_names_that_are_not_ascii_where_no_locale_is_set() {
  pieces
  echo x >"ü.txt"
  local locale
  for locale in "" C POSIX; do
    contains "$(env -u LANG -u LC_CTYPE LC_ALL=$locale "$ROOT/claviger" scan "ü.txt" 2>&1)" "0 secrets in 1 file"
  done
}
