package io.claviger.engine.graph.model;

import io.claviger.engine.graph.Because;
import io.claviger.engine.graph.Because.Use;
import io.claviger.engine.graph.Condition;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Passing;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.Sensitivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes grants at their word: who may become an identity is it, and who administers a resource has what it contains. Attributes of
 * a grant that every connector may set: {@code covers} (whether it reaches what the resource contains), {@code conditions} (a list
 * of texts, or of {@code {key, operator, values}}), {@code because} (a list of texts), {@code used} (whether it ever was), and
 * {@code unseen} (whether what it writes is not seen by that).
 */
final class PlainAccess implements AccessModel {

    private static final List<String> LABELS =
            List.of("sensitivity", "classification", "data-classification", "dataClassification");
    private static final Set<String> CRITICAL = Set.of("critical", "restricted", "secret", "highly-confidential");
    private static final Set<String> SENSITIVE =
            Set.of("sensitive", "confidential", "high", "pii", "personal", "pci", "phi");

    @Override
    public List<Passage> passages(GrantFact grant) {
        if (grant.privilege() == Privilege.NONE) {
            return List.of();
        }
        return List.of(new Passage(grant.privilege(), passing(grant), because(grant)));
    }

    private static Passing passing(GrantFact grant) {
        if (grant.targetKind() != NodeKind.RESOURCE) {
            return Passing.FULL;
        }
        if (Boolean.TRUE.equals(grant.attributes().get("unseen")) && grant.privilege() == Privilege.WRITE) {
            return Passing.UNSEEN;
        }
        Object covers = grant.attributes().get("covers");
        boolean all = covers == null ? grant.privilege() == Privilege.ADMIN : covers.equals(true);
        return all ? Passing.FULL : Passing.PART;
    }

    static Because because(GrantFact grant) {
        Map<String, Object> attributes = grant.attributes();
        Object used = attributes.get("used");
        Use use = used == null ? Use.UNKNOWN : used.equals(true) ? Use.USED : Use.UNUSED;
        List<Condition> conditions = new ArrayList<>();
        for (Object condition : listOf(attributes.get("conditions"))) {
            conditions.add(condition(condition));
        }
        List<String> reasons =
                listOf(attributes.get("because")).stream().map(String::valueOf).toList();
        return new Because(grant.action(), use, reasons, conditions);
    }

    private static Condition condition(Object written) {
        if (written instanceof Map<?, ?> parts) {
            return new Condition(
                    String.valueOf(parts.get("key")),
                    String.valueOf(parts.get("operator")),
                    listOf(parts.get("values")).stream().map(String::valueOf).toList());
        }
        return new Condition(String.valueOf(written), "", List.of());
    }

    private static List<?> listOf(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    @Override
    public boolean isAdministrator(IdentityFact identity) {
        return identity.privilege() == Privilege.ADMIN;
    }

    @Override
    public boolean isSecret(ResourceFact resource) {
        return resource.kind().endsWith(".secret");
    }

    /** What a label says; without one, what is in production matters, and what is the whole of a system there most. */
    @Override
    public Sensitivity sensitivity(ResourceFact resource) {
        for (String label : LABELS) {
            Object value = resource.attributes().get(label);
            if (value != null) {
                String word = value.toString().toLowerCase(Locale.ROOT);
                return CRITICAL.contains(word)
                        ? Sensitivity.CRITICAL
                        : SENSITIVE.contains(word) ? Sensitivity.SENSITIVE : Sensitivity.ORDINARY;
            }
        }
        if (!"production".equals(resource.place().environment())) {
            return Sensitivity.ORDINARY;
        }
        return resource.parent() == null ? Sensitivity.CRITICAL : Sensitivity.SENSITIVE;
    }
}
