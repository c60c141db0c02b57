package io.claviger.server.bench;

import io.claviger.embedded.Database;
import io.claviger.server.catalog.merge.Batch;
import io.claviger.server.catalog.merge.BatchMerge;
import io.claviger.server.catalog.merge.MergeSession;
import io.claviger.server.database.Sql;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from an observation to a delivered webhook: the Reconciler's merge begins, its fact goes over Kafka to the
 * evaluation, the finding's fact over Kafka to the notification, and a signed webhook to a receiver on this machine. The server is
 * the built one, in a process of its own.
 *
 * <p>Arguments: how many observations (200), and milliseconds between two (100).
 */
public final class EndToEndBench {
    private static final int WARM_UP = 30;
    private static final long PATIENCE_SECONDS = 60;

    private final RunningServer server;
    private final Arrivals arrivals;
    private final Map<String, Long> seen = new LinkedHashMap<>();

    private EndToEndBench(RunningServer server, Arrivals arrivals) {
        this.server = server;
        this.arrivals = arrivals;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long pause = arguments.length > 1 ? Long.parseLong(arguments[1]) : 100;
        try (RunningServer server = new RunningServer(Map.of());
                Arrivals arrivals = new Arrivals()) {
            EndToEndBench bench = new EndToEndBench(server, arrivals);
            bench.route();
            UUID source = bench.source();
            bench.run("warm-up", source, WARM_UP, pause);
            bench.run("one at a time", source, count, pause);
            bench.run("all at once", source, count, 0);
        }
        System.exit(0);
    }

    private void route() throws IOException, InterruptedException {
        String channel = server.post(
                        "/channels", Map.of("name", "bench", "kind", "standard-webhook", "url", arrivals.url()))
                .path("id")
                .asText();
        server.post(
                "/routes",
                Map.of("name", "all", "filter", "object.kind == \"credential\"", "channels", List.of(channel)));
    }

    private UUID source() throws SQLException {
        try (Connection connection = server.database().connect()) {
            return Sql.first(
                            connection,
                            "insert into source (name, connector, settings) values ('bench', 'bench', '{}') returning id",
                            row -> row.getObject(1, UUID.class))
                    .orElseThrow();
        }
    }

    private void run(String name, UUID source, int count, long pause) throws SQLException, InterruptedException {
        seen.clear();
        Database database = server.database();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                String object = name.replace(' ', '-') + "-" + i;
                seen.put(object, System.nanoTime());
                merge(connection, source, object);
                TimeUnit.MILLISECONDS.sleep(pause);
            }
        }
        await();
        report(name);
    }

    /** One identity with a password that never expires. */
    private static void merge(Connection connection, UUID source, String name) throws SQLException {
        ObjectRef role = new ObjectRef("bench.role", name);
        List<Observation> observations = List.of(
                new IdentitySeen(role, name, Status.ACTIVE, Privilege.READ, null, null, null, Map.of()),
                new CredentialSeen(
                        new ObjectRef("bench.password", name),
                        role,
                        name,
                        Status.ACTIVE,
                        Privilege.READ,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        Map.of()));
        MergeSession.preferIndexes(connection);
        int scope = MergeSession.scopeNo(connection, source, "all");
        Batch batch = Batch.of(source, observations, List.of(), null);
        BatchMerge merge = new BatchMerge(connection, source, UUID.randomUUID(), scope);
        merge.stage(batch);
        merge.merge(batch);
        connection.commit();
    }

    private void await() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!arrivals.at().keySet().containsAll(seen.keySet()) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void report(String name) {
        List<Double> millis = new ArrayList<>();
        seen.forEach((object, begin) -> {
            Long end = arrivals.at().get(object);
            if (end != null) {
                millis.add((end - begin) / 1e6);
            }
        });
        millis.sort(null);
        System.out.printf(
                "%-14s observation to delivered webhook: %d of %d arrived; p50 %,.0f ms, p95 %,.0f ms, p99 %,.0f ms, most %,.0f ms%n",
                name, millis.size(), seen.size(), at(millis, 0.5), at(millis, 0.95), at(millis, 0.99), at(millis, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
