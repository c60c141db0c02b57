# shellcheck shell=bash

a_jdk() { # DIR VERSION
  mkdir -p "$1/bin"
  touch "$1/bin/javac"
  chmod +x "$1/bin/javac"
  echo "JAVA_VERSION=\"$2\"" >"$1/release"
}

a_node() { # DIR VERSION
  mkdir -p "$1"
  printf '#!/bin/sh\necho v%s\n' "$2" >"$1/node"
  printf '#!/bin/sh\n' >"$1/npm"
  chmod +x "$1/node" "$1/npm"
}

it_passes_over_a_jdk_of_another_version() {
  pieces toolchain
  a_jdk old 17.0.15
  a_jdk "new one" 25.0.1
  jdk_places() { printf '%s\n' "" "$PWD/absent" "$PWD/old" "$PWD/new one"; }
  equals jdk "$PWD/new one" "$(find_jdk)"
}

it_wants_a_jdk_and_not_a_later_one() {
  pieces toolchain
  a_jdk later 26.0.1
  a_jdk runtime 25.0.1
  rm runtime/bin/javac
  jdk_places() { printf '%s\n' "$PWD/later" "$PWD/runtime"; }
  equals jdk "" "$(find_jdk)"
}

it_wants_node_20_19_or_later_with_npm() {
  pieces toolchain
  a_node early 20.18.3
  a_node bare 22.1.0
  rm bare/npm
  a_node right 20.19.0
  node_places() { printf '%s\n' "$PWD/early" "$PWD/bare" "$PWD/right"; }
  equals node "$PWD/right" "$(find_node)"
}

# serves the current folder, with the web server that comes with the JDK; sets BASE
serve() {
  local jdk port
  jdk=$(JAVA_HOME=${JAVA_HOME:-} find_real_jdk)
  "$jdk/bin/jwebserver" --bind-address 127.0.0.1 --port 0 --directory "$PWD" >served.log 2>&1 &
  SERVER=$!
  trap 'kill $SERVER' EXIT
  until grep -q 'URL http' served.log; do kill -0 "$SERVER" && sleep 0.1; done
  port=$(sed -n 's|.*URL http://127.0.0.1:\([0-9]*\)/.*|\1|p' served.log)
  BASE=http://127.0.0.1:$port
}

find_real_jdk() (
  # shellcheck source=/dev/null
  . "$ROOT/.launcher/toolchain.sh"
  find_jdk
)

published_jdk() { # CHECKSUM
  mkdir -p v3/assets/latest/25
  cat >v3/assets/latest/25/hotspot <<END
[ { "binary": { "installer": { "checksum": "0", "link": "$BASE/jdk.pkg" },
    "package": { "checksum": "$1",
      "link": "$BASE/jdk.tar.gz", "name": "jdk.tar.gz" } }, "release_name": "jdk-25" } ]
END
}

it_fetches_a_jdk_whose_checksum_is_right() {
  pieces toolchain
  serve
  a_jdk packed/jdk-25 25.0.1
  tar -czf jdk.tar.gz -C packed jdk-25
  published_jdk "$(sha256_of jdk.tar.gz | cut -d' ' -f1)"
  jdk_places() { echo "$CACHE/jdk"; }
  local output
  output=$(CLAVIGER_ADOPTIUM_URL=$BASE need_jdk 2>&1)
  contains "$output" "no JDK 25 found; fetching"
  equals jdk "$CACHE/jdk" "$(find_jdk)"
}

it_deletes_a_jdk_whose_checksum_is_wrong() {
  pieces toolchain
  serve
  echo "not what it should be" >jdk.tar.gz
  published_jdk "$(printf 'something else' | sha256_of | cut -d' ' -f1)"
  jdk_places() { echo "$CACHE/jdk"; }
  local output status=0
  output=$(CLAVIGER_ADOPTIUM_URL=$BASE need_jdk 2>&1) || status=$?
  equals status 2 "$status"
  contains "$output" "does not have the checksum that its vendor states"
  equals jdk "" "$(find_jdk)"
}

it_says_which_jdk_to_install_without_a_network() {
  pieces toolchain
  jdk_places() { echo; }
  local output status=0
  output=$(CLAVIGER_ADOPTIUM_URL=http://127.0.0.1:9 need_jdk 2>&1) || status=$?
  equals status 2 "$status"
  contains "$output" "set JAVA_HOME"
}

it_fetches_node_whose_checksum_is_right() {
  pieces toolchain
  serve
  a_node "packed/node/bin" 22.20.0
  mkdir latest-v22.x
  local file
  file=node-v22.20.0-$(machine node).tar.gz
  tar -czf "latest-v22.x/$file" -C packed node
  (cd latest-v22.x && sha256_of "$file" >SHASUMS256.txt)
  node_places() { echo "$CACHE/node/bin"; }
  CLAVIGER_NODE_URL=$BASE need_node
  equals node "$CACHE/node/bin" "$NODE"
  equals "node on the path" v22.20.0 "$(node --version)"
}

it_says_which_node_to_install_without_a_network() {
  pieces toolchain
  node_places() { echo; }
  local output status=0
  output=$(CLAVIGER_NODE_URL=http://127.0.0.1:9 need_node 2>&1) || status=$?
  equals status 2 "$status"
  contains "$output" "apt-get install nodejs npm"
}
