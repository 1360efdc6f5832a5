{{/* The eight workloads and their ports, those of the deployment guide. */}}
{{- define "aiponge.ports" -}}
api-gateway: 8080
system-service: 3001
storage-service: 3002
user-service: 3003
ai-config-service: 3004
ai-content-service: 3005
ai-analytics-service: 3006
music-service: 3007
{{- end }}

{{/* Settings that are no secrets, by who reads them; "all" means every workload. */}}
{{- define "aiponge.settings" -}}
all: [NODE_ENV, LOG_LEVEL, DATABASE_POOL_MAX, AIPONGE_DATABASE_PROXY, AIPONGE_DRAIN_SECONDS, AIPONGE_LOG_FORMAT, CLUSTER_WORKERS]
api-gateway: [CORS_ORIGINS, TRUSTED_PROXIES, OPS_NETWORK, MAINTENANCE_MODE, AIPONGE_RATE_LIMITS, AIPONGE_MAX_CONNECTIONS]
storage-service: [AIPONGE_STORAGE_FALLBACK, AIPONGE_MEDIA_DELIVERY, CLOUDFRONT_KEY_PAIR_ID]
ai-config-service: [AIPONGE_BUILTIN_VENDORS]
{{- end }}

{{/* Keys of the Secret, by who reads them. Those of "required" must be there, the others may be. */}}
{{- define "aiponge.secrets" -}}
required: [DATABASE_URL, REDIS_URL, JWT_SECRET, INTERNAL_SERVICE_SECRET, ENTRY_ENCRYPTION_KEY]
all: [INTERNAL_SERVICE_SECRET_RETIRED, ENTRY_ENCRYPTION_KEYS_RETIRED]
api-gateway: [JWT_SECRET_RETIRED, OPS_TOKEN]
system-service: [SYSTEM_DATABASE_URL, SENDGRID_API_KEY]
storage-service: [STORAGE_DATABASE_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, CLOUDFRONT_PRIVATE_KEY]
user-service: [JWT_SECRET_RETIRED, USER_DATABASE_URL, REVENUECAT_API_KEY]
ai-config-service: [AI_CONFIG_DATABASE_URL, OPENAI_API_KEY, ANTHROPIC_API_KEY, MUSICAPI_API_KEY, ELEVENLABS_API_KEY]
ai-content-service: [AI_CONTENT_DATABASE_URL]
ai-analytics-service: [AI_ANALYTICS_DATABASE_URL]
music-service: [MUSIC_DATABASE_URL]
{{- end }}

{{/* Who calls whom. Facts of the outbox go to system and ai-analytics from every service with a schema; the gateway calls all. */}}
{{- define "aiponge.calls" -}}
api-gateway: [system-service, storage-service, user-service, ai-config-service, ai-content-service, ai-analytics-service, music-service]
system-service: [system-service, ai-analytics-service]
storage-service: [system-service, ai-analytics-service, user-service]
user-service: [system-service, ai-analytics-service, storage-service]
ai-config-service: [system-service, ai-analytics-service, storage-service]
ai-content-service: [system-service, ai-analytics-service, ai-config-service]
ai-analytics-service: [system-service, ai-analytics-service]
music-service: [system-service, ai-analytics-service, storage-service, user-service, ai-config-service, ai-content-service]
{{- end }}

{{/* Who reaches the internet over HTTPS: vendors of AI, mail and purchases, and S3. */}}
{{- define "aiponge.outside" -}}
services: [system-service, storage-service, user-service, ai-config-service]
{{- end }}

{{- define "aiponge.labels" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/part-of: aiponge
app.kubernetes.io/version: {{ include "aiponge.tag" .root | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{- define "aiponge.selector" -}}
app.kubernetes.io/name: {{ .service }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "aiponge.tag" -}}
{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "aiponge.image" -}}
{{ .root.Values.image.registry }}aiponge-{{ .service }}:{{ include "aiponge.tag" .root }}
{{- end }}

{{/* The values of one workload, over the defaults. */}}
{{- define "aiponge.workload" -}}
{{- mergeOverwrite (deepCopy .root.Values.defaults) (deepCopy (index .root.Values.services .service)) | toYaml }}
{{- end }}

{{- define "aiponge.env" -}}
{{- $root := .root }}
{{- $service := .service }}
{{- $ports := include "aiponge.ports" $root | fromYaml }}
{{- $settings := include "aiponge.settings" $root | fromYaml }}
{{- $secrets := include "aiponge.secrets" $root | fromYaml }}
- name: PORT
  value: {{ index $ports $service | toString | quote }}
- name: AIPONGE_MIGRATE_ON_START
  value: {{ not $root.Values.migration.enabled | quote }}
{{- range concat (index $settings "all") (get $settings $service | default list) }}
{{- if hasKey $root.Values.settings . }}
- name: {{ . }}
  value: {{ index $root.Values.settings . | toString | quote }}
{{- end }}
{{- end }}
{{- range $peer, $port := $ports }}
{{- if ne $peer "api-gateway" }}
- name: {{ trimSuffix "-service" $peer | upper | replace "-" "_" }}_SERVICE_URL
  value: http://{{ $root.Release.Name }}-{{ $peer }}:{{ $port }}
{{- end }}
{{- end }}
{{- if eq $service "storage-service" }}
- name: STORAGE_PROVIDER
  value: {{ $root.Values.storage.provider }}
- name: AIPONGE_STORAGE_PATH
  value: /data
- name: S3_BUCKET_NAME
  value: {{ $root.Values.storage.s3.bucket | quote }}
- name: AWS_REGION
  value: {{ $root.Values.storage.s3.region | quote }}
{{- with $root.Values.storage.s3.endpoint }}
- name: S3_ENDPOINT
  value: {{ . | quote }}
{{- end }}
{{- with $root.Values.storage.s3.cdnDomain }}
- name: CDN_DOMAIN
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- range index $secrets "required" }}
- name: {{ . }}
  valueFrom: {secretKeyRef: {name: {{ $root.Values.secrets.name }}, key: {{ . }}}}
{{- end }}
{{- range concat (index $secrets "all") (get $secrets $service | default list) }}
- name: {{ . }}
  valueFrom: {secretKeyRef: {name: {{ $root.Values.secrets.name }}, key: {{ . }}, optional: true}}
{{- end }}
{{- end }}

{{/* "true" when storage-service has files on a volume: for good, or until they have moved to the bucket. */}}
{{- define "aiponge.volume" -}}
{{- if or (eq .Values.storage.provider "local") (eq (get .Values.settings "AIPONGE_STORAGE_FALLBACK" | default "") "local") }}true{{ end }}
{{- end }}

{{/* How names are looked up, as a rule of a network policy. */}}
{{- define "aiponge.names" -}}
- to: {{- toYaml .Values.networkPolicy.dnsTo | nindent 4 }}
  ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
{{- end }}

{{/* Restricted Pod Security. */}}
{{- define "aiponge.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "aiponge.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}
