package io.claviger.server.bench;

import io.claviger.server.database.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many usage events a second go from files of CloudTrail to the counts: a crawl of the aws connector reads the files, its events go
 * over the outbox and Kafka to the consumer, which counts each once in PostgreSQL. The server is the built one, in a process of its own.
 *
 * <p>Arguments: how many events (200000), and of how many users (1000).
 */
public final class UsageBench {

    private static final int EVENTS_PER_FILE = 5_000;
    private static final long PATIENCE_SECONDS = 600;
    private static final String ACCOUNT = "111122223333";
    private static final String COUNTED = "select coalesce(sum(calls), 0) from usage_day";
    private static final String[] ACTIONS = {"GetObject", "PutObject", "ListObjects", "DeleteObject"};

    private final RunningServer server;
    private final Path folder;
    private final int users;
    private final Random random = new Random(20261122);
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(86_400);

    private UsageBench(RunningServer server, Path folder, int users) {
        this.server = server;
        this.folder = folder;
        this.users = users;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200_000;
        int users = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Path folder = TemporaryHome.create();
        try (RunningServer server = new RunningServer(Map.of())) {
            UsageBench bench = new UsageBench(server, folder, users);
            bench.account();
            String source = bench.source();
            bench.trail(0, EVENTS_PER_FILE);
            bench.run("warm-up", source, EVENTS_PER_FILE);
            bench.clear();
            bench.trail(EVENTS_PER_FILE, events);
            bench.run("files to counts", source, events);
        } finally {
            TemporaryHome.remove(folder);
        }
        System.exit(0);
    }

    private String source() throws IOException, InterruptedException {
        return server.post(
                        "/sources",
                        Map.of(
                                "name",
                                "bench",
                                "connector",
                                "aws",
                                "settings",
                                Map.of("from", "files", "folder", folder.toString())))
                .path("id")
                .asText();
    }

    private void account() throws IOException {
        String all = IntStream.range(0, users)
                .mapToObj(i -> """
                        {"Path": "/", "UserName": "u%1$d", "UserId": "AIDAEXAMPLE%1$d", "Arn": "arn:aws:iam::%2$s:user/u%1$d",
                         "CreateDate": "2025-01-01T00:00:00Z", "GroupList": [], "AttachedManagedPolicies": [], "Tags": [],
                         "UserPolicyList": []}""".formatted(i, ACCOUNT))
                .collect(Collectors.joining(",\n"));
        Files.writeString(
                folder.resolve("account.json"),
                "{\"UserDetailList\": [" + all
                        + "], \"GroupDetailList\": [], \"RoleDetailList\": [], \"Policies\": []}");
    }

    /** Writes some more files, as a trail is delivered. */
    private void trail(int from, int count) throws IOException {
        for (int at = from; at < from + count; at += EVENTS_PER_FILE) {
            int size = Math.min(EVENTS_PER_FILE, from + count - at);
            int first = at;
            Files.writeString(
                    folder.resolve("%s_CloudTrail_eu-west-1_20261101T%04dZ_bench%06d.json"
                            .formatted(ACCOUNT, at / EVENTS_PER_FILE, at)),
                    IntStream.range(0, size)
                            .mapToObj(i -> record(first + i))
                            .collect(Collectors.joining(",\n", "{\"Records\": [", "]}")));
        }
    }

    private String record(int number) {
        int user = random.nextInt(users);
        return """
                {"eventVersion": "1.08", "userIdentity": {"type": "IAMUser", "principalId": "AIDAEXAMPLE%1$d",
                 "arn": "arn:aws:iam::%2$s:user/u%1$d", "accountId": "%2$s", "accessKeyId": "AKIAEXAMPLE%1$09d", "userName": "u%1$d"},
                 "eventTime": "%3$s", "eventSource": "s3.amazonaws.com", "eventName": "%4$s", "awsRegion": "eu-west-1",
                 "sourceIPAddress": "198.51.100.%5$d", "userAgent": "aws-cli/2.31.0", "requestParameters": {"bucketName": "shop"},
                 "responseElements": null, "requestID": "r%6$d", "eventID": "bench-%6$d", "readOnly": true, "eventType": "AwsApiCall",
                 "managementEvent": true, "recipientAccountId": "%2$s", "eventCategory": "Management"}""".formatted(
                        user,
                        ACCOUNT,
                        begin.plusSeconds(random.nextInt(80_000)),
                        ACTIONS[random.nextInt(ACTIONS.length)],
                        1 + random.nextInt(200),
                        number);
    }

    /** Takes the files away that were read. */
    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.toString().contains("_CloudTrail_"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    /** One crawl that reads so many events which were not counted before. */
    private void run(String name, String source, int events) throws IOException, InterruptedException, SQLException {
        try (Connection connection = server.database().connect()) {
            long before = number(connection, COUNTED);
            Effort effort = new Effort();
            server.post("/sources/" + source + "/crawls", Map.of());
            await(connection, "select every(ended_at is not null) from crawl");
            double read = effort.seconds();
            await(connection, "select (" + COUNTED + ") >= " + (before + events));
            double seconds = effort.seconds();
            double processor = effort.processorSeconds();
            System.out.printf(
                    "%-16s %,9d events in %.1f s, read after %.1f s: %,7.0f/s; %.1f processor seconds: %,7.0f/s a core; %s%n",
                    name,
                    number(connection, COUNTED) - before,
                    seconds,
                    read,
                    events / seconds,
                    processor,
                    events / processor,
                    Effort.machine());
        }
    }

    private static void await(Connection connection, String condition) throws SQLException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Sql.first(connection, condition, row -> row.getBoolean(1)).orElse(false)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("still not so after " + PATIENCE_SECONDS + " s: " + condition);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long number(Connection connection, String query) throws SQLException {
        return Sql.first(connection, query, row -> row.getLong(1)).orElseThrow();
    }
}
