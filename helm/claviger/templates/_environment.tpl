{{/* The environment of the container of one Deployment. Takes {root, name}. Secret values come from Secrets only. */}}
{{- define "claviger.environment" -}}
{{- $values := .root.Values -}}
- name: CLAVIGER_ROLES
  value: {{ ternary "api,crawler,evaluator,rotator,notifier" .name (eq .name "all") | quote }}
- name: CLAVIGER_HOME
  value: /var/lib/claviger
- name: CLAVIGER_HTTP_PORT
  value: "8080"
- name: CLAVIGER_HTTP_HOST
  value: "0.0.0.0"
{{- with $values.http.trustedProxies }}
- name: CLAVIGER_HTTP_TRUSTED_PROXIES
  value: {{ join "," . | quote }}
{{- end }}
{{- if $values.http.tlsSecret }}
- name: CLAVIGER_TLS_CERTIFICATE
  value: /etc/claviger/tls/tls.crt
- name: CLAVIGER_TLS_KEY
  value: /etc/claviger/tls/tls.key
{{- end }}
- name: JDK_JAVA_OPTIONS
  value: {{ $values.jvmOptions | quote }}
- name: CLAVIGER_DATABASE_URL
{{- if $values.database.url }}
  value: {{ $values.database.url | quote }}
{{- else }}
  {{- include "claviger.fromSecret" (list $values.database.existingSecret $values.database.keys.url) | nindent 2 }}
{{- end }}
- name: CLAVIGER_DATABASE_USER
  {{- include "claviger.fromSecret" (list $values.database.existingSecret $values.database.keys.user) | nindent 2 }}
- name: CLAVIGER_DATABASE_PASSWORD
  {{- include "claviger.fromSecret" (list $values.database.existingSecret $values.database.keys.password) | nindent 2 }}
- name: CLAVIGER_KAFKA_BOOTSTRAP
{{- if $values.kafka.bootstrap }}
  value: {{ $values.kafka.bootstrap | quote }}
{{- else }}
  {{- include "claviger.fromSecret" (list $values.kafka.existingSecret $values.kafka.keys.bootstrap) | nindent 2 }}
{{- end }}
- name: CLAVIGER_SEALING_KEY_FILE
  value: /etc/claviger/sealing/sealing.key
{{- with $values.publicUrl }}
- name: CLAVIGER_PUBLIC_URL
  value: {{ . | quote }}
{{- end }}
{{- with $values.egress.allow }}
- name: CLAVIGER_EGRESS_ALLOW
  value: {{ join "," . | quote }}
{{- end }}
{{- with $values.admin.existingSecret }}
- name: CLAVIGER_ADMIN_PASSWORD
  {{- include "claviger.fromSecret" (list . $values.admin.key) | nindent 2 }}
{{- end }}
{{- with $values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* Takes [secret, key]. */}}
{{- define "claviger.fromSecret" -}}
valueFrom:
  secretKeyRef:
    name: {{ index . 0 | quote }}
    key: {{ index . 1 | quote }}
{{- end -}}

{{/* Refuses what cannot work, and says what to do. */}}
{{- define "claviger.validate" -}}
{{- if not .Values.database.existingSecret -}}
{{- fail "database.existingSecret is empty: make a Secret with the keys `user` and `password` (and `url`, unless database.url is set), and name it. The database is yours: the one embedded in the server would lose its data with the pod." -}}
{{- end -}}
{{- if and .Values.database.url (regexMatch "(?i)://[^/]*@|[?&](user|password)=" .Values.database.url) -}}
{{- fail "database.url holds a user or a password, which anyone who can read Deployments would see: put them into the Secret that database.existingSecret names." -}}
{{- end -}}
{{- if and (not .Values.kafka.bootstrap) (not .Values.kafka.existingSecret) -}}
{{- fail "kafka.bootstrap and kafka.existingSecret are both empty: name your brokers (host:9092), or a Secret with the key `bootstrap`." -}}
{{- end -}}
{{- if not .Values.sealing.existingSecret -}}
{{- fail "sealing.existingSecret is empty: make a Secret with a key of 32 random bytes, as README.md of the chart shows, and name it. Every pod must have the same." -}}
{{- end -}}
{{- if and (not .Values.http.trustedProxies) (not .Values.http.tlsSecret) -}}
{{- fail "http.trustedProxies and http.tlsSecret are both empty: name the networks of the proxy that ends TLS (the pods of the Ingress controller, such as 10.244.0.0/16), or a Secret with a certificate. The server refuses plain HTTP from anywhere else." -}}
{{- end -}}
{{- if and .Values.ingress.enabled (not .Values.ingress.host) -}}
{{- fail "ingress.enabled is set but ingress.host is empty: name the host under which the dashboard is opened." -}}
{{- end -}}
{{- end -}}
