# shellcheck shell=bash
# Becomes the program that was asked for, by exec: signals and exit codes are its own.

# An archive that lies where it was made to lie needs no change of its addresses; and memory that is used again and again need not
# be had from the system.
SCAN_OPTIONS="-XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
# The second compiler takes longer to begin than a scan of a few seconds saves by it, and so does what compiles at once what once was compiled.
SHORT_OPTIONS="$SCAN_OPTIONS -Xmn16m -XX:TieredStopAtLevel=1 -XX:-AOTReplayTraining"
# In longer ones it compiles with the archive's profiles what the archive says is hot, once that is hot here too, and in small
# pieces; nothing else is profiled, since that would take longer than it saves.
LONG_OPTIONS="$SCAN_OPTIONS -Xmn64m -XX:Tier2InvokeNotifyFreqLog=18 -XX:Tier2BackedgeNotifyFreqLog=22 -XX:Tier2ProfileDelayFactor=1000000 -XX:FreqInlineSize=120 -XX:-PartialPeelLoop"
# Measured: from here on the second compiler pays.
LONG_FILES=15000
LONG_KILOBYTES=250000

# A JVM takes names of files for text in the locale's encoding. Where none is set, as in many jobs and containers, that is ASCII.
IN_UTF8=
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) IN_UTF8="env LC_ALL=C.UTF-8" ;; esac

run_server() { # demo | up | token ...
  if [ "$1" = token ] && [ -f "$SERVER_JAR" ]; then
    need_jdk # a build now would pull the jars from under the server that the token is for
  else
    build_server
  fi
  local archive=
  [ ! -f "$WORK/server.aot" ] || archive=-XX:AOTCache=$WORK/server.aot # the JVM leaves one aside that does not fit
  # shellcheck disable=SC2086
  exec $IN_UTF8 "$JAVA_HOME/bin/java" $SERVER_OPTIONS ${archive:+"$archive"} ${CLAVIGER_JAVA_OPTS:-} -jar "$SERVER_JAR" "$@"
}

run_cli() { # scan ...
  build_cli
  local archive='' terminal=false options=$SHORT_OPTIONS
  case "$*" in
    access* | policy*) options='' ;; # of them the archive has no profiles
    scan*--history* | scan*://*) options=$LONG_OPTIONS ;;
    scan*) ! { has_many_files "$@" || has_large_files "$@"; } || options=$LONG_OPTIONS ;;
  esac
  [ ! -f "$WORK/cli.aot" ] || archive=-XX:AOTCache=$WORK/cli.aot
  [ ! -t 2 ] || [ "${TERM:-dumb}" = dumb ] || terminal=true
  # shellcheck disable=SC2086
  exec $IN_UTF8 "$JAVA_HOME/bin/java" $CLI_OPTIONS $options ${archive:+"$archive"} -Dclaviger.terminal=$terminal -jar "$CLI_JAR" "$@"
}

# has_large_files ARGUMENTS...: whether files of some size among them and in the folders among them are large together
has_large_files() {
  local argument
  [ "$(
    for argument in "$@"; do
      [ ! -e "$argument" ] || files_in "$argument" -size +65536c -exec du -k {} + 2>/dev/null
    done | awk '{sum += $1} END {print sum + 0}'
  )" -ge "$LONG_KILOBYTES" ]
}

# files_in FOLDER CONDITIONS...: what a scan of it reads
files_in() {
  find -H "$1" -name .git -prune -o -type f "${@:2}"
}

# has_many_files ARGUMENTS...: whether the folders among them do
has_many_files() {
  local argument
  [ -n "$(
    for argument in "$@"; do
      [ ! -d "$argument" ] || files_in "$argument" -print 2>/dev/null
    done | sed -n "$LONG_FILES{p;q;}"
  )" ]
}
