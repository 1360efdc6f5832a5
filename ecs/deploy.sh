#!/usr/bin/env bash
# Brings one version of the platform to ECS, and back again by itself when it is not well there.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"

usage() {
  cat >&2 <<'TEXT'
deploy.sh --version V [options]
  --version V        tag of the images; never "latest"
  --services A,B     only these (default: all eight; the gateway is always last)
  --env-file FILE    settings as in ecs/example.env
  --skip-build       the images are in ECR already
  --skip-migrate     leave the database alone
  --prepare          stop before the services are touched: images, task definitions, migration (for the first deployment)
  --otel             add the OpenTelemetry sidecar to each task
  --render DIR       only write the task definitions to DIR; calls nothing
TEXT
  exit 2
}

version="" only="" env_file="" build=yes migrate=yes prepare=no otel=no render_to=""
while [ $# -gt 0 ]; do
  case "$1" in
    --version) version="${2:-}"; shift 2 || usage ;;
    --services) only="${2:-}"; shift 2 || usage ;;
    --env-file) env_file="${2:-}"; shift 2 || usage ;;
    --skip-build) build=no; shift ;;
    --skip-migrate) migrate=no; shift ;;
    --prepare) prepare=yes; shift ;;
    --otel) otel=yes; shift ;;
    --render) render_to="${2:-}"; shift 2 || usage ;;
    *) usage ;;
  esac
done
[[ "$version" =~ ^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$ ]] || usage
[ "$version" != latest ] || fail "a version that moves cannot be rolled back; name a commit or a release"

# What the task definitions take from the environment, and what this script and lib.sh do.
filled=(AWS_ACCOUNT_ID AWS_REGION NODE_ENV LOG_LEVEL CPU_ARCHITECTURE CORS_ORIGINS TRUSTED_PROXIES OPS_NETWORK MAINTENANCE_MODE STORAGE_PROVIDER
  S3_BUCKET_NAME CDN_DOMAIN CLOUDFRONT_KEY_PAIR_ID AIPONGE_BUILTIN_VENDORS)
if [ -n "$env_file" ]; then
  read_settings "$env_file" "${filled[@]}" API_URL ECR_REGISTRY CLUSTER STACK PRIVATE_SUBNETS ECS_SECURITY_GROUP \
    DEPLOY_TIMEOUT VERIFY_TIMEOUT MIGRATE_TIMEOUT POLL_SECONDS
fi
NODE_ENV="${NODE_ENV:-production}"
LOG_LEVEL="${LOG_LEVEL:-info}"
CPU_ARCHITECTURE="${CPU_ARCHITECTURE:-X86_64}"
CORS_ORIGINS="${CORS_ORIGINS:-}"
TRUSTED_PROXIES="${TRUSTED_PROXIES:-10.0.1.0/24,10.0.2.0/24}"
OPS_NETWORK="${OPS_NETWORK:-}"
MAINTENANCE_MODE="${MAINTENANCE_MODE:-false}"
STORAGE_PROVIDER="${STORAGE_PROVIDER:-s3}"
S3_BUCKET_NAME="${S3_BUCKET_NAME:-aiponge-production-storage}"
CDN_DOMAIN="${CDN_DOMAIN:-}"
CLOUDFRONT_KEY_PAIR_ID="${CLOUDFRONT_KEY_PAIR_ID:-}"
AIPONGE_BUILTIN_VENDORS="${AIPONGE_BUILTIN_VENDORS:-false}"
export VERSION="$version"
case "$CPU_ARCHITECTURE" in X86_64) platform=linux/amd64 ;; ARM64) platform=linux/arm64 ;; *) fail "CPU_ARCHITECTURE is X86_64 or ARM64" ;; esac

chosen=()
if [ -n "$only" ]; then
  IFS=, read -ra asked <<<"$only"
  for service in "${asked[@]}"; do
    is_service "$service" || fail "there is no service $service"
  done
  for service in "${SERVICES[@]}"; do # in our order, whatever was asked
    [[ ",$only," == *",$service,"* ]] && chosen+=("$service")
  done
else
  chosen=("${SERVICES[@]}")
fi

secrets="" # NAME<tab>ARN
work="$(mktemp -d)"
revisions=() # SERVICE=ARN, as registered
touched=()   # SERVICE=ARN, as the service was
changed=nothing # so far: nothing, revisions, services

# However the script ends, by a failure, Ctrl-C or a pipeline that is cancelled: what is half done is taken back, or it is said how to.
leave() {
  trap - EXIT
  trap 'say "FAILED: interrupted once more, with the work half done. By hand it is:"; by_hand; exit 130' INT TERM
  rm -rf "$work"
  case "$changed" in
    revisions) forget_revisions; say "no service was touched; a migration that was started runs to its end" ;;
    services) go_back ;;
  esac
}
trap leave EXIT
trap 'say "interrupted"; exit 130' INT
trap 'say "interrupted"; exit 143' TERM

forget_revisions() { # so that the newest revision of a family is one that works
  local pair
  for pair in ${revisions[@]+"${revisions[@]}"}; do
    aws_ ecs deregister-task-definition --task-definition "${pair#*=}" >/dev/null || say "could not deregister ${pair#*=}"
  done
}

by_hand() {
  local pair
  for pair in ${touched[@]+"${touched[@]}"}; do
    say "ecs/rollback.sh ${pair%%=*} --to ${pair##*:}"
  done
}

go_back() {
  local pair ok=yes
  say "== going back. By hand it is:"
  by_hand
  for pair in ${touched[@]+"${touched[@]}"}; do
    aws_ ecs update-service --cluster "$CLUSTER" --service "aiponge-${pair%%=*}" --task-definition "${pair#*=}" >/dev/null || ok=no
  done
  if [ "${#touched[@]}" -gt 0 ]; then
    await_services "${touched[@]}" || ok=no
  fi
  forget_revisions
  [ "$ok" = yes ] || fail "version $version did not come up, and going back did not finish: look at the events of the services at once"
  fail "version $version did not come up; the services run what they ran before"
}

# The task definition of a service, complete; secrets by their full ARN where they are known.
render() { # SERVICE IMAGE
  # shellcheck disable=SC2034 # fill reads them by name
  local SERVICE="$1" IMAGE="$2" PORT
  # shellcheck disable=SC2034
  PORT="$(port_of "$1")"
  fill "$ecs_home/task-definitions/$1.json" IMAGE VERSION "${filled[@]}" >"$work/definition"
  if [ "$otel" = yes ]; then
    { fill "$ecs_home/otel-sidecar.json" AWS_REGION SERVICE PORT | sed '$ s/$/,/'; } >"$work/sidecar"
    sed -i.old "/\"containerDefinitions\": \[/r $work/sidecar" "$work/definition"
  fi
  local name arn text
  text="$(cat "$work/definition")"
  while IFS=$'\t' read -r name arn; do
    [ -n "$name" ] || continue
    local plain="arn:aws:secretsmanager:$AWS_REGION:$AWS_ACCOUNT_ID:secret:$name"
    text=${text//"$plain\""/"$arn\""} # the whole secret
    text=${text//"$plain:"/"$arn:"}   # one key of it
  done <<<"$secrets"
  printf '%s\n' "$text"
}

if [ -n "$render_to" ]; then
  AWS_ACCOUNT_ID="${AWS_ACCOUNT_ID:-123456789012}"
  mkdir -p "$render_to"
  for service in "${chosen[@]}"; do
    render "$service" "$AWS_ACCOUNT_ID.dkr.ecr.$AWS_REGION.amazonaws.com/aiponge-$service:$version" >"$render_to/$service.json"
  done
  say "written to $render_to"
  exit 0
fi

need aws curl
[ "$prepare" = yes ] || [ -n "${API_URL:-}" ] || fail "API_URL says where the platform is verified, for example https://api.aiponge.com"
account_id
registry="${ECR_REGISTRY:-$AWS_ACCOUNT_ID.dkr.ecr.$AWS_REGION.amazonaws.com}"

say "== secrets"
secrets="$(aws_ secretsmanager list-secrets --filters Key=name,Values=aiponge/ --query 'SecretList[].[Name,ARN]' --output text)"
for service in "${chosen[@]}"; do
  while read -r name; do
    grep -q "^$name	" <<<"$secrets" || fail "the secret $name does not exist; ecs/secrets.sh create makes it"
  done < <(sed -n 's/.*"valueFrom": ".*:secret:\(aiponge\/[a-z-]*\).*/\1/p' "$ecs_home/task-definitions/$service.json" | sort -u)
done

# A tag never moves, so a version that is in ECR is that version: a deployment that is begun again builds what is missing.
if [ "$build" = yes ]; then
  say "== images"
  missing=()
  for service in "${chosen[@]}"; do
    if aws_ ecr describe-images --repository-name "aiponge-$service" --image-ids "imageTag=$version" >/dev/null 2>&1; then
      say "aiponge-$service:$version is there"
    else
      missing+=("$service")
    fi
  done
  if [ "${#missing[@]}" -gt 0 ]; then
    need docker
    aws_ ecr get-login-password | docker login --username AWS --password-stdin "$registry" >/dev/null
  fi
  for service in ${missing[@]+"${missing[@]}"}; do # one manifest a version, not an index of three: the registry keeps a number of them
    docker buildx build --platform "$platform" --provenance=false --build-arg "SERVICE=$service" --build-arg "SERVICE_PORT=$(port_of "$service")" \
      --build-arg "VERSION=$version" --build-arg "COMMIT=$(git -C "$ecs_home" rev-parse --short HEAD 2>/dev/null || echo unknown)" \
      -t "$registry/aiponge-$service:$version" -f "$ecs_home/../compose/Dockerfile" --push "$ecs_home/.."
  done
fi

# Tasks name their image by digest: what was verified is what runs, whatever happens to the tag.
say "== task definitions"
for service in "${chosen[@]}"; do
  digest="$(aws_ ecr describe-images --repository-name "aiponge-$service" --image-ids "imageTag=$version" --query 'imageDetails[0].imageDigest' --output text)" \
    || fail "aiponge-$service:$version is not in ECR"
  render "$service" "$registry/aiponge-$service@$digest" >"$work/$service.json"
  arn="$(aws_ ecs register-task-definition --cli-input-json "file://$work/$service.json" --query taskDefinition.taskDefinitionArn --output text)"
  revisions+=("$service=$arn")
  changed=revisions
  say "${arn##*/}"
done

# Each image brings its own schema up to date, all side by side; the gateway has none.
migrate_database() {
  local pair service network task states code reason tasks=() deadline ok=yes
  network="$(network_configuration)" || return 1
  for pair in "${revisions[@]}"; do
    service="${pair%%=*}"
    [ "$service" != api-gateway ] || continue
    task="$(aws_ ecs run-task --cluster "$CLUSTER" --launch-type FARGATE --task-definition "${pair#*=}" --network-configuration "$network" --started-by deploy-migrate \
      --overrides "{\"containerOverrides\":[{\"name\":\"$service\",\"command\":[\"migrate\"]}]}" --query 'tasks[0].taskArn' --output text)" || return 1
    if [ -z "$task" ] || [ "$task" = None ]; then
      say "ECS did not start the migration of $service"
      return 1
    fi
    tasks+=("$task")
  done
  [ "${#tasks[@]}" -gt 0 ] || return 0
  deadline=$((SECONDS + ${MIGRATE_TIMEOUT:-600}))
  while :; do # one container of the task is the service; a sidecar that ends otherwise is no failure
    states="$(aws_ ecs describe-tasks --cluster "$CLUSTER" --tasks "${tasks[@]}" --output text \
      --query "tasks[].[lastStatus,containers[?name!='otel'].exitCode | [0],group,stoppedReason]")" || return 1
    [ "$(grep -c '^STOPPED' <<<"$states")" != "${#tasks[@]}" ] || break
    if [ "$SECONDS" -ge "$deadline" ]; then
      say "migrations still run after ${MIGRATE_TIMEOUT:-600} s; look at the log groups"
      return 1
    fi
    pause
  done
  while IFS=$'\t' read -r _ code service reason; do
    [ "$code" = 0 ] || { say "the migration of ${service#family:} ended with $code (${reason:-None}); its log group says why"; ok=no; }
  done <<<"$states"
  [ "$ok" = yes ]
}

if [ "$migrate" = yes ]; then
  say "== migration"
  migrate_database || fail "the database could not be migrated"
fi
if [ "$prepare" = yes ]; then
  changed=nothing
  say "prepared $version"
  exit 0
fi

say "== services"
names=()
for service in "${chosen[@]}"; do
  names+=("aiponge-$service")
done
before="$(aws_ ecs describe-services --cluster "$CLUSTER" --services "${names[@]}" --include TAGS --output text \
  --query "services[?status=='ACTIVE'].[serviceName,taskDefinition,deployments[0].rolloutState,serviceArn,tags[?key=='aiponge:ran'].value | [0]]")"
for name in "${names[@]}"; do
  grep -q "^$name	" <<<"$before" || fail "there is no service $name in $CLUSTER; see docs/deploy-aws.md, first deployment"
done

update() { # the services of "$@", side by side
  local service pair was wait=()
  for service in "$@"; do
    for pair in "${revisions[@]}"; do
      [ "${pair%%=*}" = "$service" ] || continue
      was="$(awk -F'\t' -v name="aiponge-$service" '$1 == name { print $2 }' <<<"$before")"
      touched+=("$service=$was")
      changed=services
      aws_ ecs update-service --cluster "$CLUSTER" --service "aiponge-$service" --task-definition "${pair#*=}" >/dev/null || return 1
      wait+=("$pair")
    done
  done
  [ "${#wait[@]}" -eq 0 ] || await_services "${wait[@]}"
}

inner=() gateway=()
for service in "${chosen[@]}"; do
  if [ "$service" = api-gateway ]; then gateway=("$service"); else inner+=("$service"); fi
done
update ${inner[@]+"${inner[@]}"} || exit 1
update ${gateway[@]+"${gateway[@]}"} || exit 1
say "== verification"
verify || exit 1
changed=nothing # that is to be taken back

while IFS=$'\t' read -r name was state service_arn ran; do
  [ "$state" = COMPLETED ] || continue # what never ran is nothing to go back to
  [ "$ran" = None ] && ran=""
  history="$(printf '%s %s' "${was##*:}" "$ran" | awk '{ for (i = 1; i <= NF && i <= 10; i++) printf "%s%s", (i > 1 ? " " : ""), $i }')"
  remember "$service_arn" "$history" || fail "version $version runs, but it could not be noted that $name ran :${was##*:} before"
done <<<"$before"
say "version $version runs"
