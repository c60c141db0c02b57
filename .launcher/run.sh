# shellcheck shell=bash
# Becomes the program that was asked for, by exec: signals and exit codes are its own.

# The second compiler takes longer to begin than a scan of some hundred megabytes saves by it; to compile at once what once was compiled
# takes longer than it saves; an archive that lies where it was made to lie needs no change of its addresses; and memory that is
# used again and again need not be had from the system.
QUICK_OPTIONS="-Xmn16m -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -XX:ArchiveRelocationMode=0"

run_server() { # demo | up | token ...
  if [ "$1" = token ] && [ -f "$SERVER_JAR" ]; then
    need_jdk # a build now would pull the jars from under the server that the token is for
  else
    build_server
  fi
  local archive=
  [ ! -f "$WORK/server.aot" ] || archive=-XX:AOTCache=$WORK/server.aot # the JVM leaves one aside that does not fit
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $SERVER_OPTIONS ${archive:+"$archive"} ${CLAVIGER_JAVA_OPTS:-} -jar "$SERVER_JAR" "$@"
}

run_cli() { # scan ...
  build_cli
  local archive='' terminal=false quick=$QUICK_OPTIONS
  # What runs for long needs the second compiler.
  case "$*" in scan*--history* | scan*://* | access* | policy*) quick='' ;; esac
  [ ! -f "$WORK/cli.aot" ] || archive=-XX:AOTCache=$WORK/cli.aot
  [ ! -t 2 ] || [ "${TERM:-dumb}" = dumb ] || terminal=true
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" $CLI_OPTIONS $quick ${archive:+"$archive"} -Dclaviger.terminal=$terminal -jar "$CLI_JAR" "$@"
}
