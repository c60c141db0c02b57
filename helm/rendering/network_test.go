package rendering

import (
	"net/netip"
	"testing"

	apps "k8s.io/api/apps/v1"
	networking "k8s.io/api/networking/v1"
)

func TestANetworkPolicySelectsEveryPodBothWays(t *testing.T) {
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, made release) {
		policy, exists := made.policies[deployment.Name]
		expect(t, "it has a policy", exists)
		expect(t, "the policy selects its pods", selects(policy.Spec.PodSelector.MatchLabels, deployment))
		expect(t, "both ways", len(policy.Spec.PolicyTypes) == 2)
		for name, other := range made.deployments {
			expect(t, "and no other pods", name == deployment.Name || !selects(policy.Spec.PodSelector.MatchLabels, other))
		}
	})
}

func TestMetadataServicesAreNeverReached(t *testing.T) {
	addresses := []string{"169.254.169.254", "169.254.170.2", "100.100.100.200", "fe80::1", "fd00:ec2::254"}
	inEverySet(t, func(t *testing.T, deployment apps.Deployment, made release) {
		for _, address := range addresses {
			if reaches(made.policies[deployment.Name], address, 443) || reaches(made.policies[deployment.Name], address, 80) {
				t.Errorf("%s can be reached", address)
			}
		}
	})
}

func TestEachRoleReachesWhatItNeedsAndNoMore(t *testing.T) {
	const webhook, source, database = "203.0.113.7", "192.168.4.5", "10.1.2.3"
	made := render(t, "everything")
	reach := func(role, address string, port int32) bool {
		return reaches(made.policies["r-keys-"+role], address, port)
	}

	for _, role := range []string{"api", "crawler", "evaluator", "rotator", "notifier"} {
		expect(t, role+" reaches its database", reach(role, database, 6432))
		expect(t, role+" reaches the extra rule", reach(role, "10.9.9.9", 8200))
	}
	expect(t, "the notifier sends webhooks", reach("notifier", webhook, 443))
	expect(t, "the notifier reaches no source", !reach("notifier", source, 5432))
	expect(t, "the evaluator sends nothing", !reach("evaluator", webhook, 443))
	expect(t, "the crawler reaches sources", reach("crawler", source, 5432))
	expect(t, "the crawler reaches no other ports", !reach("crawler", source, 25))
}

func TestOnlyTheApiIsOpenToClients(t *testing.T) {
	made := render(t, "split")
	for name, policy := range made.policies {
		expect(t, name, (len(policy.Spec.Ingress) > 0) == (name == "r-claviger-api"))
	}
	monitored := render(t, "everything")
	crawler := monitored.policies["r-keys-crawler"].Spec.Ingress
	expect(t, "metrics may be read", len(crawler) == 1 && len(crawler[0].From) == 1)
	expect(t, "clients and metrics", len(monitored.policies["r-keys-api"].Spec.Ingress[0].From) == 2)
}

func TestNoPolicyWhenSwitchedOff(t *testing.T) {
	expect(t, "none", len(render(t, "split", "--set", "networkPolicy.enabled=false").policies) == 0)
}

func reaches(policy networking.NetworkPolicy, address string, port int32) bool {
	for _, rule := range policy.Spec.Egress {
		if !allowsPort(rule.Ports, port) {
			continue
		}
		for _, peer := range rule.To {
			if peer.IPBlock != nil && contains(*peer.IPBlock, netip.MustParseAddr(address)) {
				return true
			}
		}
	}
	return false
}

func allowsPort(ports []networking.NetworkPolicyPort, port int32) bool {
	for _, allowed := range ports {
		if allowed.Port.IntVal == port && string(*allowed.Protocol) == "TCP" {
			return true
		}
	}
	return len(ports) == 0
}

func contains(block networking.IPBlock, address netip.Addr) bool {
	if !netip.MustParsePrefix(block.CIDR).Contains(address) {
		return false
	}
	for _, except := range block.Except {
		if netip.MustParsePrefix(except).Contains(address) {
			return false
		}
	}
	return true
}
