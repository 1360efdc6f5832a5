#!/usr/bin/env bash
# Images that stand in for the published ones where no image registry can be reached: made of Debian's packages and this machine's JDK 25.
# ImageRunTest and ComposeRunTest then run with what this prints. Needs root, Docker with BuildKit, debootstrap, and Debian's and Maven's repositories.
#
#   eval "$(sudo -E services/standalone/src/test/stand-ins/make.sh)" && ./aiponge test
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT

{
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root"
  # A company's own certificates, if this machine has any.
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  mkdir -p "$root/opt/java"
  cp -rL "${JAVA_HOME:?a JDK 25}" "$root/opt/java/openjdk"
  tar -C "$root" -c . | docker import -c "ENV JAVA_HOME=/opt/java/openjdk" -c "ENV PATH=/opt/java/openjdk/bin:/usr/sbin:/usr/bin:/sbin:/bin" - aiponge-stand-in-debian
  for image in build run postgres redis s3; do
    DOCKER_BUILDKIT=1 docker build --progress plain --target "$image" -t "aiponge-stand-in-$image" "$here"
  done
} >&2

for name in BUILD_IMAGE=build PROBE_IMAGE=build RUN_IMAGE=run POSTGRES_IMAGE=postgres REDIS_IMAGE=redis MINIO_IMAGE=s3; do
  printf 'export %s=aiponge-stand-in-%s\n' "${name%%=*}" "${name#*=}"
done
