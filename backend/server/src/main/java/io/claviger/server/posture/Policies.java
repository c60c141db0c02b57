package io.claviger.server.posture;

import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.Policy;
import io.claviger.engine.posture.Severity;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** What people do with policies. A change is evaluated over its whole kind by a job. */
@ApplicationScoped
public class Policies {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TEXT = 4_000;

    private final Database database;
    private final PolicyStore store;
    private final Jobs jobs;
    private final Audit audit;

    Policies(Database database, PolicyStore store, Jobs jobs, Audit audit) {
        this.database = database;
        this.store = store;
        this.jobs = jobs;
        this.audit = audit;
    }

    /** A policy as somebody wants it. */
    public record Draft(
            @Nullable String id,
            String title,
            String kind,
            Severity severity,
            String expression,
            String description,
            String remedy,
            List<FrameworkItem> frameworks,
            boolean enabled) {}

    public StoredPolicy get(String id) {
        return store.find(id).orElseThrow(() -> missing(id));
    }

    /** Answers its id. */
    public String create(Draft draft) {
        return database.inTransaction(() -> {
            String id = draft.id() == null ? freeSlug(draft.title()) : slug(draft.id());
            Policy policy = policy(id, draft);
            if (!store.insert(policy, false, draft.enabled())) {
                throw Refusal.conflict("policy-exists", "There is a policy " + id + " already: choose another id");
            }
            audit.record("policy.created", "policy", null, details(policy, draft.enabled()));
            EvaluatePolicy.enqueue(jobs, id, 1);
            return id;
        });
    }

    /**
     * Replaces it. Of a builtin policy only {@code enabled} may differ.
     *
     * @param seen refuses the revision that is there, if the caller has seen another
     */
    public void update(String id, Draft draft, LongConsumer seen) {
        database.inTransaction(() -> {
            StoredPolicy old = locked(id, seen);
            Policy policy = policy(id, draft);
            if (old.builtin()) {
                sameButForEnabled(old.policy(), policy);
                setEnabled(old, draft.enabled());
                return id;
            }
            if (!old.policy().kind().equals(policy.kind())) {
                throw Refusal.invalid(
                        "policy-kind-fixed",
                        "A policy keeps its kind, or its findings would lose their objects: make a new one",
                        new Refusal.Place("/kind", "is " + old.policy().kind()));
            }
            if (store.update(policy, draft.enabled())) {
                audit.record("policy.changed", "policy", null, details(policy, draft.enabled()));
                EvaluatePolicy.enqueue(jobs, id, old.revision() + 1);
            }
            return id;
        });
    }

    /** Switches it on or off, whoever wrote it. */
    public void enable(String id, boolean enabled, LongConsumer seen) {
        database.inTransaction(() -> {
            setEnabled(locked(id, seen), enabled);
            return id;
        });
    }

    /** Deletes one that was written here. Its findings are resolved. */
    public void delete(String id, LongConsumer seen) {
        database.inTransaction(() -> {
            StoredPolicy old = locked(id, seen);
            if (old.builtin()) {
                throw Refusal.conflict(
                        "policy-builtin",
                        "The policy " + id + " comes with Claviger and cannot be deleted: switch it off");
            }
            store.delete(id);
            audit.record("policy.deleted", "policy", null, details(old.policy(), old.enabled()));
            EvaluatePolicy.enqueue(jobs, id, old.revision() + 1);
            return id;
        });
    }

    private void setEnabled(StoredPolicy old, boolean enabled) {
        if (old.enabled() != enabled) {
            store.enable(old.id(), enabled);
            audit.record(enabled ? "policy.enabled" : "policy.disabled", "policy", null, Map.of("id", old.id()));
            EvaluatePolicy.enqueue(jobs, old.id(), old.revision() + 1);
        }
    }

    private StoredPolicy locked(String id, LongConsumer seen) {
        StoredPolicy old = store.lock(id).orElseThrow(() -> missing(id));
        seen.accept(old.revision());
        return old;
    }

    private static void sameButForEnabled(Policy old, Policy wanted) {
        boolean same = old.title().equals(wanted.title())
                && old.kind().equals(wanted.kind())
                && old.severity() == wanted.severity()
                && old.expression().text().equals(wanted.expression().text());
        if (!same) {
            throw Refusal.conflict(
                    "policy-builtin",
                    "The policy " + old.id()
                            + " comes with Claviger: it can be switched off, and a copy of it changed");
        }
    }

    private static Policy policy(String id, Draft draft) {
        atMost("title", draft.title(), LONGEST_TITLE);
        atMost("description", draft.description(), LONGEST_TEXT);
        atMost("remedy", draft.remedy(), LONGEST_TEXT);
        if (draft.title().isBlank()) {
            throw Refusal.invalid(
                    "policy-title-missing", "Give the policy a title", new Refusal.Place("/title", "is empty"));
        }
        CompiledExpression expression = Expressions.policy(draft.kind(), draft.expression());
        return new Policy(
                id,
                draft.title().strip(),
                draft.kind(),
                draft.severity(),
                expression,
                draft.description(),
                draft.remedy(),
                draft.frameworks(),
                List.of());
    }

    private static void atMost(String member, String text, int longest) {
        if (text.length() > longest) {
            throw Refusal.invalid(
                    "text-too-long",
                    "The " + member + " has more than " + longest + " characters",
                    new Refusal.Place("/" + member, "at most " + longest + " characters"));
        }
    }

    private String freeSlug(String title) {
        String wanted = slug(title);
        String free = wanted;
        for (int i = 2; store.find(free).isPresent(); i++) {
            free = wanted + "-" + i;
        }
        return free;
    }

    /** Lower case letters, digits and dashes. */
    private static String slug(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        String slug =
                plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        String cut = slug.length() > 60 ? slug.substring(0, 60).replaceAll("-+$", "") : slug;
        return cut.isEmpty() ? "policy" : cut;
    }

    private static Map<String, ?> details(Policy policy, boolean enabled) {
        return Map.of(
                "id", policy.id(),
                "title", policy.title(),
                "kind", policy.kind(),
                "severity", policy.severity().name(),
                "expression", policy.expression().text(),
                "enabled", enabled);
    }

    private static Refusal missing(String id) {
        return Refusal.of(Refusal.Kind.NOT_FOUND, "policy-not-found", "There is no policy " + id);
    }
}
