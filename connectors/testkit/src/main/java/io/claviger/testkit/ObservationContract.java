package io.claviger.testkit;

import static io.claviger.testkit.Crawls.crawl;
import static io.claviger.testkit.Crawls.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Connector;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every observation looks like: guarantee 8 of {@link Connector}, and the words of {@link Observation}. */
public interface ObservationContract {

    Peer peer();

    @Test
    default void contract8NeverStandsInForAFactThatItDoesNotKnow() throws Exception {
        // When
        List<Observation> observations = everything();

        // Then
        Instant now = Instant.now();
        for (Observation observation : observations) {
            assertThat(pastInstants(observation))
                    .as(observation.toString())
                    .allMatch(instant -> instant.isAfter(Instant.EPOCH) && instant.isBefore(now.plusSeconds(3600)));
            assertThat(names(observation)).as(observation.toString()).allMatch(name -> !name.isBlank());
        }
    }

    @Test
    default void namesEveryObjectByItsOwnTypeAndHoldsOnlyPlainAttributes() throws Exception {
        // Given
        String type = peer().factory().type();

        // When
        List<Observation> observations = everything();

        // Then
        assertThat(observations).isNotEmpty();
        for (Observation observation : observations) {
            assertThat(refs(observation)).allMatch(ref -> ref.kind().startsWith(type + "."));
            assertThat(attributes(observation).values())
                    .as(observation.toString())
                    .allMatch(ObservationContract::isPlain);
            assertThat(observation.toString()).doesNotContain(peer().canary());
        }
    }

    @Test
    default void observesTheSubjectAndTheTargetOfEveryEdge() throws Exception {
        // When
        List<Observation> observations = everything();

        // Then
        Set<ObjectRef> known = new HashSet<>();
        for (Observation observation : observations) {
            if (!(observation instanceof GrantSeen)) {
                known.add(observation.ref());
            }
        }
        assertThat(observations.stream().filter(GrantSeen.class::isInstance).flatMap(ObservationContract::refs))
                .allMatch(known::contains);
    }

    private List<Observation> everything() throws Exception {
        List<Observation> observations = new ArrayList<>();
        try (Connector connector = peer().factory().open(peer().settings())) {
            for (Scope scope : run(connector::scopes)) {
                observations.addAll(crawl(connector, scope, null).observations());
            }
        }
        return observations;
    }

    private static Stream<ObjectRef> refs(Observation observation) {
        return switch (observation) {
            case IdentitySeen seen -> Stream.of(seen.ref());
            case CredentialSeen seen -> Stream.of(seen.ref(), seen.identity()).filter(Objects::nonNull);
            case ResourceSeen seen -> Stream.of(seen.ref(), seen.parent()).filter(Objects::nonNull);
            case GrantSeen seen -> Stream.of(seen.ref(), seen.target());
            case OwnershipSeen seen -> Stream.of(seen.ref());
            case ConsumerSeen seen -> Stream.of(seen.ref(), seen.uses());
        };
    }

    private static Stream<Instant> pastInstants(Observation observation) {
        return switch (observation) {
            case IdentitySeen seen -> present(seen.createdAt(), seen.lastUsedAt());
            case CredentialSeen seen -> present(seen.createdAt(), seen.lastUsedAt(), seen.lastRotatedAt());
            case ConsumerSeen seen -> present(seen.lastSeenAt());
            case OwnershipSeen seen -> present(seen.at());
            case ResourceSeen seen -> Stream.of();
            case GrantSeen seen -> Stream.of();
        };
    }

    private static Stream<Instant> present(@Nullable Instant... instants) {
        return Stream.of(instants).filter(Objects::nonNull);
    }

    private static Stream<String> names(Observation observation) {
        return switch (observation) {
            case IdentitySeen seen -> Stream.of(seen.name());
            case CredentialSeen seen -> Stream.of(seen.name());
            case ResourceSeen seen -> Stream.of(seen.name());
            case GrantSeen seen -> Stream.of(seen.action());
            case OwnershipSeen seen ->
                Stream.of(seen.owner().key(), seen.owner().name(), seen.evidence());
            case ConsumerSeen seen -> Stream.of(seen.name());
        };
    }

    private static Map<String, Object> attributes(Observation observation) {
        return switch (observation) {
            case IdentitySeen seen -> seen.attributes();
            case CredentialSeen seen -> seen.attributes();
            case ResourceSeen seen -> seen.attributes();
            case GrantSeen seen -> seen.attributes();
            case OwnershipSeen seen -> Map.of();
            case ConsumerSeen seen -> seen.attributes();
        };
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Double
                || value instanceof List<?> list && list.stream().allMatch(ObservationContract::isPlain)
                || value instanceof Map<?, ?> map
                        && map.keySet().stream().allMatch(String.class::isInstance)
                        && map.values().stream().allMatch(ObservationContract::isPlain);
    }
}
