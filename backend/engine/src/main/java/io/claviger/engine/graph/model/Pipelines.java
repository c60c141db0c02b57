package io.claviger.engine.graph.model;

import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Repositories whose pipelines are trusted elsewhere: who writes the code that a pipeline runs has what its tokens open. A subject of
 * tokens is an identity with the attributes {@code provider} and {@code subject}; a repository says in {@code remote}, or else in its
 * name, where it is hosted.
 *
 * <p>Sources: <a href="https://docs.github.com/en/actions/reference/security/oidc">OpenID Connect reference of GitHub</a>, <a
 * href="https://docs.gitlab.com/ci/cloud_services/">Connect to cloud services, of GitLab</a>.
 */
final class Pipelines implements EstateModel {

    private static final String ACTION = "pipeline-token";
    private static final String REPOSITORY = ".repository";

    @Override
    public boolean looksAt(GraphFact fact) {
        return switch (fact) {
            case IdentityFact identity -> TokenSubject.of(identity) != null;
            case ResourceFact resource -> resource.kind().endsWith(REPOSITORY) && HostedRepository.of(resource) != null;
            case GrantFact _, GraphFact.CredentialFact _ -> false;
            case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> false;
        };
    }

    @Override
    public Deciding begin() {
        return new Begun();
    }

    private static final class Begun implements Deciding {

        private final Map<UUID, ResourceFact> repositories = new TreeMap<>();
        private final Map<UUID, IdentityFact> subjects = new TreeMap<>();
        private final Map<UUID, Map<UUID, GrantFact>> grants = new HashMap<>();
        private final Set<UUID> moved = new HashSet<>();

        @Override
        public void take(GraphFact fact, boolean gone) {
            switch (fact) {
                case ResourceFact repository -> AwsNames.take(repositories, repository, gone);
                case IdentityFact subject -> AwsNames.take(subjects, subject, gone);
                case GrantFact _, GraphFact.CredentialFact _ -> {}
                case GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> {}
            }
            moved.add(fact.id());
        }

        @Override
        public Map<String, Decided> settle(Instant now) {
            Set<UUID> again = new HashSet<>();
            Set<UUID> known = new HashSet<>(repositories.keySet());
            known.addAll(grants.keySet());
            for (UUID repository : known) {
                if (moved.contains(repository)
                        ? decide(repository, subjects.keySet())
                        : !moved.isEmpty() && decide(repository, moved)) {
                    again.add(repository);
                }
            }
            moved.clear();
            Map<String, Decided> decided = new HashMap<>();
            again.forEach(repository -> decided.put(
                    repository.toString(),
                    new Decided(
                            List.copyOf(
                                    grants.getOrDefault(repository, Map.of()).values()),
                            Map.of(),
                            Map.of())));
            return decided;
        }

        /** Whether anything is another than before. */
        private boolean decide(UUID repository, Set<UUID> of) {
            ResourceFact fact = repositories.get(repository);
            Map<UUID, GrantFact> before = grants.getOrDefault(repository, Map.of());
            Map<UUID, GrantFact> after = new TreeMap<>();
            if (fact != null) {
                after.putAll(before);
                of.forEach(subject -> {
                    after.remove(subject);
                    IdentityFact identity = subjects.get(subject);
                    GrantFact grant = identity == null ? null : grant(fact, identity);
                    if (grant != null) {
                        after.put(subject, grant);
                    }
                });
            }
            if (after.isEmpty()) {
                grants.remove(repository);
            } else {
                grants.put(repository, after);
            }
            return !after.equals(before);
        }

        private static @Nullable GrantFact grant(ResourceFact repository, IdentityFact identity) {
            HostedRepository hosted = HostedRepository.of(repository);
            TokenSubject subject = TokenSubject.of(identity);
            if (hosted == null || subject == null || !subject.isOf(hosted)) {
                return null;
            }
            UUID id = UUID.nameUUIDFromBytes((repository.id() + " " + identity.id()).getBytes(StandardCharsets.UTF_8));
            Map<String, Object> attributes = Map.of(
                    "because",
                    List.of("tokens of its pipelines have subjects that begin with " + subject.beginning(hosted)),
                    "conditions",
                    List.of(Map.of(
                            "key",
                            subject.issuer() + ":sub",
                            "operator",
                            "StringLike",
                            "values",
                            List.of(subject.pattern()))));
            return new GrantFact(
                    id,
                    repository.place(),
                    repository.id(),
                    ACTION,
                    identity.id(),
                    NodeKind.IDENTITY,
                    Privilege.ADMIN,
                    attributes);
        }
    }

    /** @param path {@code owner/name}, or deeper */
    private record HostedRepository(String host, String path) {

        /** Null where nothing says where it is hosted. */
        static @Nullable HostedRepository of(ResourceFact resource) {
            Object remote = resource.attributes().get("remote");
            String url = remote == null ? resource.externalId() : remote.toString();
            String rest = url.replaceFirst("^[a-z+]+://", "").replaceFirst("^[^/@]*@", "");
            int end = rest.indexOf(url.contains("://") ? '/' : ':');
            if (end <= 0 || rest.indexOf('.') < 0 || rest.indexOf('.') > end) {
                return null;
            }
            String host = rest.substring(0, end).replaceFirst(":[0-9]+$", "");
            String path = rest.substring(end + 1).replaceFirst("^/+", "").replaceFirst("(\\.git)?/*$", "");
            return path.indexOf('/') < 0 ? null : new HostedRepository(host, path);
        }
    }

    /** @param issuer as conditions name it; @param pattern of the subject */
    private record TokenSubject(String issuer, String pattern) {

        private static final String GITHUB_ISSUER = "token.actions.githubusercontent.com";
        private static final String GITHUB = "github.com";

        /** Null of what is no subject of tokens. */
        static @Nullable TokenSubject of(IdentityFact identity) {
            Object provider = identity.attributes().get("provider");
            Object subject = identity.attributes().get("subject");
            if (provider == null || subject == null || provider.toString().contains("saml-provider")) {
                return null;
            }
            String named = provider.toString();
            int at = named.indexOf("oidc-provider/");
            return new TokenSubject(
                    at < 0 ? named : named.substring(at + "oidc-provider/".length()), subject.toString());
        }

        boolean isOf(HostedRepository repository) {
            boolean github = issuer.equals(GITHUB_ISSUER);
            String host = github ? GITHUB : issuer.replaceFirst("/.*$", "");
            return host.equalsIgnoreCase(repository.host())
                    && Glob.text(pattern).and(Glob.text(beginning(repository) + "*")) != null;
        }

        String beginning(HostedRepository repository) {
            String kind = issuer.equals(GITHUB_ISSUER) ? "repo:" : "project_path:";
            return kind + repository.path() + ":";
        }
    }
}
