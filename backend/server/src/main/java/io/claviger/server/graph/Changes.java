package io.claviger.server.graph;

import io.claviger.engine.graph.Derivation;
import io.claviger.engine.graph.Graph;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.reach.Change;
import io.claviger.engine.graph.reach.Difference;
import io.claviger.engine.graph.reach.Limits;
import io.claviger.engine.graph.reach.Question;
import io.claviger.engine.graph.reach.Step;
import io.claviger.engine.graph.reach.WhatIf;
import io.claviger.engine.graph.reach.Without.Cut;
import io.claviger.server.Refusal;
import io.claviger.server.graph.WhatIfChange.WhatIfKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** Thinks changes through. Changes nothing. */
@ApplicationScoped
public class Changes {

    private static final int LISTED = 300;

    private final LiveGraph live;
    private final Names names;
    private final GraphConfig config;

    Changes(LiveGraph live, Names names, GraphConfig config) {
        this.live = live;
        this.names = names;
        this.config = config;
    }

    public WhatIfAnswer whatIf(WhatIfChange wanted) {
        Limits limits = wanted.extent().limits(config);
        int most = wanted.extent().most();
        BiFunction<Graph, Derivation.Shift, Difference> question = (graph, shift) -> {
            WhatIf whatIf = new WhatIf(new Question(graph, limits, most));
            return whatIf.of(change(graph, shift, whatIf, wanted));
        };
        Difference difference = wanted.kind() == WhatIfKind.DISABLE
                ? live.askWithout(id(wanted), question)
                : live.ask(graph -> question.apply(graph, Derivation.Shift.NOTHING));
        return new WhatIfAnswer(
                Telling.reach(difference.gained(), List.of(), names),
                Telling.reach(difference.lost(), List.of(), names),
                first(difference.owned()),
                difference.owned().size(),
                first(difference.consumers()),
                difference.consumers().size(),
                difference.becameAdministrator(),
                difference.becomeAdministrator(),
                Telling.reach(difference.saved(), List.of(), names));
    }

    private List<GraphObject> first(List<Step.End> ends) {
        return Telling.objects(ends.stream().limit(LISTED).toList(), names);
    }

    /** @param shift what policies come to without what is disabled */
    private static Change change(Graph graph, Derivation.Shift shift, WhatIf whatIf, WhatIfChange wanted) {
        return switch (wanted.kind()) {
            case DISABLE ->
                new Change.Disable(
                        AccessPaths.known(graph, id(wanted)),
                        Cut.of(graph, shift.over()),
                        Cut.of(graph, shift.begun()));
            case NARROW -> narrow(graph, whatIf, id(wanted));
            case REMOVE_GRANT ->
                new Change.RemoveGrant(
                        AccessPaths.known(graph, id(wanted)),
                        AccessPaths.known(graph, WhatIfChange.required(wanted.target(), "target")),
                        WhatIfChange.required(wanted.action(), "action"));
            case OWNER_LEAVES -> new Change.OwnerLeaves(AccessPaths.known(graph, NodeKind.OWNER, id(wanted)));
            case VENDOR_BREACHED -> new Change.VendorBreached(WhatIfChange.required(wanted.vendor(), "vendor"));
        };
    }

    private static Change narrow(Graph graph, WhatIf whatIf, UUID id) {
        int identity = AccessPaths.known(graph, NodeKind.IDENTITY, id);
        if (!whatIf.knowsUse(identity)) {
            throw Refusal.of(
                    Refusal.Kind.UNPROCESSABLE,
                    "usage-unknown",
                    "Nothing is known of which of its permissions this identity uses: remove a grant, or disable it");
        }
        return new Change.Narrow(identity);
    }

    private static UUID id(WhatIfChange wanted) {
        return WhatIfChange.required(wanted.id(), "id");
    }
}
