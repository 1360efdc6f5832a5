#!/usr/bin/env bash
# The platform's secrets in AWS Secrets Manager: made with secure random values, never shown, never on a command line.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"

usage() {
  cat >&2 <<'TEXT'
secrets.sh create                       makes every secret that is missing; changes none that is there
secrets.sh status                       names, and when each was last changed; no values
secrets.sh set NAME                     a new value from standard input, for example database-url, redis-url, ops-token
secrets.sh set-key VENDOR_API_KEY       one key of aiponge/api-keys from standard input; an empty line removes it
secrets.sh database-url HOST            aiponge/database-url from aiponge/database-credentials and the host of the proxy
secrets.sh cloudfront-key               a new key pair for signed URLs; the public half on standard output, for infrastructure.yaml. Nothing uses it yet
secrets.sh cloudfront-key use           the private half counts from now on; deploy at once with its CLOUDFRONT_KEY_PAIR_ID
secrets.sh redis-url HOST               aiponge/redis-url from aiponge/redis-credentials and the host of the cache
secrets.sh rotate NAME prepare|switch|finish
                                        jwt-secret, internal-service-secret or entry-encryption-key; deploy after each step
TEXT
  exit 2
}

KEYS=(OPENAI_API_KEY ANTHROPIC_API_KEY MUSICAPI_API_KEY ELEVENLABS_API_KEY SENDGRID_API_KEY REVENUECAT_API_KEY)
# A secret cannot be empty, and ECS does not start a task whose secret is missing: a space is read as "not set".
none=" "

random() { # bytes, as base64 on one line
  head -c "$1" /dev/urandom | base64 | tr -d '\n'
}

fresh() { # NAME → a new value of the kind this secret needs
  case "$1" in
    jwt-secret) random 64 ;;
    internal-service-secret) head -c 32 /dev/urandom | od -An -v -tx1 | tr -d ' \n' ;;
    entry-encryption-key) random 32 ;;
    ops-token) random 33 | tr '+/' '-_' ;;
    api-keys) printf '{'; local key comma=""; for key in "${KEYS[@]}"; do printf '%s"%s":"%s"' "$comma" "$key" "$none"; comma=","; done; printf '}' ;;
    *) printf '%s' "$none" ;;
  esac
}

retired_of() {
  case "$1" in
    jwt-secret | internal-service-secret) printf '%s-retired' "$1" ;;
    entry-encryption-key) printf 'entry-encryption-keys-retired' ;;
    *) usage ;;
  esac
}

get() { aws_ secretsmanager get-secret-value --secret-id "aiponge/$1" --query SecretString --output text; }

put() { # NAME, value from standard input
  aws_ secretsmanager put-secret-value --secret-id "aiponge/$1" --secret-string file:///dev/stdin >/dev/null
}

create() {
  local existing name
  existing="$(aws_ secretsmanager list-secrets --filters Key=name,Values=aiponge/ --query 'SecretList[].Name' --output text | tr '\t' '\n')"
  for name in jwt-secret jwt-secret-retired internal-service-secret internal-service-secret-retired entry-encryption-key entry-encryption-keys-retired \
    ops-token api-keys cloudfront-private-key database-url redis-url; do
    if grep -qx "aiponge/$name" <<<"$existing"; then
      say "aiponge/$name: is there"
      continue
    fi
    fresh "$name" | aws_ secretsmanager create-secret --name "aiponge/$name" --secret-string file:///dev/stdin --tags Key=application,Value=aiponge >/dev/null
    case "$name" in
      database-url | redis-url) say "aiponge/$name: created without a value; secrets.sh $name HOST gives it one" ;;
      *) say "aiponge/$name: created" ;;
    esac
  done
  say "Keep a copy of aiponge/entry-encryption-key apart from AWS: without it nobody reads what people wrote."
}

set_value() {
  local value
  case "$1" in
    entry-encryption-key*)
      [ "${RESTORING:-}" = yes ] || fail "nobody reads what people wrote once this key is replaced: secrets.sh rotate. To put back your own copy of it: RESTORING=yes" ;;
    jwt-secret* | internal-service-secret*)
      [ "${RESTORING:-}" = yes ] || fail "tasks that run would refuse those that start: secrets.sh rotate. To put a value back all the same: RESTORING=yes" ;;
  esac
  value="$(cat)"
  [ -n "$value" ] || fail "no value came on standard input"
  printf '%s' "$value" | put "$1"
  say "aiponge/$1: changed; the services read it when their tasks start anew"
}

set_key() {
  local key known=no value all
  for key in "${KEYS[@]}"; do
    [ "$key" = "$1" ] && known=yes
  done
  [ "$known" = yes ] || fail "$1 is none of ${KEYS[*]}"
  IFS= read -r value || true
  value="${value:-$none}"
  [[ "$value" =~ ^[A-Za-z0-9._:/+=-]+$ || "$value" = "$none" ]] || fail "the key has a character that no vendor uses"
  all="$(get api-keys)"
  [[ "$all" == *"\"$1\""* ]] || fail "aiponge/api-keys has no $1; it must hold all of ${KEYS[*]}"
  # Between the quotes behind its name. The value has none of the characters that sed would read.
  # shellcheck disable=SC2001 # a pattern
  sed "s|\"$1\"[[:space:]]*:[[:space:]]*\"[^\"]*\"|\"$1\":\"$value\"|" <<<"$all" | tr -d '\n' | put api-keys
  say "aiponge/api-keys: $1 changed; deploy to use it"
}

field() { # NAME of a JSON object with plain values on standard input
  sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\"\([^\"]*\)\".*/\1/p" | head -n 1
}

host() { [[ "$1" =~ ^[A-Za-z0-9.-]+$ ]] || fail "$1 is not a host name"; }

database_url() {
  host "$1"
  local credentials user password
  credentials="$(get database-credentials | tr -d '\n')"
  user="$(field username <<<"$credentials")"
  password="$(field password <<<"$credentials")"
  [[ "$user" =~ ^[A-Za-z0-9_]+$ && "$password" =~ ^[A-Za-z0-9]+$ ]] || fail "aiponge/database-credentials needs username, and password of letters and digits"
  printf 'postgresql://%s:%s@%s:5432/%s?sslmode=require' "$user" "$password" "$1" "${DATABASE_NAME:-aiponge}" | put database-url
  say "aiponge/database-url: points to $1"
}

redis_url() {
  host "$1"
  local password
  password="$(get redis-credentials | tr -d '\n' | field password)"
  [[ "$password" =~ ^[A-Za-z0-9]+$ ]] || fail "aiponge/redis-credentials needs password, of letters and digits"
  printf 'rediss://:%s@%s:6379' "$password" "$1" | put redis-url
  say "aiponge/redis-url: points to $1"
}

# Storage does not start with a key that has no id, and CloudFront refuses what another key signed. So the new key waits beside the one in use
# until the stack has its public half.
cloudfront_key() {
  need openssl
  local pair
  pair="$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null)"
  printf '%s\n' "$pair" | aws_ secretsmanager put-secret-value --secret-id aiponge/cloudfront-private-key --version-stages AWSPENDING --secret-string file:///dev/stdin >/dev/null
  printf '%s\n' "$pair" | openssl pkey -pubout
  say "aiponge/cloudfront-private-key: a new one waits. The stack aiponge-infrastructure takes the public half above; then: secrets.sh cloudfront-key use"
}

version_of() { # STAGE → the version of the key pair's secret that is there
  aws_ secretsmanager describe-secret --secret-id aiponge/cloudfront-private-key --output json --query VersionIdsToStages | tr -d ' \n' \
    | sed -n "s/.*\"\([A-Za-z0-9-]*\)\":\[[^]]*\"$1\".*/\1/p"
}

use_cloudfront_key() {
  local waits now
  waits="$(version_of AWSPENDING)"
  now="$(version_of AWSCURRENT)"
  [[ -n "$waits" && "$waits" != "$now" ]] || fail "no key waits: secrets.sh cloudfront-key makes one"
  aws_ secretsmanager update-secret-version-stage --secret-id aiponge/cloudfront-private-key --version-stage AWSCURRENT --move-to-version-id "$waits" --remove-from-version-id "$now" >/dev/null
  say "aiponge/cloudfront-private-key: the new one counts. Deploy storage-service at once, with its id as CLOUDFRONT_KEY_PAIR_ID"
}

prepared() { # yes when the first of the retired values is one that was never active
  aws_ secretsmanager describe-secret --secret-id "aiponge/$1" --query "Tags[?Key=='aiponge:prepared'].Value | [0]" --output text
}

mark() { aws_ secretsmanager tag-resource --secret-id "aiponge/$1" --tags "Key=aiponge:prepared,Value=$2" >/dev/null; }

# Old and new tasks run side by side during a deployment, so a new secret must be accepted everywhere before anyone uses it.
rotate() {
  local name="$1" retired_name active retired first waits
  retired_name="$(retired_of "$name")"
  active="$(get "$name")"
  retired="$(get "$retired_name" | tr -d ' \n')"
  waits="$(prepared "$retired_name")" # by itself: in a condition a refused call would count as "no"
  case "$2" in
    prepare)
      [ "$waits" != yes ] || fail "one is prepared already: deploy, then secrets.sh rotate $name switch"
      printf '%s' "$(fresh "$name")${retired:+,$retired}" | put "$retired_name"
      mark "$retired_name" yes
      say "aiponge/$name: a new value is accepted after the next deployment. Then: secrets.sh rotate $name switch" ;;
    switch)
      first="${retired%%,*}"
      [[ "$waits" = yes && -n "$first" ]] || fail "nothing is prepared: secrets.sh rotate $name prepare"
      # The new value goes first into both places: an interruption between the two leaves every value readable.
      local rest=""
      [ "$retired" = "$first" ] || rest=",${retired#*,}"
      printf '%s' "$first,$active$rest" | put "$retired_name"
      printf '%s' "$first" | put "$name"
      printf '%s' "$active$rest" | put "$retired_name"
      mark "$retired_name" no
      say "aiponge/$name: the new value is the active one after the next deployment. Then: secrets.sh rotate $name finish" ;;
    finish)
      [ "$waits" != yes ] || fail "the new value is not active yet: secrets.sh rotate $name switch"
      if [ "$name" = entry-encryption-key ]; then
        [ "${REENCRYPTED:-}" = yes ] || fail "what people wrote before is still encrypted with the retired key; keep it. Only when everything is re-encrypted: REENCRYPTED=yes"
      fi
      printf '%s' "$none" | put "$retired_name"
      say "aiponge/$name: only the active value counts after the next deployment" ;;
    *) usage ;;
  esac
}

need aws
case "${1:-}" in
  create) create ;;
  status) aws_ secretsmanager list-secrets --filters Key=name,Values=aiponge/ --query 'SecretList[].[Name,LastChangedDate]' --output table ;;
  set) [ $# -eq 2 ] || usage; set_value "$2" ;;
  set-key) [ $# -eq 2 ] || usage; set_key "$2" ;;
  database-url) [ $# -eq 2 ] || usage; database_url "$2" ;;
  redis-url) [ $# -eq 2 ] || usage; redis_url "$2" ;;
  cloudfront-key) case "$#${2:-}" in 1) cloudfront_key ;; 2use) use_cloudfront_key ;; *) usage ;; esac ;;
  rotate) [ $# -eq 3 ] || usage; rotate "$2" "$3" ;;
  *) usage ;;
esac
