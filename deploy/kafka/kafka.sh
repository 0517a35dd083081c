#!/usr/bin/env bash
# Apache Kafka on this machine, from its official artifacts in Maven Central.
#
#   kafka.sh fetch                         fetch them once into .cache/kafka
#   kafka.sh run [PORT] [FOLDER]           run a single node on 127.0.0.1 until it is interrupted
#
# The node keeps its data in FOLDER (.cache/kafka/data) and goes on there when it is run again.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/kafka
libs=$cache/libs

need() {
  command -v "$1" >/dev/null || {
    echo "kafka.sh: $1 is missing: $2" >&2
    exit 3
  }
}

fetch() {
  [ -e "$cache/fetched" ] && [ "$cache/fetched" -nt "$here/pom.xml" ] && return
  need mvn "install Maven, or set PARLEY_BROKER (for tests PARLEY_TEST_KAFKA) to a Kafka that runs already"
  echo "kafka.sh: fetching Apache Kafka, about 54 MB, once" >&2
  mkdir -p "$libs"
  mvn -q -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$libs" >&2
  touch "$cache/fetched"
}

run() {
  local port=${1:-9092} data=${2:-$cache/data}
  need java "Kafka needs Java 17 or later"
  fetch
  mkdir -p "$data"
  local properties=$data/server.properties
  sed -e "s|@PORT@|$port|g" -e "s|@CONTROLLER_PORT@|${KAFKA_CONTROLLER_PORT:-$((port + 1))}|g" -e "s|@DATA@|$data|g" \
    "$here/server.properties.in" >"$properties"
  if [ ! -e "$data/log/meta.properties" ]; then
    local id
    id=$(java -cp "$libs/*" kafka.tools.StorageTool random-uuid 2>/dev/null)
    java -cp "$libs/*" kafka.tools.StorageTool format --standalone -t "$id" -c "$properties" >/dev/null 2>&1
  fi
  echo "kafka.sh: Kafka on 127.0.0.1:$port, data in $data" >&2
  exec java -Xmx512m -XX:TieredStopAtLevel=1 -cp "$libs/*" kafka.Kafka "$properties"
}

case ${1:-} in
  fetch) fetch ;;
  run) shift && run "$@" ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
