# Sourced by ./stonechat, ./verify and .ci/run: finds a JDK 25 or newer and exports it as JAVA_HOME.
# Looks at JAVA_HOME, at the java on PATH, then into the folders where JDKs are usually put.

needed_jdk=25

# The major version of the JDK in folder $1, 0 if there is no JDK. Its release file answers without starting a JVM.
jdk_version() {
    local version=0
    if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    elif [ -x "$1/bin/javac" ]; then
        version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    fi
    echo "${version:-0}"
}

# The home of the java on PATH: through symbolic links, or, where a version manager put a script there, by asking it.
path_jdk() {
    local java
    java=$(command -v java) || return 0
    java=$(readlink -f "$java" 2>/dev/null || echo "$java")
    java=${java%/bin/java}
    if [ ! -x "$java/bin/javac" ]; then
        java=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    fi
    echo "$java"
}

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-}" "$(path_jdk)" /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
        /usr/local/openjdk* /usr/local/lib/jvm/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge "$needed_jdk" ]; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return 0
        fi
    done
    echo "No JDK $needed_jdk or newer was found in JAVA_HOME, on PATH or in the usual folders:" \
        "install one (https://adoptium.net, 'sdk install java 25-tem', 'brew install openjdk') or set JAVA_HOME to it." >&2
    return 1
}

need_maven() {
    command -v mvn >/dev/null && return 0
    echo "Maven was not found on PATH: install version 3.8.7 or newer ('apt install maven', 'brew install maven'," \
        "https://maven.apache.org/download.cgi)." >&2
    return 1
}
