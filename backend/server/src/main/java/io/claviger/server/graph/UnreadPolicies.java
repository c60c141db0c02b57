package io.claviger.server.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What of a source's policies was read but not understood, or speaks of what is not there: what they allow is not in any answer. */
@ApplicationScoped
public class UnreadPolicies {

    private static final String PROBLEMS = """
        select p.source_id, jsonb_agg(jsonb_build_object('scope', 'policies', 'category', 'PROTOCOL', 'subject', p.name,
            'message', case when p.n <= 50 then p.problem else 'And ' || p.total - 50 || ' more, from this one on' end,
            'remedy', 'Correct the policy at the source, or take out of it what is not there') order by p.n) as problems
        from (
            select i.source_id, i.name, problem, row_number() over source as n, count(*) over (partition by i.source_id) as total
            from access_verdict v join identity i on i.id = v.identity_id and i.gone_at is null
            cross join unnest(v.problems) problem where v.problems <> '{}'
            window source as (partition by i.source_id order by i.name, problem)) p
        where p.n <= 51 group by p.source_id\
        """;

    private final Database database;

    UnreadPolicies(Database database) {
        this.database = database;
    }

    /** The first of each source, and how many more there are, as its coverage tells of scopes. */
    public Map<UUID, ArrayNode> bySource() {
        Map<UUID, ArrayNode> problems = new HashMap<>();
        database.query(
                PROBLEMS, row -> problems.put(row.getObject(1, UUID.class), (ArrayNode) Sql.json(row, "problems")));
        return problems;
    }
}
