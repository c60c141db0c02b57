package rendering

import (
	"slices"
	"strings"
	"testing"

	apps "k8s.io/api/apps/v1"
	core "k8s.io/api/core/v1"
)

func TestEveryContainerIsConfined(t *testing.T) {
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, _ release) {
		pod := deployment.Spec.Template.Spec
		if len(pod.InitContainers) != 0 || len(pod.Containers) != 1 {
			t.Fatal("a pod has one container; check the others here too")
		}
		own, of := pod.SecurityContext, pod.Containers[0].SecurityContext
		expect(t, "runAsNonRoot", *own.RunAsNonRoot)
		expect(t, "a user that is not root", *own.RunAsUser > 0 && *own.RunAsGroup > 0)
		expect(t, "seccomp RuntimeDefault", own.SeccompProfile.Type == core.SeccompProfileTypeRuntimeDefault)
		expect(t, "readOnlyRootFilesystem", *of.ReadOnlyRootFilesystem)
		expect(t, "no privilege escalation", !*of.AllowPrivilegeEscalation && !*of.Privileged)
		expect(t, "no capabilities", slices.Equal(of.Capabilities.Drop, []core.Capability{"ALL"}) && len(of.Capabilities.Add) == 0)
		expect(t, "no host namespaces", !pod.HostNetwork && !pod.HostPID && !pod.HostIPC)
	})
}

func TestPodsGetNoTokenAndNoServiceLinks(t *testing.T) {
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, made release) {
		pod := deployment.Spec.Template.Spec
		expect(t, "no token in the pod", !*pod.AutomountServiceAccountToken)
		expect(t, "no service links", !*pod.EnableServiceLinks)
		account, exists := made.accounts[pod.ServiceAccountName]
		expect(t, "its service account is made", exists)
		expect(t, "no token in the account", !*account.AutomountServiceAccountToken)
	})
}

func TestOnlyHomeAndTmpCanBeWritten(t *testing.T) {
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, _ release) {
		pod := deployment.Spec.Template.Spec
		writable := map[string]string{}
		for _, mount := range pod.Containers[0].VolumeMounts {
			if !mount.ReadOnly {
				writable[mount.MountPath] = mount.Name
			}
		}
		expect(t, "two writable mounts", len(writable) == 2)
		for path, name := range writable {
			index := slices.IndexFunc(pod.Volumes, func(volume core.Volume) bool { return volume.Name == name })
			expect(t, path+" is an emptyDir with a limit", pod.Volumes[index].EmptyDir.SizeLimit.Value() > 0)
		}
		home := environment(deployment)["CLAVIGER_HOME"].Value
		expect(t, "CLAVIGER_HOME and /tmp", writable[home] == "home" && writable["/tmp"] == "tmp")
	})
}

func TestEveryContainerIsProbedAndLimited(t *testing.T) {
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, _ release) {
		container := deployment.Spec.Template.Spec.Containers[0]
		probes := map[string]*core.Probe{
			"/q/health/started": container.StartupProbe,
			"/q/health/ready":   container.ReadinessProbe,
			"/q/health/live":    container.LivenessProbe,
		}
		for path, probe := range probes {
			expect(t, path, probe.HTTPGet.Path == path && probe.HTTPGet.Port.StrVal == container.Ports[0].Name)
		}
		expect(t, "memory is limited", container.Resources.Limits.Memory().Value() > 0)
		expect(t, "cpu is requested", container.Resources.Requests.Cpu().MilliValue() > 0)
	})
}

func TestNoSecretValueIsInTheEnvironment(t *testing.T) {
	secret := []string{"CLAVIGER_DATABASE_USER", "CLAVIGER_DATABASE_PASSWORD", "CLAVIGER_ADMIN_PASSWORD"}
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, _ release) {
		for _, variable := range deployment.Spec.Template.Spec.Containers[0].Env {
			named := slices.Contains(secret, variable.Name) || strings.HasSuffix(variable.Name, "_PASSWORD")
			if named && (variable.Value != "" || variable.ValueFrom == nil || variable.ValueFrom.SecretKeyRef == nil) {
				t.Errorf("%s does not come from a Secret", variable.Name)
			}
		}
		variables := environment(deployment)
		expect(t, "the password is there", variables["CLAVIGER_DATABASE_PASSWORD"].ValueFrom != nil)
		expect(t, "the user is there", variables["CLAVIGER_DATABASE_USER"].ValueFrom != nil)
	})
}

func expect(t *testing.T, what string, holds bool) {
	t.Helper()
	if !holds {
		t.Errorf("does not hold: %s", what)
	}
}
