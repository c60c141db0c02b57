package io.claviger.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server between the reading of calls and their counting, and while they are counted. */
class KilledUsageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ACCOUNT = "111122223333";
    private static final int ROLES = 20;
    private static final int EACH = 3_000;

    private static final Map<String, String> ALL = Map.of("CLAVIGER_HTTP_PORT", "0", "CLAVIGER_JOBS_LEASE", "PT5S");
    private static final Map<String, String> NOBODY_COUNTS =
            Map.of("CLAVIGER_HTTP_PORT", "0", "CLAVIGER_JOBS_LEASE", "PT5S", "CLAVIGER_ROLES", "api,crawler");

    @TempDir
    Path folder;

    @Test
    void theNextOneCountsEveryCallOnce() throws Exception {
        // Given
        Path home = folder.resolve("home");
        Path files = files();
        String token = Program.token(home);

        // When
        try (Program first = Program.start(home, NOBODY_COUNTS, "up")) {
            RequestSpecification admin = first.api(token);
            crawl(admin, files);
            assertThat(counted(admin)).isZero();
            first.kill();
        }
        try (Program second = Program.start(home, ALL, "up")) {
            RequestSpecification admin = second.api(token);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> counted(admin) > 0);
            second.kill();
        }

        // Then
        try (Program third = Program.start(home, ALL, "up")) {
            RequestSpecification admin = third.api(token);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(counted(admin)).isEqualTo(ROLES * EACH));
        }
    }

    private static String arn(int role) {
        return "arn:aws:iam::" + ACCOUNT + ":role/r" + role;
    }

    private Path files() throws IOException {
        Path files = Files.createDirectories(folder.resolve("account"));
        String roles = IntStream.range(0, ROLES)
                .mapToObj(i -> """
                        {"RoleName": "r%1$d", "RoleId": "AROAEXAMPLE%1$d", "Path": "/", "Arn": "%2$s", "CreateDate": "2025-01-01T00:00:00Z",
                         "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}""".formatted(i, arn(i)))
                .collect(Collectors.joining(","));
        Files.writeString(
                files.resolve("account.json"),
                "{\"UserDetailList\": [], \"GroupDetailList\": [], \"Policies\": [], \"RoleDetailList\": [" + roles
                        + "]}");
        Path trail = files.resolve(ACCOUNT + "_CloudTrail_eu-west-1_20260102T0310Z_aaaaaaaaaaaaaaaa.json.gz");
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(trail)), StandardCharsets.UTF_8)) {
            out.write("{\"Records\": [");
            for (int i = 0; i < ROLES * EACH; i++) {
                out.write((i == 0 ? "" : ",") + """
                        {"eventID": "e%d", "eventTime": "%s", "eventSource": "sqs.amazonaws.com", "eventName": "SendMessage",
                         "awsRegion": "eu-west-1", "userIdentity": {"type": "AssumedRole", "sessionContext":
                         {"sessionIssuer": {"type": "Role", "arn": "%s"}}}}""".formatted(i, at, arn(i % ROLES)));
            }
            out.write("]}");
        }
        return files;
    }

    private static void crawl(RequestSpecification admin, Path files) {
        String source = admin.body(Map.of(
                        "name",
                        "account",
                        "connector",
                        "aws",
                        "settings",
                        Map.of("from", "files", "folder", files.toString())))
                .post("/api/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String crawl = admin.post("/api/v1/sources/" + source + "/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("crawl.href");
        await().atMost(PATIENCE).until(() -> admin.get(crawl).path("endedAt") != null);
        assertThat(admin.get(crawl).<String>path("state")).isEqualTo("COMPLETE");
    }

    /** How many calls of all roles are counted. */
    private static int counted(RequestSpecification admin) {
        List<String> roles = admin.get("/api/v1/identities?limit=100").path("items.id");
        return roles.stream()
                .mapToInt(role ->
                        admin.get("/api/v1/identities/" + role + "/usage").<List<Integer>>path("items.calls").stream()
                                .mapToInt(calls -> calls)
                                .sum())
                .sum();
    }
}
