package io.claviger.engine.access.action;

import io.claviger.engine.access.policy.Glob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All actions that are known. A service is read when it is first asked for. */
public final class Actions {

    private static final String PACKED = "actions";

    private final Map<String, String> services;
    private final Set<String> controlled;
    private final Map<String, Map<String, Action>> read = new ConcurrentHashMap<>();
    private final Map<Glob, Boolean> anyMatching = new ConcurrentHashMap<>();

    private Actions(Map<String, String> services, Set<String> controlled) {
        this.services = Map.copyOf(services);
        this.controlled = Set.copyOf(controlled);
    }

    /** Those that were packed with this engine. */
    public static Actions packed() {
        return Holder.PACKED;
    }

    /** Read once, when first asked. */
    private static final class Holder {
        static final Actions PACKED = Actions.load();
    }

    private static Actions load() {
        try (InputStream in = Actions.class.getResourceAsStream(PACKED)) {
            if (in == null) {
                throw new IllegalStateException("The reference of actions is not packed: build this module with Maven");
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Actions of(String packed) {
        Map<String, String> services = new HashMap<>();
        Set<String> controlled = ConcurrentHashMap.newKeySet();
        int at = 0;
        while (at < packed.length()) {
            int end = packed.indexOf('\n', at);
            String[] head = packed.substring(at, end).split("\t", -1);
            int next = packed.indexOf("\nS\t", end);
            services.put(head[1], packed.substring(end + 1, next < 0 ? packed.length() : next));
            if (head[2].equals("1")) {
                controlled.add(head[1]);
            }
            at = next < 0 ? packed.length() : next + 1;
        }
        return new Actions(services, controlled);
    }

    /**
     * Null when there is no such action.
     *
     * @param action in lower case, {@code service:operation}
     */
    public @Nullable Action find(String action) {
        int colon = action.indexOf(':');
        return colon < 0 ? null : ofService(action.substring(0, colon)).get(action.substring(colon + 1));
    }

    /** Those that a pattern, in lower case, stands for. */
    public List<Action> matching(Glob pattern) {
        String text = pattern.toString();
        int colon = text.indexOf(':');
        String service = colon < 0 ? text : text.substring(0, colon);
        Glob services = Glob.text(service);
        return this.services.keySet().stream()
                .filter(services::matches)
                .sorted()
                .flatMap(one -> ofService(one).entrySet().stream()
                        .filter(entry -> pattern.matches(one + ':' + entry.getKey()))
                        .map(Map.Entry::getValue))
                .toList();
    }

    /** Whether a pattern, in lower case, stands for any. */
    public boolean hasMatching(Glob pattern) {
        String literal = pattern.literal();
        return literal != null
                ? find(literal) != null
                : anyMatching.computeIfAbsent(pattern, one -> !matching(one).isEmpty());
    }

    public boolean hasService(String service) {
        return services.containsKey(service);
    }

    /** Whether resource control policies apply to the service's resources. */
    public boolean underResourceControl(String service) {
        return controlled.contains(service);
    }

    private Map<String, Action> ofService(String service) {
        Map<String, Action> known = read.get(service);
        if (known == null) {
            String packed = services.get(service);
            known = packed == null ? Map.of() : ServiceReader.read(service, packed);
            if (packed != null) {
                read.put(service, known);
            }
        }
        return known;
    }
}
