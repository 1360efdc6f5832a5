#!/usr/bin/env bash
# Takes one service or all back to the revision that last ran, which is rarely the current number minus one.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"

usage() {
  say "rollback.sh SERVICE [--to REVISION]     one service"
  say "rollback.sh --all                       all eight, the gateway first"
  exit 2
}

[ $# -ge 1 ] || usage
to=""
if [ "$1" = --all ]; then
  [ $# -eq 1 ] || usage
  # The other way round than a deployment: the gateway must not call what the old services do not have.
  chosen=()
  for ((i = ${#SERVICES[@]} - 1; i >= 0; i--)); do
    chosen+=("${SERVICES[i]}")
  done
else
  is_service "$1" || fail "there is no service $1"
  chosen=("$1")
  if [ $# -gt 1 ]; then
    { [ "$2" = --to ] && [[ "${3:-}" =~ ^[1-9][0-9]*$ ]] && [ $# -eq 3 ]; } || usage
    to="$3"
  fi
fi
need aws

names=()
for service in "${chosen[@]}"; do
  names+=("aiponge-$service")
done
found="$(aws_ ecs describe-services --cluster "$CLUSTER" --services "${names[@]}" --include TAGS --output text \
  --query "services[?status=='ACTIVE'].[serviceName,taskDefinition,serviceArn,tags[?key=='aiponge:ran'].value | [0]]")"

# First look at everything, then change anything.
plan=()
for service in "${chosen[@]}"; do
  IFS=$'\t' read -r _ now arn ran <<<"$(awk -F'\t' -v name="aiponge-$service" '$1 == name' <<<"$found")"
  [ -n "${now:-}" ] || fail "there is no service aiponge-$service in $CLUSTER"
  [ "$ran" != None ] || ran=""
  target="$to" rest="$ran"
  if [ -z "$target" ]; then
    read -r target rest <<<"$ran" || true
    [ -n "$target" ] || fail "it is not known what aiponge-$service ran before; name it: rollback.sh $service --to REVISION"
  fi
  plan+=("$service|${now%:*}:$target|$arn|$rest|${now##*:}")
done

wait=() unsettled=""
# Until it is noted what ran before, the same command aims at the same revisions: whatever ended the first one, a second goes on.
trap '[ -z "$unsettled" ] || say "FAILED half way, with$unsettled moved already. The same command again goes on"' EXIT
for step in "${plan[@]}"; do
  IFS='|' read -r service target arn rest now <<<"$step"
  say "aiponge-$service: from :$now to :${target##*:}"
  unsettled="$unsettled $service"
  aws_ ecs update-service --cluster "$CLUSTER" --service "aiponge-$service" --task-definition "$target" >/dev/null
  wait+=("$service=$target")
done
await_services "${wait[@]}" || fail "the services did not become steady; look at their events"
unsettled=""
for step in "${plan[@]}"; do # a second rollback goes one further, not forth again; and the newest revision is one that works
  IFS='|' read -r service target arn rest now <<<"$step"
  remember "$arn" "$rest" || fail "all run what they should, but for aiponge-$service and those after it that is not noted: name the revision (--to) next time"
  [ "$now" = "${target##*:}" ] || aws_ ecs deregister-task-definition --task-definition "${target%:*}:$now" >/dev/null || say "could not deregister ${target%:*}:$now"
done
if [ -n "${API_URL:-}" ]; then
  verify || fail "the services run, but the platform is not well"
fi
say "rolled back: $(printf '%s ' "${wait[@]%%=*}")"
