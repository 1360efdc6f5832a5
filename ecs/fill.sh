#!/usr/bin/env bash
# A document of this folder with every ${NAME} filled from the environment, for those who work without the templates:
#   GITHUB_REPOSITORY=owner/name ENVIRONMENT=staging ecs/fill.sh ecs/iam/github-trust-policy.json > trust.json
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
[[ $# -eq 1 && -r "$1" ]] || {
  say "fill.sh FILE"
  exit 2
}

names=()
while IFS= read -r name; do
  names+=("$name")
  if [ "$name" = AWS_ACCOUNT_ID ]; then
    account_id
  elif [ -z "${!name:-}" ]; then
    fail "$1 needs $name in the environment"
  fi
done < <(grep -o '[$]{[A-Z0-9_]*}' "$1" | tr -cd 'A-Z0-9_\n' | sort -u)
fill "$1" ${names[@]+"${names[@]}"}
