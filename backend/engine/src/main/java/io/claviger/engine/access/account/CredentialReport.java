package io.claviger.engine.access.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an account's credential report, which is CSV without quotes.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html#id_credentials_understanding_the_report_format">Understanding
 * the report format</a>.
 */
public final class CredentialReport {

    private final Map<String, String> row;

    private CredentialReport(Map<String, String> row) {
        this.row = row;
    }

    /**
     * Logins by ARN of the user; of the root user too.
     *
     * @throws IllegalArgumentException when it is no such report
     */
    public static Map<String, Login> read(String csv) {
        List<String> lines = csv.lines().filter(line -> !line.isBlank()).toList();
        List<String> names =
                lines.isEmpty() ? List.of() : List.of(lines.getFirst().split(",", -1));
        if (!names.contains("arn") || !names.contains("access_key_1_active")) {
            throw new IllegalArgumentException("it is no credential report: give the CSV of 'aws iam"
                    + " get-credential-report', decoded; while AWS still makes the report, ask again");
        }
        Map<String, Login> logins = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < Math.min(names.size(), values.length); i++) {
                row.put(names.get(i), values[i]);
            }
            logins.put(row.getOrDefault("arn", ""), new CredentialReport(row).login());
        }
        return logins;
    }

    private Login login() {
        List<Login.Key> keys = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            String key = "access_key_" + number;
            boolean active = text(key + "_active").equalsIgnoreCase("true");
            Instant created = instant(key + "_last_rotated");
            if (active || created != null) {
                keys.add(new Login.Key(number, active, created, instant(key + "_last_used_date")));
            }
        }
        return new Login(truth("password_enabled"), instant("password_last_used"), keys, truth("mfa_active"));
    }

    /** Null where it says neither yes nor no. */
    private @Nullable Boolean truth(String column) {
        String said = text(column);
        return said.equalsIgnoreCase("true") || said.equalsIgnoreCase("false") ? Boolean.valueOf(said) : null;
    }

    private String text(String column) {
        return row.getOrDefault(column, "");
    }

    /** Null for {@code N/A}, {@code no_information} and the like. */
    private @Nullable Instant instant(String column) {
        try {
            return OffsetDateTime.parse(text(column)).toInstant();
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
