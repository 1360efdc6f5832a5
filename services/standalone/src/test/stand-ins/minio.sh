#!/bin/sh
# minio server FOLDER: S3Proxy on port 9000 with the keys that MinIO would have.
set -eu
[ "$1" = server ] || exit 2
mkdir -p "$2"
cat >/tmp/s3proxy.conf <<CONF
s3proxy.endpoint=http://0.0.0.0:9000
s3proxy.authorization=aws-v2-or-v4
s3proxy.identity=$MINIO_ROOT_USER
s3proxy.credential=$MINIO_ROOT_PASSWORD
jclouds.provider=filesystem-nio2
jclouds.identity=local
jclouds.credential=local
jclouds.filesystem.basedir=$2
CONF
exec java -Xmx256m -Dlogback.configurationFile=/s3proxy/logback.xml -cp '/s3proxy/target/dependency/*' org.gaul.s3proxy.Main --properties /tmp/s3proxy.conf
