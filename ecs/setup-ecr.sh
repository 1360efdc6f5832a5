#!/usr/bin/env bash
# One image repository for each service: scanned on push, encrypted, tags that never move, old versions expire. Repeatable.
set -euo pipefail
# shellcheck source=ecs/lib.sh
. "$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/lib.sh"
need aws
lifecycle="file://$ecs_home/policies/ecr-lifecycle.json"

existing="$(aws_ ecr describe-repositories --query 'repositories[].repositoryName' --output text | tr '\t' '\n')"
for service in "${SERVICES[@]}"; do
  name="aiponge-$service"
  if grep -qx "$name" <<<"$existing"; then
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
