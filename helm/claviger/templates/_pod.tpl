{{/* One pod. Takes {root, name, deployment}. */}}
{{- define "claviger.pod" -}}
{{- $values := .root.Values -}}
{{- $scheme := ternary "HTTPS" "HTTP" (ne $values.http.tlsSecret "") -}}
serviceAccountName: {{ include "claviger.serviceAccountName" .root }}
automountServiceAccountToken: false
# A Service named claviger would otherwise set CLAVIGER_… variables of its own.
enableServiceLinks: false
terminationGracePeriodSeconds: {{ $values.terminationGracePeriodSeconds }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ $values.runAsUser }}
  runAsGroup: {{ $values.runAsUser }}
  fsGroup: {{ $values.runAsUser }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with $values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "claviger.releaseSelector" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .name }}
containers:
  - name: claviger
    image: {{ include "claviger.image" .root | quote }}
    imagePullPolicy: {{ $values.image.pullPolicy }}
    securityContext:
      allowPrivilegeEscalation: false
      privileged: false
      readOnlyRootFilesystem: true
      capabilities:
        drop: [ALL]
    ports:
      - name: http
        containerPort: 8080
        protocol: TCP
    env:
      {{- include "claviger.environment" . | nindent 6 }}
    {{- with $values.extraEnvFrom }}
    envFrom:
      {{- toYaml . | nindent 6 }}
    {{- end }}
    # Migrations of the first start may take a while; until they are done the other two probes are not asked.
    startupProbe:
      httpGet: {path: /q/health/started, port: http, scheme: {{ $scheme }}}
      periodSeconds: 2
      timeoutSeconds: 2
      failureThreshold: 90
    readinessProbe:
      httpGet: {path: /q/health/ready, port: http, scheme: {{ $scheme }}}
      periodSeconds: 5
      timeoutSeconds: 3
      failureThreshold: 3
    livenessProbe:
      httpGet: {path: /q/health/live, port: http, scheme: {{ $scheme }}}
      periodSeconds: 10
      timeoutSeconds: 5
      failureThreshold: 6
    {{- if eq .name (include "claviger.frontDeployment" .root) }}
    # Requests still come for a moment after the pod was told to stop.
    lifecycle:
      preStop:
        sleep: {seconds: 5}
    {{- end }}
    resources:
      {{- toYaml .deployment.resources | nindent 6 }}
    volumeMounts:
      - {name: home, mountPath: /var/lib/claviger}
      - {name: tmp, mountPath: /tmp}
      - {name: sealing, mountPath: /etc/claviger/sealing, readOnly: true}
      {{- if $values.http.tlsSecret }}
      - {name: tls, mountPath: /etc/claviger/tls, readOnly: true}
      {{- end }}
      {{- with $values.extraVolumeMounts }}
      {{- toYaml . | nindent 6 }}
      {{- end }}
volumes:
  - name: home
    emptyDir: {sizeLimit: {{ .deployment.storage.home }}}
  - name: tmp
    emptyDir: {sizeLimit: {{ .deployment.storage.tmp }}}
  - name: sealing
    secret:
      secretName: {{ $values.sealing.existingSecret | quote }}
      # Readable by the group of the pod, and by nobody else.
      defaultMode: 0440
      items:
        - {key: {{ $values.sealing.key | quote }}, path: sealing.key}
  {{- with $values.http.tlsSecret }}
  - name: tls
    secret: {secretName: {{ . | quote }}, defaultMode: 0440}
  {{- end }}
  {{- with $values.extraVolumes }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end -}}
