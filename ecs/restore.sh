#!/usr/bin/env bash
# Restores the database beside the one that runs, and points the proxy to it when told to. The old one is never deleted or changed.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"

usage() {
  cat >&2 <<'TEXT'
restore.sh to-time 2026-01-15T10:00:00Z [--target NAME]   the database as it was at that moment
restore.sh to-latest [--target NAME]                      as late as the logs reach (about five minutes ago)
restore.sh from-snapshot SNAPSHOT [--target NAME]
restore.sh switch NAME                                    the proxy serves NAME from now on; the services need no change
TEXT
  exit 2
}

SOURCE="${SOURCE:-aiponge-db}"
PROXY="${PROXY:-aiponge-db-proxy}"
[ $# -ge 1 ] || usage
need aws

await_database() {
  local deadline=$((SECONDS + ${RESTORE_TIMEOUT:-3600})) state
  while :; do
    state="$(aws_ rds describe-db-instances --db-instance-identifier "$1" --query 'DBInstances[0].DBInstanceStatus' --output text)"
    [ "$state" = available ] && return 0
    [ "$SECONDS" -lt "$deadline" ] || fail "$1 is still $state after ${RESTORE_TIMEOUT:-3600} s"
    say "$1 is $state"
    pause
  done
}

restore() { # TARGET, then the operation and its own arguments
  local target="$1"
  shift
  local source subnets groups class zones parameters days most ids
  source="$(aws_ rds describe-db-instances --db-instance-identifier "$SOURCE" --output text \
    --query "DBInstances[0].[DBSubnetGroup.DBSubnetGroupName,join(',',VpcSecurityGroups[].VpcSecurityGroupId),DBInstanceClass,to_string(MultiAZ),DBParameterGroups[0].DBParameterGroupName,to_string(BackupRetentionPeriod),MaxAllocatedStorage]")"
  IFS=$'\t' read -r subnets groups class zones parameters days most <<<"$source"
  local more=(--db-instance-class "$class" --db-subnet-group-name "$subnets" --no-publicly-accessible --copy-tags-to-snapshot --deletion-protection
    --enable-cloudwatch-logs-exports postgresql)
  # RDS would take the parameters of its own, which do not keep what people wrote out of the log.
  [ "$parameters" = None ] || more+=(--db-parameter-group-name "$parameters")
  if [ -n "$groups" ] && [ "$groups" != None ]; then
    IFS=, read -ra ids <<<"$groups"
    more+=(--vpc-security-group-ids "${ids[@]}")
  fi
  if [ "$zones" = true ]; then more+=(--multi-az); else more+=(--no-multi-az); fi
  aws_ rds "$@" "${more[@]}" >/dev/null
  await_database "$target"
  local keeps=(--backup-retention-period "$days") # which the restored one does not take over
  [ "$most" = None ] || keeps+=(--max-allocated-storage "$most")
  aws_ rds modify-db-instance --db-instance-identifier "$target" "${keeps[@]}" --apply-immediately >/dev/null
  say "$target is there. Look into it (ecs/exec.sh), then: ecs/restore.sh switch $target"
}

target_of() { # remaining arguments → the name of the new instance
  if [ $# -eq 0 ]; then printf '%s-restored-%s' "$SOURCE" "$(date -u +%Y%m%d%H%M)"; return; fi
  { [ $# -eq 2 ] && [ "$1" = --target ]; } || usage
  printf '%s' "$2"
}

ask_proxy() { # now and state: the instance behind the proxy, and whether it is reached
  local answer
  answer="$(aws_ rds describe-db-proxy-targets --db-proxy-name "$PROXY" --query 'Targets[0].[RdsResourceId,TargetHealth.State]' --output text)"
  read -r now state <<<"$answer"
}

serve() {
  aws_ rds register-db-proxy-targets --db-proxy-name "$PROXY" --db-instance-identifiers "$1" >/dev/null
}

switch_to() {
  local now state deadline
  await_database "$1"
  ask_proxy
  if [ "$now" = "$1" ]; then say "the proxy serves $1 already ($state)"; return; fi
  [ "$now" != None ] || now=""
  say "the proxy serves ${now:-nothing}; from now on $1.${now:+ Back again: ecs/restore.sh switch $now}"
  trap 'say "FAILED: the proxy may serve nothing. Again: ecs/restore.sh switch '"$1${now:+, or $now}"'"' EXIT
  [ -z "$now" ] || aws_ rds deregister-db-proxy-targets --db-proxy-name "$PROXY" --db-instance-identifiers "$now"
  if ! serve "$1"; then
    [ -z "$now" ] || serve "$now"
    trap - EXIT
    fail "the proxy did not take $1 and serves ${now:-nothing} again"
  fi
  trap - EXIT
  deadline=$((SECONDS + ${SWITCH_TIMEOUT:-600}))
  while :; do # RDS says REGISTERING, then AVAILABLE, or UNAVAILABLE while it tries
    ask_proxy
    [ "$state" != AVAILABLE ] || break
    [ "$SECONDS" -lt "$deadline" ] || fail "the proxy does not reach $1 (${state:-unknown}). Was the password changed since? docs/SECURITY_AWS_SETUP.md"
    say "the proxy has $1: $state"
    pause
  done
  say "the proxy serves $1"
}

command="$1"
shift
case "$command" in
  to-time)
    [ $# -ge 1 ] || usage
    [[ "$1" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$ ]] || usage
    time="$1"
    shift
    target="$(target_of "$@")"
    restore "$target" restore-db-instance-to-point-in-time --source-db-instance-identifier "$SOURCE" --target-db-instance-identifier "$target" --restore-time "$time" ;;
  to-latest)
    target="$(target_of "$@")"
    restore "$target" restore-db-instance-to-point-in-time --source-db-instance-identifier "$SOURCE" --target-db-instance-identifier "$target" --use-latest-restorable-time ;;
  from-snapshot)
    [ $# -ge 1 ] || usage
    snapshot="$1"
    shift
    target="$(target_of "$@")"
    restore "$target" restore-db-instance-from-db-snapshot --db-instance-identifier "$target" --db-snapshot-identifier "$snapshot" ;;
  switch) [ $# -eq 1 ] || usage; switch_to "$1" ;;
  *) usage ;;
esac
