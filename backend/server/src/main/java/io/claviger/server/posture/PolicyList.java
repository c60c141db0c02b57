package io.claviger.server.posture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Policies as they are shown, with how many findings are open. There are too few of them for pages. */
@ApplicationScoped
public class PolicyList {
    private static final String SELECT = """
            select p.id, p.title, p.kind, p.severity, p.expression, p.description, p.remedy, p.frameworks, p.builtin, p.enabled,
                p.examples, p.revision, p.created_at, p.updated_at, coalesce(f.open, 0) as open_findings
            from policy p left join (select policy_id, count(*) as open from finding where status = 'OPEN' group by 1) f
                on f.policy_id = p.id""";

    private static final String ORDER =
            " order by array_position(array['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'], p.severity), p.title, p.id";

    private final Database database;

    PolicyList(Database database) {
        this.database = database;
    }

    /** One policy and its version. */
    public record Shown(ObjectNode policy, long revision) {}

    public List<ObjectNode> all() {
        return database.query(SELECT + ORDER, row -> read(row).policy());
    }

    public Shown one(String id) {
        return database.first(SELECT + " where p.id = ?", PolicyList::read, id)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "policy-not-found", "There is no policy " + id));
    }

    private static Shown read(ResultSet row) throws SQLException {
        ObjectNode policy = PolicyJson.object();
        policy.put("id", row.getString("id"))
                .put("title", row.getString("title"))
                .put("kind", row.getString("kind"))
                .put("severity", row.getString("severity"))
                .put("expression", row.getString("expression"))
                .put("description", row.getString("description"))
                .put("remedy", row.getString("remedy"));
        policy.set("frameworks", Sql.json(row, "frameworks"));
        policy.put("builtin", row.getBoolean("builtin"))
                .put("enabled", row.getBoolean("enabled"))
                .put("openFindings", row.getLong("open_findings"));
        policy.set("examples", Sql.json(row, "examples"));
        policy.put("createdAt", String.valueOf(Sql.instant(row, "created_at")))
                .put("updatedAt", String.valueOf(Sql.instant(row, "updated_at")));
        return new Shown(policy, row.getLong("revision"));
    }
}
