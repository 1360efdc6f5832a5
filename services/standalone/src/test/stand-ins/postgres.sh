#!/bin/sh
# The variables of the official image, as far as compose.yaml uses them.
set -eu
PGDATA=/var/lib/postgresql/data
export PGDATA
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  install -d -o postgres -g postgres -m 0700 "$PGDATA"
  printf '%s' "$POSTGRES_PASSWORD" >/tmp/password
  chown postgres /tmp/password
  # shellcheck disable=SC2086 # several arguments
  setpriv --reuid postgres --regid postgres --clear-groups initdb -U "$POSTGRES_USER" --pwfile /tmp/password ${POSTGRES_INITDB_ARGS:-} >/dev/null
  rm /tmp/password
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  printf 'CREATE DATABASE "%s"\n' "$POSTGRES_DB" \
    | setpriv --reuid postgres --regid postgres --clear-groups postgres --single -D "$PGDATA" postgres >/dev/null
fi
exec setpriv --reuid postgres --regid postgres --clear-groups "$@" -c "listen_addresses=*"
