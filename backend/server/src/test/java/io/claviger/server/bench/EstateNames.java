package io.claviger.server.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How things are called in an estate: a service, what the identity does for it, often where, sometimes a number. */
final class EstateNames {

    private static final List<String> SERVICES = List.of(
            "payments",
            "orders",
            "checkout",
            "search",
            "ledger",
            "billing",
            "catalog",
            "notify",
            "fraud",
            "stock",
            "auth",
            "pricing",
            "shipping",
            "returns",
            "loyalty",
            "reviews",
            "media",
            "recommend",
            "tax",
            "invoice",
            "partner",
            "supplier",
            "warehouse",
            "fleet",
            "telemetry",
            "consent",
            "identity",
            "reports",
            "datalake",
            "forecast",
            "support",
            "marketing",
            "campaign",
            "mobile",
            "web",
            "edge",
            "mainframe",
            "archive",
            "treasury",
            "zephyr");
    private static final Skew<String> SERVICE = Skew.of(0.8, SERVICES);
    private static final Skew<String> TASK = Skew.of(
            0.7,
            "deployer",
            "api",
            "worker",
            "ci",
            "reader",
            "backup",
            "exporter",
            "sync",
            "batch",
            "migrator",
            "webhook",
            "terraform",
            "monitor",
            "breakglass");
    private static final Map<String, String> SHORT =
            Map.of("production", "prod", "staging", "stg", "development", "dev", "test", "test");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private EstateNames() {}

    static String team(int nth, Random random) {
        String service = SERVICE.choose(random);
        return "Team " + service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + " " + (nth + 1);
    }

    static String identity(@Nullable String environment, Random random) {
        String name = SERVICE.choose(random) + "-" + TASK.choose(random);
        if (environment != null && random.nextInt(10) < 4) {
            name += "-" + SHORT.get(environment);
        }
        return random.nextInt(10) < 7 ? name + "-" + random.nextInt(5_000) : name;
    }

    static String credential(String kind, String identity, int nth, Random random) {
        return kind.equals("aws.access-key") ? "AKIA" + letters(16, random) : identity + "/" + nth % 7;
    }

    private static String letters(int count, Random random) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }
}
