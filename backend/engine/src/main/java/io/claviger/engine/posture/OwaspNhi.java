package io.claviger.engine.posture;

import java.util.List;
import java.util.Optional;

/**
 * The OWASP Non-Human Identities Top 10, edition 2025
 * (https://owasp.org/www-project-non-human-identities-top-10/2025/top-10-2025/).
 */
public final class OwaspNhi {
    public static final String FRAMEWORK = "OWASP NHI Top 10 2025";

    private static final List<FrameworkItem> ITEMS = List.of(
            item("NHI1", "Improper Offboarding"),
            item("NHI2", "Secret Leakage"),
            item("NHI3", "Vulnerable Third-Party NHI"),
            item("NHI4", "Insecure Authentication"),
            item("NHI5", "Overprivileged NHI"),
            item("NHI6", "Insecure Cloud Deployment Configurations"),
            item("NHI7", "Long-Lived Secrets"),
            item("NHI8", "Environment Isolation"),
            item("NHI9", "NHI Reuse"),
            item("NHI10", "Human Use of NHI"));

    private OwaspNhi() {}

    public static List<FrameworkItem> items() {
        return ITEMS;
    }

    public static Optional<FrameworkItem> item(String id) {
        return ITEMS.stream().filter(item -> item.item().equals(id)).findFirst();
    }

    private static FrameworkItem item(String id, String title) {
        return new FrameworkItem(FRAMEWORK, id, title);
    }
}
