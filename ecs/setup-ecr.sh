#!/usr/bin/env bash
# One image repository for each service: scanned on push, encrypted, tags that never move, old versions expire. Repeatable.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
need aws
lifecycle="file://$ecs_home/policies/ecr-lifecycle.json"

# Asked for by name: to list all of them is a permission on all of them.
exists() {
  local answer
  if answer="$(aws_ ecr describe-repositories --repository-names "$1" 2>&1 >/dev/null)"; then return 0; fi
  [[ "$answer" == *RepositoryNotFoundException* ]] || fail "$1: $answer"
  return 1
}

for service in "${SERVICES[@]}"; do
  name="aiponge-$service"
  if exists "$name"; then
    aws_ ecr put-image-scanning-configuration --repository-name "$name" --image-scanning-configuration scanOnPush=true >/dev/null
    aws_ ecr put-image-tag-mutability --repository-name "$name" --image-tag-mutability IMMUTABLE >/dev/null
    did="was there, settings renewed"
  else
    aws_ ecr create-repository --repository-name "$name" --image-scanning-configuration scanOnPush=true \
      --image-tag-mutability IMMUTABLE --encryption-configuration encryptionType=AES256 --tags Key=application,Value=aiponge >/dev/null
    did="created"
  fi
  aws_ ecr put-lifecycle-policy --repository-name "$name" --lifecycle-policy-text "$lifecycle" >/dev/null
  say "$name: $did"
done
