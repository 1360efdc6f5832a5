# shellcheck shell=bash
# What the scripts of this folder share. Sourced, never run.

# In the order in which they are updated: the gateway last, so that it never calls what is not there yet.
SERVICES=(system-service storage-service user-service ai-config-service ai-content-service ai-analytics-service music-service api-gateway)
CLUSTER="${CLUSTER:-aiponge-cluster}"
AWS_REGION="${AWS_REGION:-us-east-1}"
STACK="${STACK:-aiponge-infrastructure}"
ecs_home="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export AWS_PAGER=""

# Every call to AWS goes through here, so that all of them can be sent to another endpoint.
aws_() {
  if [ -n "${AWS_ENDPOINT_URL:-}" ]; then
    aws --endpoint-url "$AWS_ENDPOINT_URL" --region "$AWS_REGION" "$@"
  else
    aws --region "$AWS_REGION" "$@"
  fi
}

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "FAILED: $*"
  exit 1
}

need() { # the tools that a script calls
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || fail "$tool is not installed"
  done
}

is_service() {
  local known
  for known in "${SERVICES[@]}"; do
    [ "$known" = "$1" ] && return 0
  done
  return 1
}

account_id() {
  if [ -z "${AWS_ACCOUNT_ID:-}" ]; then
    AWS_ACCOUNT_ID="$(aws_ sts get-caller-identity --query Account --output text)"
  fi
  [[ "$AWS_ACCOUNT_ID" =~ ^[0-9]{12}$ ]] || fail "AWS_ACCOUNT_ID is not a 12-digit account"
}

stack_output() { # NAME → the output of the infrastructure stack
  local value
  value="$(aws_ cloudformation describe-stacks --stack-name "$STACK" --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]" --output text)"
  if [ -z "$value" ] || [ "$value" = None ]; then
    fail "the stack $STACK has no output $1"
  fi
  printf '%s' "$value"
}

# Where one-off tasks run: PRIVATE_SUBNETS and ECS_SECURITY_GROUP, else what the infrastructure stack says.
network_configuration() {
  local subnets group
  subnets="${PRIVATE_SUBNETS:-$(stack_output PrivateSubnets)}" || return 1
  group="${ECS_SECURITY_GROUP:-$(stack_output EcsSecurityGroup)}" || return 1
  printf 'awsvpcConfiguration={subnets=[%s],securityGroups=[%s],assignPublicIp=DISABLED}' "$subnets" "$group"
}

# Lines of NAME=VALUE, as in example.env. They are read, not run; a name that is not among those that count is a slip of the pen.
read_settings() { # FILE NAME…
  local file="$1" line name value wrong=""
  shift
  [ -r "$file" ] || fail "$file cannot be read"
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line%$'\r'}"
    case "$line" in "" | "#"*) continue ;; esac
    name="${line%%=*}"
    value="${line#*=}"
    if [ "$name" = "$line" ] || [[ " $* " != *" $name "* ]]; then
      wrong="$wrong $name"
      continue
    fi
    case "$value" in \"*\" | \'*\') value="${value:1:${#value}-2}" ;; esac
    export "$name=$value"
  done <"$file"
  [ -z "$wrong" ] || fail "$file sets what nothing here reads:$wrong"
}

port_of() { # SERVICE → the port in its task definition
  sed -n 's/.*"containerPort": \([0-9]*\).*/\1/p' "$ecs_home/task-definitions/$1.json" | head -n 1
}

# Fills ${NAME} of FILE from the shell's variables of that name. A value that JSON would have to escape is refused.
fill() { # FILE NAME…
  local text name value
  text="$(cat "$1")"
  shift
  for name in "$@"; do
    value="${!name-}"
    case "$value" in
      *[\"\\]* | *$'\n'*) fail "$name must not hold quotes, backslashes or line ends" ;;
    esac
    text=${text//"\${$name}"/"$value"} # without quotes around: bash before 4.3, as on macOS, would put the inner ones into the text
  done
  # shellcheck disable=SC2016 # the two characters themselves
  case "$text" in
    *'${'*) fail "nothing fills $(grep -o '[$]{[A-Z_]*}' <<<"$text" | sort -u | tr '\n' ' ')" ;;
  esac
  printf '%s\n' "$text"
}

pause() { sleep "${POLL_SECONDS:-10}"; }

# Waits until every service named runs the revision beside it and nothing else. 0: yes; 1: the time is over or ECS went back by itself.
await_services() { # SERVICE=REVISION-ARN …
  local deadline=$((SECONDS + ${DEPLOY_TIMEOUT:-900})) pair service wanted line arn state deployments running desired open names
  while :; do
    open=""
    names=()
    for pair in "$@"; do
      names+=("aiponge-${pair%%=*}")
    done
    local found
    found="$(aws_ ecs describe-services --cluster "$CLUSTER" --services "${names[@]}" --output text \
      --query 'services[].[serviceName,taskDefinition,deployments[0].rolloutState,to_string(length(deployments)),to_string(runningCount),to_string(desiredCount)]')" || return 1
    for pair in "$@"; do
      service="${pair%%=*}"
      wanted="${pair#*=}"
      line="$(awk -v name="aiponge-$service" '$1 == name' <<<"$found")"
      read -r _ arn state deployments running desired <<<"$line"
      if [ "$arn" != "$wanted" ] || [ "$state" = FAILED ]; then
        say "aiponge-$service: ECS stopped this deployment (state ${state:-unknown}, now at ${arn##*/})"
        return 1
      fi
      if [ "$state" != COMPLETED ] || [ "$deployments" != 1 ] || [ "$running" != "$desired" ]; then
        open="$open $service ($running of $desired, $state)"
      fi
    done
    [ -z "$open" ] && return 0
    if [ "$SECONDS" -ge "$deadline" ]; then
      say "not steady after ${DEPLOY_TIMEOUT:-900} s:$open"
      return 1
    fi
    say "waiting for$open"
    pause
  done
}

# The platform as its clients see it. Each of the three must be right within VERIFY_TIMEOUT seconds.
verify() {
  local deadline=$((SECONDS + ${VERIFY_TIMEOUT:-180})) path body
  for path in /health /health/services /ready; do
    if [ "$path" = /ready ] && [ "${MAINTENANCE_MODE:-false}" = true ]; then
      say "in maintenance: $path is not asked"
      continue
    fi
    while :; do
      if body="$(curl -fsS --max-time 10 "$API_URL$path" 2>/dev/null)"; then
        if [ "$path" != /health/services ] || is_all_healthy "$body"; then
          say "ok  $API_URL$path"
          break
        fi
      fi
      if [ "$SECONDS" -ge "$deadline" ]; then
        say "not right within ${VERIFY_TIMEOUT:-180} s: $API_URL$path"
        return 1
      fi
      pause
    done
  done
}

# Every service of the answer is counted as healthy.
is_all_healthy() {
  local flat total healthy
  flat="$(tr -d ' \n' <<<"$1")"
  total="$(grep -o '"total":[0-9]*' <<<"$flat" | tail -n 1 | cut -d: -f2)"
  healthy="$(grep -o '"healthy":[0-9]*' <<<"$flat" | tail -n 1 | cut -d: -f2)"
  [ -n "$total" ] && [ "$total" -gt 0 ] && [ "$total" = "$healthy" ]
}

# What ran before, newest first, is kept as a tag of the service: the numbers of its last revisions.
remember() { # SERVICE-ARN "NUMBERS"
  aws_ ecs tag-resource --resource-arn "$1" --tags "key=aiponge:ran,value=$2" >/dev/null
}
