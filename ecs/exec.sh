#!/usr/bin/env bash
# A shell inside the network of the services, in a task of its own: the images have no shell, and their root cannot be written, which ECS Exec needs.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"

usage() {
  say "exec.sh [--image IMAGE] [--minutes N] [-- COMMAND]    default: postgres:17-alpine, 30 minutes, /bin/sh"
  exit 2
}

DEBUG_IMAGE="public.ecr.aws/docker/library/postgres:17-alpine"
minutes=30 command=/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    --image) DEBUG_IMAGE="${2:-}"; shift 2 || usage ;;
    --minutes) minutes="${2:-}"; shift 2 || usage ;;
    --) shift; command="$*"; break ;;
    *) usage ;;
  esac
done
[[ "$minutes" =~ ^[1-9][0-9]{0,2}$ && -n "$DEBUG_IMAGE" && -n "$command" ]] || usage
need aws
[ "${NO_SESSION:-}" = yes ] || need session-manager-plugin
account_id
export DEBUG_IMAGE DEBUG_SECONDS=$((minutes * 60))

definition="$(mktemp)" revision="" task=""
clean() {
  rm -f "$definition"
  [ -z "$task" ] || aws_ ecs stop-task --cluster "$CLUSTER" --task "$task" --reason "exec.sh ended" >/dev/null || say "could not stop $task; it ends by itself after $minutes minutes"
  [ -z "$revision" ] || aws_ ecs deregister-task-definition --task-definition "$revision" >/dev/null || say "could not deregister $revision"
}
trap clean EXIT
fill "$ecs_home/debug-task-definition.json" AWS_ACCOUNT_ID AWS_REGION DEBUG_IMAGE DEBUG_SECONDS >"$definition"
revision="$(aws_ ecs register-task-definition --cli-input-json "file://$definition" --query taskDefinition.taskDefinitionArn --output text)"
network="$(network_configuration)"
task="$(aws_ ecs run-task --cluster "$CLUSTER" --launch-type FARGATE --task-definition "$revision" --enable-execute-command --started-by "exec-${USER:-someone}" \
  --network-configuration "$network" --query 'tasks[0].taskArn' --output text)"
if [ -z "$task" ] || [ "$task" = None ]; then
  task=""
  fail "ECS did not start the task"
fi
say "started $task; it ends with this script, or by itself after $minutes minutes"

deadline=$((SECONDS + 180)) state=""
until [ "$state" = "RUNNING RUNNING" ]; do
  [ "$SECONDS" -lt "$deadline" ] || fail "the task is not ready for a session: $state"
  state="$(aws_ ecs describe-tasks --cluster "$CLUSTER" --tasks "$task" --output text \
    --query "tasks[0].[lastStatus,containers[0].managedAgents[?name=='ExecuteCommandAgent'].lastStatus | [0]]" | tr '\t' ' ')"
  if [ "${NO_SESSION:-}" = yes ]; then exit 0; fi
  [ "$state" = "RUNNING RUNNING" ] || pause
done
aws_ ecs execute-command --cluster "$CLUSTER" --task "$task" --container debug --interactive --command "$command"
