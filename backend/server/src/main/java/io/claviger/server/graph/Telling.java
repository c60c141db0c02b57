package io.claviger.server.graph;

import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.reach.Reach;
import io.claviger.engine.graph.reach.Step;
import io.claviger.server.graph.GraphEdge.GraphCondition;
import io.claviger.server.graph.ReachAnswer.AccountCount;
import io.claviger.server.graph.ReachAnswer.EnvironmentCount;
import io.claviger.server.graph.ReachAnswer.PersonCount;
import io.claviger.server.graph.ReachAnswer.ReachCounts;
import io.claviger.server.graph.ReachAnswer.ReachedObject;
import io.claviger.server.graph.ReachAnswer.ResourceCount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts what the graph found into an answer: each object and each edge once, with the names that people know. */
final class Telling {

    private static final int MOST_PLACES = 100;
    private static final int MOST_PROBLEMS = 100;

    private final Map<UUID, Step.End> ends = new LinkedHashMap<>();
    private final Map<GraphEdge, Integer> edges = new LinkedHashMap<>();

    Telling about(Step.End end) {
        ends.put(end.id(), end);
        return this;
    }

    List<Integer> path(List<Step> proof) {
        List<Integer> path = new ArrayList<>();
        for (Step step : proof) {
            about(step.from()).about(step.to());
            path.add(edges.computeIfAbsent(edge(step), edge -> edges.size()));
        }
        return path;
    }

    private static GraphEdge edge(Step step) {
        return new GraphEdge(
                step.from().id(),
                step.to().id(),
                step.kind(),
                step.privilege(),
                step.full(),
                step.because().action(),
                step.because().use(),
                step.because().reasons(),
                step.because().conditions().stream().map(GraphCondition::of).toList());
    }

    List<GraphEdge> edges() {
        return List.copyOf(edges.keySet());
    }

    /** Those that are still in the catalog: one may go between the answer and its names. */
    List<GraphObject> objects(Names names) {
        Map<NodeKind, List<UUID>> ids = ends.values().stream()
                .collect(Collectors.groupingBy(Step.End::kind, Collectors.mapping(Step.End::id, Collectors.toList())));
        Map<UUID, Names.Named> named = names.of(ids);
        return ends.values().stream()
                .filter(end -> named.containsKey(end.id()))
                .map(end -> object(end, named.get(end.id())))
                .toList();
    }

    private static GraphObject object(Step.End end, Names.@Nullable Named named) {
        if (named == null) {
            throw new IllegalStateException("There is no name for " + end.id());
        }
        return new GraphObject(
                end.kind().name().toLowerCase(Locale.ROOT),
                end.id(),
                named.kind(),
                named.name(),
                named.source(),
                named.environment(),
                end.kind() == NodeKind.RESOURCE ? end.sensitivity() : null,
                end.administrator());
    }

    static List<GraphObject> objects(Collection<Step.End> ends, Names names) {
        Telling telling = new Telling();
        ends.forEach(telling::about);
        return telling.objects(names);
    }

    static ReachAnswer reach(Reach reach, Collection<Step.End> starts, Names names) {
        return reach(reach, starts, Map.of(), names);
    }

    /** @param problems of documents, by the object that they are about */
    static ReachAnswer reach(Reach reach, Collection<Step.End> starts, Map<UUID, List<String>> problems, Names names) {
        Telling telling = new Telling();
        starts.forEach(telling::about);
        List<ReachedObject> reached = new ArrayList<>();
        for (Reach.Group group : reach.groups()) {
            for (Reach.Found found : group.first()) {
                reached.add(
                        new ReachedObject(found.id(), found.privilege(), found.full(), telling.path(found.proof())));
            }
        }
        return new ReachAnswer(
                reach.whole(),
                counts(reach),
                reach.resources().stream()
                        .map(count -> new ResourceCount(count.sensitivity(), count.privilege(), count.count()))
                        .toList(),
                accounts(reach),
                environments(reach),
                people(reach, names),
                reached,
                telling.objects(names),
                telling.edges(),
                telling.problems(problems));
    }

    private List<ReachAnswer.ObjectProblem> problems(Map<UUID, List<String>> known) {
        return ends.keySet().stream()
                .flatMap(id ->
                        known.getOrDefault(id, List.of()).stream().map(one -> new ReachAnswer.ObjectProblem(id, one)))
                .limit(MOST_PROBLEMS)
                .toList();
    }

    private static ReachCounts counts(Reach reach) {
        return new ReachCounts(
                reach.group(NodeKind.IDENTITY).total(),
                reach.group(NodeKind.CREDENTIAL).total(),
                reach.group(NodeKind.EXPOSURE).total(),
                reach.group(NodeKind.RESOURCE).total(),
                reach.secrets(),
                reach.group(NodeKind.CONSUMER).total());
    }

    private static List<AccountCount> accounts(Reach reach) {
        return reach.places().stream().limit(MOST_PLACES).map(Telling::account).toList();
    }

    private static AccountCount account(Reach.PlaceCount count) {
        Place place = count.place();
        return new AccountCount(place.source(), place.vendor(), place.account(), place.environment(), count.count());
    }

    private static List<EnvironmentCount> environments(Reach reach) {
        Map<@Nullable String, Integer> sums = new HashMap<>();
        for (Reach.PlaceCount count : reach.places()) {
            sums.merge(count.place().environment(), count.count(), Integer::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new EnvironmentCount(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparingInt(EnvironmentCount::count).reversed())
                .toList();
    }

    private static List<PersonCount> people(Reach reach, Names names) {
        List<Reach.OwnerCount> first =
                reach.owners().stream().limit(MOST_PLACES).toList();
        Map<UUID, Names.Named> named = names.of(Map.of(
                NodeKind.OWNER, first.stream().map(Reach.OwnerCount::owner).toList()));
        return first.stream()
                .map(count -> new PersonCount(count.owner(), nameOf(named.get(count.owner())), count.count()))
                .toList();
    }

    private static @Nullable String nameOf(Names.@Nullable Named named) {
        return named == null ? null : named.name();
    }
}
