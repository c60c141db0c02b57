#!/bin/sh
# The one command of the container, as ./claviger is that of a checkout.
set -eu
case ${1:-up} in
  scan | inspect | policy | access) exec java -jar "${CLAVIGER_LIB:-/opt/claviger}/cli/claviger-cli.jar" "$@" ;;
  *) exec java -jar "${CLAVIGER_LIB:-/opt/claviger}/quarkus-run.jar" "$@" ;;
esac
