#!/usr/bin/env bash
# The alarms of the guide and the dashboard, from one template: who is told, what they are, whether telling works.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"

usage() {
  cat >&2 <<'TEXT'
alarms.sh deploy EMAIL [MOST-CONNECTIONS]   creates or renews the stack aiponge-alarms; EMAIL gets a confirmation to answer
alarms.sh list                              every alarm and its state
alarms.sh try NAME                          rings one alarm, to see whether it reaches anybody; the next measurement ends it
TEXT
  exit 2
}

need aws
stack=aiponge-alarms
case "${1:-}" in
  deploy)
    { [ $# -ge 2 ] && [ $# -le 3 ]; } || usage
    balancer="${LOAD_BALANCER:-$(stack_output LoadBalancerName)}"
    targets="${TARGET_GROUP:-$(stack_output GatewayTargetGroupName)}"
    most="${3:-$(stack_output DatabaseConnectionsMost)}"
    aws_ cloudformation deploy --stack-name "$stack" --template-file "$ecs_home/cloudformation/alarms.yaml" --no-fail-on-empty-changeset \
      --parameter-overrides "NotifyEmail=$2" "LoadBalancer=$balancer" "TargetGroup=$targets" "DatabaseConnectionsMost=$most" >&2
    count="$(aws_ cloudwatch describe-alarms --alarm-name-prefix aiponge- --query 'length(MetricAlarms)' --output text)"
    say "$count alarms; answer the mail that $2 gets, else nobody is told" ;;
  list) aws_ cloudwatch describe-alarms --alarm-name-prefix aiponge- --query 'MetricAlarms[].[AlarmName,StateValue,StateReason]' --output table ;;
  try)
    [ $# -eq 2 ] || usage
    aws_ cloudwatch set-alarm-state --alarm-name "$2" --state-value ALARM --state-reason "a drill" ;;
  *) usage ;;
esac
