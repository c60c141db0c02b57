package io.claviger.server.graph;

import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.reach.ChokePoints;
import io.claviger.engine.graph.reach.Escalation;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Question;
import io.claviger.engine.graph.reach.Reach;
import io.claviger.engine.graph.reach.Step;
import io.claviger.engine.graph.reach.Without;
import io.claviger.server.Refusal;
import io.claviger.server.graph.EscalationAnswer.ChokePoint;
import io.claviger.server.graph.EscalationAnswer.ChokePointsAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Answers about access. The graph is asked first, and what it found is named afterwards: nobody waits for the database meanwhile. */
@ApplicationScoped
public class AccessPaths {

    private static final int MOST_CHOKE_POINTS = 10;

    private final LiveGraph live;
    private final Names names;
    private final GraphConfig config;

    AccessPaths(LiveGraph live, Names names, GraphConfig config) {
        this.live = live;
        this.names = names;
        this.config = config;
    }

    private record Asked<T>(T found, List<Step.End> about, Map<UUID, List<String>> problems) {}

    /** What falls when this is in wrong hands. */
    public ReachAnswer blastRadius(NodeKind kind, UUID id, Extent extent) {
        Limits limits = extent.limits(config);
        int most = extent.most();
        Asked<Reach> asked = live.look(view -> {
            Graph graph = view.graph();
            int node = known(graph, kind, id);
            return new Asked<>(
                    new Question(graph, limits, most).blastRadius(List.of(node)),
                    List.of(Step.End.of(graph, node)),
                    view.problems());
        });
        return Telling.reach(asked.found(), asked.about(), asked.problems(), names);
    }

    /** Who can have at least so much of a resource. */
    public ReachAnswer reachOf(UUID resource, Privilege atLeast, Extent extent) {
        Limits limits = extent.limits(config);
        int most = extent.most();
        Asked<Reach> asked = live.look(view -> {
            Graph graph = view.graph();
            int node = known(graph, NodeKind.RESOURCE, resource);
            return new Asked<>(
                    new Question(graph, limits, most).reachOf(node, atLeast),
                    List.of(Step.End.of(graph, node)),
                    view.problems());
        });
        return Telling.reach(asked.found(), asked.about(), asked.problems(), names);
    }

    public PathsAnswer paths(UUID from, UUID to, Extent extent) {
        Limits limits = extent.limits(config);
        int most = extent.most();
        Asked<Question.Ways> asked = live.ask(graph -> {
            int begin = known(graph, from);
            int end = known(graph, to);
            return new Asked<>(
                    new Question(graph, limits, most).ways(begin, end),
                    List.of(Step.End.of(graph, begin), Step.End.of(graph, end)),
                    Map.of());
        });
        Telling telling = new Telling();
        asked.about().forEach(telling::about);
        List<List<Integer>> paths =
                asked.found().ways().stream().map(telling::path).toList();
        return new PathsAnswer(asked.found().whole(), paths, telling.objects(names), telling.edges());
    }

    /** Who can become administrator, of the whole estate. */
    public EscalationAnswer escalation(Extent extent) {
        Limits limits = extent.limits(config);
        int most = extent.most();
        record Found(int administrators, int identities, Reach ways) {}
        Found found = live.ask(graph -> {
            Escalation escalation = Escalation.of(graph, Without.NOTHING, limits);
            return new Found(escalation.administrators(), escalation.count(NodeKind.IDENTITY), escalation.reach(most));
        });
        return new EscalationAnswer(
                found.administrators(), found.identities(), Telling.reach(found.ways(), List.of(), names));
    }

    /** The few edges whose removal closes most ways of identities to administrator. */
    public ChokePointsAnswer chokePoints(Extent extent) {
        Limits limits = extent.limits(config);
        int most = Math.min(extent.most(), MOST_CHOKE_POINTS);
        record Found(ChokePoints.Answer answer, List<Step.End> from, List<Step.End> to) {}
        Found found = live.ask(graph -> {
            Escalation now = Escalation.of(graph, Without.NOTHING, limits);
            ChokePoints.Answer answer = ChokePoints.toAdministrator(
                    graph, node -> graph.nodes().kind(node) == NodeKind.IDENTITY && now.escalates(node), most, limits);
            return new Found(
                    answer,
                    answer.edges().stream()
                            .map(choke -> Step.End.of(graph, choke.edge().from()))
                            .toList(),
                    answer.edges().stream()
                            .map(choke -> Step.End.of(graph, choke.edge().to()))
                            .toList());
        });
        List<ChokePoint> chokePoints = new ArrayList<>();
        Telling telling = new Telling();
        for (int i = 0; i < found.from().size(); i++) {
            ChokePoints.Choke choke = found.answer().edges().get(i);
            chokePoints.add(new ChokePoint(
                    found.from().get(i).id(),
                    found.to().get(i).id(),
                    choke.edge().action(),
                    choke.closes()));
            telling.about(found.from().get(i)).about(found.to().get(i));
        }
        return new ChokePointsAnswer(
                found.answer().whole(),
                found.answer().before(),
                found.answer().after(),
                chokePoints,
                telling.objects(names));
    }

    static int known(Graph graph, NodeKind kind, UUID id) {
        int node = graph.nodes().find(id);
        boolean owner = kind == NodeKind.OWNER;
        if (node < 0 || !owner && !graph.nodes().isSeen(node) || graph.nodes().kind(node) != kind) {
            throw Refusal.notFound(kind.name().toLowerCase(Locale.ROOT), id);
        }
        return node;
    }

    static int known(Graph graph, UUID id) {
        int node = graph.nodes().find(id);
        if (node < 0 || !graph.nodes().isSeen(node)) {
            throw Refusal.notFound("object", id);
        }
        return node;
    }
}
