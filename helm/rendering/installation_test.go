package rendering

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

func TestTheChartLints(t *testing.T) {
	for _, set := range valueSets {
		if out, err := helm("lint", "--strict", chart, "-f", "values/"+set+".yaml"); err != nil {
			t.Errorf("%s: %v\n%s", set, err, out)
		}
	}
}

func TestSplitMakesADeploymentOfEachRole(t *testing.T) {
	made := render(t, "split")
	for _, role := range []string{"api", "crawler", "evaluator", "rotator", "notifier"} {
		deployment, exists := made.deployments["r-claviger-"+role]
		expect(t, role+" is made", exists)
		expect(t, role+" has that role alone", environment(deployment)["CLAVIGER_ROLES"].Value == role)
	}
	expect(t, "nothing else is made", len(made.deployments) == 5)
}

func TestAllMakesOneDeploymentOfEveryRole(t *testing.T) {
	made := render(t, "all")
	expect(t, "one Deployment", len(made.deployments) == 1)
	roles := environment(made.deployments["r-claviger-all"])["CLAVIGER_ROLES"].Value
	expect(t, "every role", roles == "api,crawler,evaluator,rotator,notifier")
}

func TestAddressesComeFromValuesOrFromSecrets(t *testing.T) {
	literal := environment(render(t, "split").deployments["r-claviger-api"])
	expect(t, "URL", strings.HasPrefix(literal["CLAVIGER_DATABASE_URL"].Value, "jdbc:postgresql://postgres.example.com"))
	expect(t, "brokers", strings.Contains(literal["CLAVIGER_KAFKA_BOOTSTRAP"].Value, "kafka-1.example.com:9092"))

	secret := environment(render(t, "all").deployments["r-claviger-all"])
	isFrom(t, secret["CLAVIGER_DATABASE_URL"], "claviger-database", "url")
	isFrom(t, secret["CLAVIGER_KAFKA_BOOTSTRAP"], "claviger-kafka", "bootstrap")
	isFrom(t, secret["CLAVIGER_ADMIN_PASSWORD"], "claviger-admin", "password")

	renamed := environment(render(t, "everything").deployments["r-keys-notifier"])
	isFrom(t, renamed["CLAVIGER_DATABASE_USER"], "claviger-database", "username")
	isFrom(t, renamed["CLAVIGER_DATABASE_PASSWORD"], "claviger-database", "pass")
	expect(t, "egress", renamed["CLAVIGER_EGRESS_ALLOW"].Value == "chat.example.internal,10.20.0.0/16")
}

func TestTheServerListensBehindAProxyOrEndsTlsItself(t *testing.T) {
	proxied := render(t, "split").deployments["r-claviger-api"]
	expect(t, "it listens", environment(proxied)["CLAVIGER_HTTP_HOST"].Value == "0.0.0.0")
	expect(t, "behind the proxy", environment(proxied)["CLAVIGER_HTTP_TRUSTED_PROXIES"].Value == "10.244.0.0/16")
	expect(t, "probed plainly", proxied.Spec.Template.Spec.Containers[0].LivenessProbe.HTTPGet.Scheme == core.URISchemeHTTP)

	secure := render(t, "all").deployments["r-claviger-all"]
	container := secure.Spec.Template.Spec.Containers[0]
	mount := slices.IndexFunc(container.VolumeMounts, func(m core.VolumeMount) bool { return m.Name == "tls" })
	path := container.VolumeMounts[mount].MountPath
	expect(t, "certificate", environment(secure)["CLAVIGER_TLS_CERTIFICATE"].Value == path+"/tls.crt")
	expect(t, "key", environment(secure)["CLAVIGER_TLS_KEY"].Value == path+"/tls.key")
	expect(t, "probed over TLS", container.LivenessProbe.HTTPGet.Scheme == core.URISchemeHTTPS)
}

func TestTheSealingKeyIsMountedInEveryPod(t *testing.T) {
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, _ release) {
		pod := deployment.Spec.Template.Spec
		index := slices.IndexFunc(pod.Volumes, func(v core.Volume) bool { return v.Name == "sealing" })
		source := pod.Volumes[index].Secret
		mount := slices.IndexFunc(pod.Containers[0].VolumeMounts, func(m core.VolumeMount) bool { return m.Name == "sealing" })
		path := pod.Containers[0].VolumeMounts[mount].MountPath + "/" + source.Items[0].Path
		expect(t, "the server is told where", environment(deployment)["CLAVIGER_SEALING_KEY_FILE"].Value == path)
		expect(t, "others cannot read it", *source.DefaultMode&0o007 == 0)
	})
}

func TestBudgetsCoverWhatRunsTwice(t *testing.T) {
	made := render(t, "everything")
	names := slices.Sorted(maps.Keys(made.budgets))
	expect(t, "api, crawler (scales) and notifier", slices.Equal(names, []string{"r-keys-api", "r-keys-crawler", "r-keys-notifier"}))
	for name, budget := range made.budgets {
		expect(t, name+" selects its pods", selects(budget.Spec.Selector.MatchLabels, made.deployments[name]))
	}
}

func TestAScaledDeploymentLeavesItsReplicasToTheScaler(t *testing.T) {
	made := render(t, "everything")
	scaler, exists := made.scalers["r-keys-crawler"]
	expect(t, "one scaler", exists && len(made.scalers) == 1)
	expect(t, "its target", scaler.Spec.ScaleTargetRef.Name == "r-keys-crawler")
	expect(t, "no replicas", made.deployments["r-keys-crawler"].Spec.Replicas == nil)
	expect(t, "replicas elsewhere", *made.deployments["r-keys-notifier"].Spec.Replicas == 3)
}

func TestTheServiceAndTheIngressLeadToTheApi(t *testing.T) {
	for set, name := range map[string]string{"split": "r-claviger", "all": "r-claviger", "everything": "r-keys"} {
		made := render(t, set)
		service := made.services[name]
		for _, deployment := range made.deployments {
			front := strings.Contains(environment(deployment)["CLAVIGER_ROLES"].Value, "api")
			expect(t, set+": selects the front only", selects(service.Spec.Selector, deployment) == front)
		}
		if ingress, exists := made.ingresses[name]; exists {
			backend := ingress.Spec.Rules[0].HTTP.Paths[0].Backend.Service
			expect(t, set+": the ingress leads to it", backend.Name == name && backend.Port.Name == service.Spec.Ports[0].Name)
			expect(t, set+": over TLS", ingress.Spec.TLS[0].Hosts[0] == ingress.Spec.Rules[0].Host)
		}
	}
}

func TestWhatCannotWorkIsRefusedWithTheRemedy(t *testing.T) {
	refusals := map[string][]string{
		"database.existingSecret is empty": {"--set", "database.existingSecret="},
		"kafka.bootstrap and":              {"--set", "kafka.bootstrap="},
		"sealing.existingSecret is empty":  {"--set", "sealing.existingSecret="},
		"ingress.host is empty":            {"--set", "ingress.host="},
		"http.trustedProxies and":          {"--set-json", "http.trustedProxies=[]"},
		"'/http/trustedProxies/0'":         {"--set", "http.trustedProxies={0.0.0.0/0}"},
		"holds a user or a password":       {"--set", "database.url=jdbc:postgresql://h/d?password=x"},
		"'/database/url'":                  {"--set", "database.url=mysql://h/d"},
		"'/runAsUser'":                     {"--set", "runAsUser=0"},
		"'replicaCount' not allowed":       {"--set", "replicaCount=2"},
		"'/extraVolumeMounts/0'":           {"--set", "extraVolumeMounts[0].name=x", "--set", "extraVolumeMounts[0].mountPath=/x"},
	}
	for message, settings := range refusals {
		_, err := helm(append([]string{"template", "r", chart, "-f", "values/split.yaml"}, settings...)...)
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%v should be refused with %q, but: %v", settings, message, err)
		}
	}
}

func TestTheReadmeNamesEveryTopLevelValue(t *testing.T) {
	text, err := os.ReadFile(chart + "/values.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var values map[string]any
	if err := yaml.Unmarshal(text, &values); err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile(chart + "/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range values {
		if !regexp.MustCompile("`" + name + "[`.]").Match(readme) {
			t.Errorf("README.md does not name %s", name)
		}
	}
}

func isFrom(t *testing.T, variable core.EnvVar, secret, key string) {
	t.Helper()
	if variable.ValueFrom == nil || variable.ValueFrom.SecretKeyRef == nil {
		t.Fatalf("%s does not come from a Secret", variable.Name)
	}
	reference := variable.ValueFrom.SecretKeyRef
	expect(t, variable.Name+" from "+secret+"/"+key, reference.Name == secret && reference.Key == key)
}

func selects(labels map[string]string, deployment apps.Deployment) bool {
	for name, value := range labels {
		if deployment.Spec.Template.Labels[name] != value {
			return false
		}
	}
	return len(labels) > 0
}
