package io.claviger.server.graph;

import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.model.EstateModel.Standing;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Step;
import io.claviger.engine.graph.reach.Without;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the graph says of each identity whose rights are decided together with others. */
@ApplicationScoped
class Verdicts {

    private static final int LONGEST_PATH = 2000;

    private final LiveGraph live;
    private final Names names;
    private final GraphConfig config;

    Verdicts(LiveGraph live, Names names, GraphConfig config) {
        this.live = live;
        this.names = names;
        this.config = config;
    }

    /** @param version of the graph; @param moved whether it is another than was asked about, and there are verdicts */
    record Judged(long version, boolean moved, Map<UUID, AccessVerdict> verdicts) {}

    private record Found(
            long version,
            boolean moved,
            Map<UUID, Standing> standings,
            Set<UUID> administrators,
            Map<UUID, List<Step>> ways) {}

    /** Judges all, unless the graph is still the one of this version. */
    Judged unless(long version) {
        Found found = live.look(view ->
                view.version() == version ? new Found(version, false, Map.of(), Set.of(), Map.of()) : look(view));
        return new Judged(found.version(), found.moved(), verdicts(found));
    }

    private Found look(LiveGraph.View view) {
        Map<UUID, Standing> standings = view.standings();
        Set<UUID> identities = standings.keySet();
        Escalation escalation =
                Escalation.of(view.graph(), Without.NOTHING, new Limits(config.deepest(), config.states()));
        return new Found(
                view.version(),
                true,
                standings,
                identities.stream().filter(escalation::isAdministrator).collect(Collectors.toSet()),
                escalation.ways(identities));
    }

    private Map<UUID, AccessVerdict> verdicts(Found found) {
        Map<UUID, Names.Named> named = names.of(ends(found.ways().values()));
        Map<UUID, AccessVerdict> verdicts = new HashMap<>();
        found.standings().forEach((id, standing) -> {
            List<Step> way = found.ways().get(id);
            verdicts.put(
                    id,
                    new AccessVerdict(
                            found.administrators().contains(id),
                            way != null,
                            way == null ? null : path(way, named),
                            standing.open(),
                            joined(standing.strangers(), "; "),
                            joined(standing.unused(), ", "),
                            standing.problems()));
        });
        return verdicts;
    }

    private static @Nullable String joined(List<String> texts, String between) {
        return texts.isEmpty() ? null : String.join(between, texts);
    }

    private static Map<NodeKind, List<UUID>> ends(Collection<List<Step>> ways) {
        Map<NodeKind, Set<UUID>> ends = new EnumMap<>(NodeKind.class);
        ways.forEach(way -> way.forEach(step -> ends.computeIfAbsent(step.to().kind(), kind -> new HashSet<>())
                .add(step.to().id())));
        Map<NodeKind, List<UUID>> lists = new EnumMap<>(NodeKind.class);
        ends.forEach((kind, ids) -> lists.put(kind, List.copyOf(ids)));
        return lists;
    }

    /** {@code assume-role deploy [by what allows it] if a condition, then administrator 111122223333}. */
    private static String path(List<Step> way, Map<UUID, Names.Named> named) {
        List<String> steps = new ArrayList<>();
        for (Step step : way) {
            steps.add(
                    step.because().action() + " " + name(named.get(step.to().id())) + reasons(step) + conditions(step));
        }
        String path = String.join(", then ", steps);
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH - 1) + "…";
    }

    private static String name(Names.@Nullable Named named) {
        return named == null ? "what is not in the catalog any more" : named.name();
    }

    private static String reasons(Step step) {
        List<String> reasons = step.because().reasons();
        return reasons.isEmpty() ? "" : " [" + String.join("; ", reasons) + "]";
    }

    private static String conditions(Step step) {
        return step.because().conditions().isEmpty()
                ? ""
                : step.because().conditions().stream()
                        .map(one ->
                                (one.key() + " " + one.operator() + " " + String.join(" or ", one.values())).strip())
                        .collect(Collectors.joining(" and ", " if ", ""));
    }
}
