package io.claviger.engine.access.escalation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A way in which a service lets its user act as a role.
 *
 * @param passes whether the role is handed over with {@code iam:PassRole}
 * @param administers whether it leads to every right at once, by no role of the account
 * @param services of which the role must trust one
 * @param profile whether the role must be in an instance profile
 * @param actions all of which are needed
 * @param exists what must be there already, in words; null when all of it can be made
 * @param doc the vendor's page
 */
record Technique(
        String id,
        boolean passes,
        boolean administers,
        List<String> services,
        boolean profile,
        List<String> actions,
        @Nullable String exists,
        String doc) {

    private static final String FILE = "/access/techniques.yaml";

    static List<Technique> all() {
        return Holder.ALL;
    }

    /** Read once, when first asked. */
    private static final class Holder {
        static final List<Technique> ALL = read();
    }

    private static List<Technique> read() {
        try (InputStream in = Technique.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not packed");
            }
            List<Technique> all = new ArrayList<>();
            for (Object one :
                    (List<?>) new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(in)) {
                all.add(of((Map<?, ?>) one));
            }
            return List.copyOf(all);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Technique of(Map<?, ?> written) {
        Object exists = written.get("exists");
        return new Technique(
                String.valueOf(written.get("id")),
                Boolean.TRUE.equals(written.get("passes")),
                Boolean.TRUE.equals(written.get("administers")),
                texts(written.get("services")),
                Boolean.TRUE.equals(written.get("profile")),
                texts(written.get("actions")),
                exists == null ? null : exists.toString(),
                String.valueOf(written.get("doc")));
    }

    private static List<String> texts(@Nullable Object written) {
        return written instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
