#!/usr/bin/env bash
# Makes the AOT cache of one assembled service from real requests: the whole platform runs beside it with embedded PostgreSQL and Redis, calls
# this process wherever it would call that service, and makes a song.
#
#   train.sh SERVICE PLATFORM RUNTIME APP
set -euo pipefail
service="$1" platform="$2" runtime="$3" app="$4"
# All ports stay below 32768, where the system takes the ports of outgoing connections from.
offset="${TRAIN_PORT_OFFSET:-15000}"
read -r _ port _ < <(grep -E "^$service " "$platform/compose/services")
own=$((port + offset + 500))
work="$(mktemp -d)"
trained="" up=""

finish() {
  status=$?
  [ -z "$trained" ] || kill -KILL "$trained" 2>/dev/null || true
  [ -z "$up" ] || { kill -TERM "$up" 2>/dev/null || true; wait "$up" || true; }
  [ "$status" -eq 0 ] || tail -n 30 "$work"/*.out >&2 || true
  rm -rf "$work"
  exit "$status"
}
trap finish EXIT

standalone() {
  exec "${JAVA_HOME:?}/bin/java" -XX:+UseSerialGC -Xss512k -Xmx384m --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true \
    -Daiponge.home="$platform" -cp "$platform/services/standalone/target/lib/*" com.aiponge.standalone.Main "$@"
}

await() { # PORT PATH until it answers 200; PID must live meanwhile
  for _ in $(seq 240); do
    kill -0 "$3" 2>/dev/null || { echo "the process of port $1 ended" >&2; return 1; }
    if (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.1\r\nHost: a\r\n\r\n' "$2" >&3 && head -1 <&3 | grep -q ' 200') 2>/dev/null; then
      return 0
    fi
    sleep 0.25
  done
  echo "nothing answers $2 at port $1" >&2
  return 1
}

secret() { sed -n "s/^$1=//p" "$work/data/secrets.properties" | sed 's/\\\([:=]\)/\1/g'; }

# USER_SERVICE_URL of user-service; the gateway has no such variable, the song is asked for at its own port.
prefix="$(printf '%s' "${service%-service}" | tr 'a-z-' 'A-Z_')"
export "${prefix}_SERVICE_URL=http://127.0.0.1:$own"
standalone up --data "$work/data" --port-offset "$offset" >"$work/up.out" 2>&1 &
up=$!
await "$((8080 + offset))" /live "$up"

env -u "${prefix}_SERVICE_URL" \
  NODE_ENV=test PORT="$own" AIPONGE_PORT_OFFSET="$offset" AIPONGE_BIND_ADDRESS=127.0.0.1 AIPONGE_DRAIN_SECONDS=0 DATABASE_POOL_MAX=8 \
  DATABASE_URL="postgres://postgres:$(secret DATABASE_PASSWORD)@127.0.0.1:$((15432 + offset))/aiponge" \
  REDIS_URL="redis://:$(secret REDIS_PASSWORD)@127.0.0.1:$((16379 + offset))" \
  JWT_SECRET="$(secret JWT_SECRET)" INTERNAL_SERVICE_SECRET="$(secret INTERNAL_SERVICE_SECRET)" \
  ENTRY_ENCRYPTION_KEY="$(secret ENTRY_ENCRYPTION_KEY)" AIPONGE_STORAGE_PATH="$work/data/files" \
  "$runtime/bin/java" -XX:AOTCacheOutput="$app/service.aot" "@$app/args" >"$work/trained.out" 2>&1 &
trained=$!

await "$own" /ready "$trained"
await "$((8080 + offset))" /ready "$up"

gateway=$((8080 + offset))
[ "$service" != api-gateway ] || gateway=$own
for round in 1 2; do
  (standalone song "Walked by the river before work, round $round. My head was quiet." --data "$work/data" --url "http://127.0.0.1:$gateway" \
    --out "$work/song.mp3") >"$work/song.out" 2>&1
done
for path in health live startup metrics version; do
  (exec 3<>"/dev/tcp/127.0.0.1/$own" && printf 'GET /%s HTTP/1.1\r\nHost: a\r\n\r\n' "$path" >&3 && head -1 <&3 >/dev/null) || true
done

kill -TERM "$trained"
wait "$trained" || [ $? -eq 143 ]
trained=""
[ -s "$app/service.aot" ] || { echo "no AOT cache was written" >&2; exit 1; }
sed -i '1i -XX:AOTCache='"$app/service.aot" "$app/args"
touch -h -d "@${SOURCE_DATE_EPOCH:-0}" "$app/args" "$app/service.aot"
echo "trained $service: $(du -h "$app/service.aot" | cut -f1)"
