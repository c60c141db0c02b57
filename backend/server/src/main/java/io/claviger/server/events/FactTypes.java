package io.claviger.server.events;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of all facts that are sent. {@code docs/asyncapi.yaml} describes each of them. */
public final class FactTypes {

    private static final String PREFIX = "io.claviger.";
    private static final Set<String> ALL = Stream.of(
                    "identity.discovered",
                    "identity.changed",
                    "identity.gone",
                    "credential.discovered",
                    "credential.changed",
                    "credential.gone",
                    "exposure.found",
                    "exposure.changed",
                    "exposure.gone",
                    "resource.discovered",
                    "resource.changed",
                    "resource.gone",
                    "crawl.completed",
                    "crawl.failed",
                    "finding.opened",
                    "finding.changed",
                    "finding.resolved",
                    "usage.observed")
            .map(PREFIX::concat)
            .collect(Collectors.toUnmodifiableSet());

    private FactTypes() {}

    public static Set<String> all() {
        return ALL;
    }

    /**
     * The type that says what happened to a kind of object, such as {@code io.claviger.crawl.failed}.
     *
     * @throws IllegalArgumentException when there is none: describe it in {@code docs/asyncapi.yaml} and name it here
     */
    public static String of(String kind, String happened) {
        String type = PREFIX + kind + "." + happened;
        if (!ALL.contains(type)) {
            throw new IllegalArgumentException("No fact is of the type " + type);
        }
        return type;
    }
}
