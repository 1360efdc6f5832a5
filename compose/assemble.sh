#!/usr/bin/env bash
# Puts one service together as its image has it: a runtime of the JDK modules it needs, its jars, and the arguments of its JVM.
#
#   assemble.sh SERVICE PLATFORM RUNTIME APP
#
# PLATFORM is a checkout built with `mvn -Pimages package`; RUNTIME and APP are the folders to make, by the names they have in the image:
# the class path is written down with them, and the AOT cache is valid for that class path alone.
set -euo pipefail
service="$1" platform="$2" runtime="$3" app="$4"
# Without jdk.jfr: Netty and Lettuce would prepare events at each start that nobody can record, since there is no jcmd and no shell to ask for them.
modules="java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,java.xml,jdk.unsupported,jdk.management"

read -r _ _ module main more < <(grep -E "^$service " "$platform/compose/services") || { echo "there is no service $service" >&2; exit 1; }
[ "$more" = - ] || modules="$modules,$more"

# No compression by jlink: the layer is compressed anyway, and better.
"${JAVA_HOME:?}/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages --compress=zip-0 --output "$runtime"

# A module that is missing shows when its first class is asked for, which may be long after the start. Libraries also name what they do without.
unneeded=" jdk.jfr java.desktop "
there=" $("$runtime/bin/java" --list-modules | sed 's/@.*//' | paste -sd' ' -) "
needed="$("$JAVA_HOME/bin/jdeps" --multi-release 25 --ignore-missing-deps -s --module-path "$platform/$module/target/lib" "$platform/$module/target/lib/"*.jar 2>/dev/null \
  | awk '$NF ~ /^(java|jdk)\./ { print $NF }' | sort -u)"
[[ "$needed" == *java.base* ]] || { echo "jdeps did not tell what $service needs" >&2; exit 1; }
for one in $needed; do
  [[ "$there$unneeded" == *" $one "* ]] || { echo "$service needs the module $one; name it in compose/services" >&2; exit 1; }
done

# The JDK's list names providers of modules that are not here. Java looks for those among all that the class path offers, and so loads
# BouncyCastle's where it is there, with the check of its signed jar: half a second of a start.
security="$runtime/conf/security/java.security"
have="$("$runtime/bin/java" -XshowSettings:security:providers -version 2>&1 | sed -n 's/^ *Provider name: //p' | paste -sd, -)"
awk -v have="$have" 'BEGIN { count = split(have, names, ","); for (i = 1; i <= count; i++) there[names[i]] }
  /^security\.provider\.[0-9]+=/ { name = $0; sub(/^[^=]*=/, "", name); sub(/ .*/, "", name); if (!(name in there)) next; sub(/[0-9]+/, ++kept) }
  { print }' "$security" >"$security.kept"
grep -q '^security\.provider\.5=' "$security.kept" || { echo "the providers of $runtime could not be told: $have" >&2; exit 1; }
mv "$security.kept" "$security"

mkdir -p "$app/lib"
cp "$platform/$module/target/lib/"*.jar "$app/lib/"

# Sorted, since a wildcard is expanded in the order of the file system.
class_path="$(find "$app/lib" -name '*.jar' | LC_ALL=C sort | paste -sd: -)"
# A fifth of the container's memory is heap (the first of the two counts below 640 MB, the other above): with class data, code and threads a
# process then stays below 200 MB in the 384 MB that a task gives it. Only who composes songs has enough to compute for the optimising
# compiler, which takes 30 MB and, on a quarter of a CPU, the time of requests. JDK_JAVA_OPTIONS=-Xmx256m wins over the percentages.
# No native access for what is no module: Netty then leaves the JDK's linker alone, whose stubs are made anew at each start.
case "$service" in ai-config-service) tier=4 ;; *) tier=1 ;; esac
cat >"$app/args" <<ARGS
-XX:+UseSerialGC
-XX:+UseCompactObjectHeaders
-XX:MinRAMPercentage=20
-XX:MaxRAMPercentage=20
-XX:TieredStopAtLevel=$tier
-XX:TrimNativeHeapInterval=10000
-XX:ReservedCodeCacheSize=64m
-XX:+ExitOnOutOfMemoryError
-XX:-UsePerfData
-Xss512k
-Djava.awt.headless=true
-Djava.io.tmpdir=/tmp
-Dfile.encoding=UTF-8
-cp $class_path
$main
ARGS

# The same bytes whenever it is built; the AOT cache also notes the times of the jars.
find "$runtime" "$app" -exec touch -h -d "@${SOURCE_DATE_EPOCH:-0}" {} +
