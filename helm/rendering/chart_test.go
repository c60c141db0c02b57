// Package rendering renders the chart with the real Helm and reads what comes out into Kubernetes' own types: a field
// that Kubernetes does not know is an error here, not in somebody's cluster.
package rendering

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	autoscaling "k8s.io/api/autoscaling/v2"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	"sigs.k8s.io/yaml"
)

const chart = "../claviger"

var valueSets = []string{"split", "all", "everything"}

// release is all that one rendering made.
type release struct {
	deployments map[string]apps.Deployment
	policies    map[string]networking.NetworkPolicy
	budgets     map[string]policy.PodDisruptionBudget
	scalers     map[string]autoscaling.HorizontalPodAutoscaler
	services    map[string]core.Service
	accounts    map[string]core.ServiceAccount
	ingresses   map[string]networking.Ingress
}

func helm(arguments ...string) (string, error) {
	binary := os.Getenv("HELM")
	if binary == "" {
		binary = "helm"
	}
	command := exec.Command(binary, arguments...)
	var out, err bytes.Buffer
	command.Stdout, command.Stderr = &out, &err
	if failure := command.Run(); failure != nil {
		return out.String(), fmt.Errorf("%w: %s", failure, err.String())
	}
	return out.String(), nil
}

func render(t *testing.T, set string, more ...string) release {
	t.Helper()
	arguments := append([]string{"template", "r", chart, "--namespace", "n", "-f", "values/" + set + ".yaml"}, more...)
	text, err := helm(arguments...)
	if err != nil {
		t.Fatal(err)
	}
	made := release{
		map[string]apps.Deployment{}, map[string]networking.NetworkPolicy{}, map[string]policy.PodDisruptionBudget{},
		map[string]autoscaling.HorizontalPodAutoscaler{}, map[string]core.Service{}, map[string]core.ServiceAccount{},
		map[string]networking.Ingress{},
	}
	for _, document := range strings.Split("\n"+text, "\n---") {
		made.add(t, document)
	}
	return made
}

func (r release) add(t *testing.T, document string) {
	t.Helper()
	var head struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
		Metadata   struct {
			Name string `json:"name"`
		} `json:"metadata"`
	}
	if err := yaml.Unmarshal([]byte(document), &head); err != nil {
		t.Fatalf("not YAML: %v\n%s", err, document)
	}
	name := head.Metadata.Name
	switch head.APIVersion + " " + head.Kind {
	case " ":
	case "apps/v1 Deployment":
		r.deployments[name] = strict[apps.Deployment](t, document)
	case "networking.k8s.io/v1 NetworkPolicy":
		r.policies[name] = strict[networking.NetworkPolicy](t, document)
	case "policy/v1 PodDisruptionBudget":
		r.budgets[name] = strict[policy.PodDisruptionBudget](t, document)
	case "autoscaling/v2 HorizontalPodAutoscaler":
		r.scalers[name] = strict[autoscaling.HorizontalPodAutoscaler](t, document)
	case "v1 Service":
		r.services[name] = strict[core.Service](t, document)
	case "v1 ServiceAccount":
		r.accounts[name] = strict[core.ServiceAccount](t, document)
	case "networking.k8s.io/v1 Ingress":
		r.ingresses[name] = strict[networking.Ingress](t, document)
	default:
		t.Fatalf("%s %s is not expected of this chart", head.APIVersion, head.Kind)
	}
}

func strict[T any](t *testing.T, document string) T {
	t.Helper()
	var object T
	if err := yaml.UnmarshalStrict([]byte(document), &object); err != nil {
		t.Fatalf("Kubernetes would not take this: %v\n%s", err, document)
	}
	return object
}

func environment(deployment apps.Deployment) map[string]core.EnvVar {
	variables := map[string]core.EnvVar{}
	for _, variable := range deployment.Spec.Template.Spec.Containers[0].Env {
		variables[variable.Name] = variable
	}
	return variables
}

// inEverySet runs a check over every Deployment of every set of values.
func inEverySet(t *testing.T, check func(t *testing.T, deployment apps.Deployment, made release)) {
	t.Helper()
	for _, set := range valueSets {
		made := render(t, set)
		if len(made.deployments) == 0 {
			t.Fatalf("%s renders no Deployment", set)
		}
		for name, deployment := range made.deployments {
			t.Run(set+"/"+name, func(t *testing.T) { check(t, deployment, made) })
		}
	}
}
