# shellcheck shell=bash
# JDK 25 and Node: found where they usually are, else fetched into our own cache, else named with how to install them.

JDK_MAJOR=25
NODE_MAJOR=20 # the oldest that the UI's tools run on, with at least this minor version
NODE_MINOR=19
NODE_FETCHED=22

jdk_is_usable() { # DIR: by its release file, which needs no start of a JVM
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -Eq "^JAVA_VERSION=\"$JDK_MAJOR([.+\"]|-)" "$1/release"
}

jdk_on_path() {
  local file
  file=$(command -v javac) || return 0
  while [ -L "$file" ]; do
    case $(readlink "$file") in /*) file=$(readlink "$file") ;; *) file=$(dirname "$file")/$(readlink "$file") ;; esac
  done
  dirname "$(dirname "$file")"
}

jdk_places() { # one a line, the best first
  printf '%s\n' "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk-* /usr/local/jdk* \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$(jdk_on_path)" "$CACHE/jdk" "$CACHE/jdk/Contents/Home"
}

# prints the folder of a JDK 25, or nothing
find_jdk() {
  local place
  while IFS= read -r place; do
    if [ -n "$place" ] && jdk_is_usable "$place"; then
      echo "$place"
      return
    fi
  done < <(jdk_places)
}

need_jdk() {
  [ -z "${JDK:-}" ] || return 0
  JDK=$(find_jdk)
  if [ -z "$JDK" ]; then
    one_at_a_time "$CACHE/jdk.lock" fetch_jdk
    JDK=$(find_jdk)
    [ -n "$JDK" ] || fail "The fetched JDK in $CACHE/jdk does not work; delete that folder and try again."
  fi
  export JAVA_HOME=$JDK
}

machine() { # as Adoptium names it, or as Node does with "node"
  case $(uname -s)-${1:-} in
    Darwin-node) printf darwin- ;;
    Darwin-) printf mac- ;;
    *) printf linux- ;;
  esac
  case $(uname -m) in aarch64 | arm64) [ "${1:-}" = node ] && echo arm64 || echo aarch64 ;; *) echo x64 ;; esac
}

fetch_jdk() {
  [ -z "$(find_jdk)" ] || return 0 # somebody else was faster
  local base=${CLAVIGER_ADOPTIUM_URL:-https://api.adoptium.net} platform part package link checksum
  platform=$(machine)
  part=$CACHE/jdk.part.$$
  say "no JDK $JDK_MAJOR found; fetching Eclipse Temurin $JDK_MAJOR (about 140 MB) from ${base#*://} into $CACHE/jdk"
  rm -rf "$part" && mkdir -p "$part/jdk"
  if ! download "$base/v3/assets/latest/$JDK_MAJOR/hotspot?architecture=${platform#*-}&image_type=jdk&os=${platform%-*}&vendor=eclipse" "$part/about.json"; then
    rm -rf "$part"
    fail "No JDK $JDK_MAJOR here, and ${base#*://} cannot be reached to fetch one. Install it (Debian, Ubuntu: the package temurin-$JDK_MAJOR-jdk from https://adoptium.net/installation/linux, or openjdk-$JDK_MAJOR-jdk; macOS: brew install temurin@$JDK_MAJOR), or unpack one anywhere and set JAVA_HOME to it."
  fi
  # The answer is a list of one release, whose "package" has the archive's link and checksum.
  package=$(tr -d '\n' <"$part/about.json" | sed 's/.*"package"[^{]*\({[^}]*}\).*/\1/')
  link=$(json_text link <<<"$package")
  checksum=$(json_text checksum <<<"$package")
  [ -n "$link$checksum" ] || fail "${base#*://} has no JDK $JDK_MAJOR for $platform. Install one and set JAVA_HOME to it."
  download_verified "$link" "$part/jdk.tar.gz" "$checksum" || { rm -rf "$part"; fail "The download of $link broke off. Try again."; }
  tar -xzf "$part/jdk.tar.gz" -C "$part/jdk" --strip-components 1
  rm -rf "$CACHE/jdk" && mv "$part/jdk" "$CACHE/jdk" && rm -rf "$part"
  say "the JDK is in $CACHE/jdk, its checksum is right"
}

json_text() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }

node_is_usable() { # DIR with node and npm
  [ -x "$1/node" ] && [ -x "$1/npm" ] || return 1
  local version
  version=$("$1/node" --version 2>/dev/null) || return 1
  version=${version#v}
  local major=${version%%.*} rest=${version#*.}
  [ "$major" -gt "$NODE_MAJOR" ] || { [ "$major" -eq "$NODE_MAJOR" ] && [ "${rest%%.*}" -ge "$NODE_MINOR" ]; }
}

node_places() {
  local onpath
  onpath=$(command -v node || true)
  printf '%s\n' "${onpath%/node}" /usr/local/bin /usr/bin /opt/homebrew/bin /usr/local/node/bin \
    "${HOME:-/}"/.nvm/versions/node/*/bin "${HOME:-/}"/.volta/bin "$CACHE/node/bin"
}

# prints the folder with a usable node and npm, or nothing
find_node() {
  local place
  while IFS= read -r place; do
    if [ -n "$place" ] && node_is_usable "$place"; then
      echo "$place"
      return
    fi
  done < <(node_places)
}

need_node() {
  [ -z "${NODE:-}" ] || return 0
  NODE=$(find_node)
  if [ -z "$NODE" ]; then
    one_at_a_time "$CACHE/node.lock" fetch_node
    NODE=$(find_node)
    [ -n "$NODE" ] || fail "The fetched Node in $CACHE/node does not work; delete that folder and try again."
  fi
  export PATH="$NODE:$PATH"
}

fetch_node() {
  [ -z "$(find_node)" ] || return 0
  local base=${CLAVIGER_NODE_URL:-https://nodejs.org/dist}/latest-v$NODE_FETCHED.x part file checksum
  part=$CACHE/node.part.$$
  say "no Node $NODE_MAJOR.$NODE_MINOR or later with npm found; fetching Node $NODE_FETCHED (about 50 MB) from ${base#*://} into $CACHE/node"
  rm -rf "$part" && mkdir -p "$part/node"
  if ! download "$base/SHASUMS256.txt" "$part/sums"; then
    rm -rf "$part"
    fail "No Node $NODE_MAJOR.$NODE_MINOR or later (with npm) here, and ${base#*://} cannot be reached to fetch it. Install it (Debian, Ubuntu: apt-get install nodejs npm, or https://nodejs.org/en/download; macOS: brew install node) and try again."
  fi
  read -r checksum file < <(grep "node-v[0-9.]*-$(machine node)\.tar\.gz$" "$part/sums") || fail "${base#*://} has no Node for $(machine node). Install it yourself."
  download_verified "$base/$file" "$part/node.tar.gz" "$checksum" || { rm -rf "$part"; fail "The download of $base/$file broke off. Try again."; }
  tar -xzf "$part/node.tar.gz" -C "$part/node" --strip-components 1
  rm -rf "$CACHE/node" && mv "$part/node" "$CACHE/node" && rm -rf "$part"
  say "Node is in $CACHE/node, its checksum is right"
}
