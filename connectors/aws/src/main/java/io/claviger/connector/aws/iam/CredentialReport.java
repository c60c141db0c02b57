package io.claviger.connector.aws.iam;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account's credential report, by the ARN of the user.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">its format</a>
 */
public final class CredentialReport {

    private final Map<String, Row> rows;

    private CredentialReport(Map<String, Row> rows) {
        this.rows = rows;
    }

    /** One user's line, by the names of the columns. */
    public record Row(Map<String, String> cells) {

        public boolean is(String column) {
            return "true".equalsIgnoreCase(cells.get(column));
        }

        /** What a column says, unless that it says nothing. */
        public @Nullable String text(String column) {
            String text = cells.getOrDefault(column, "");
            return text.isEmpty() || text.equals("N/A") || text.equals("no_information") || text.equals("not_supported")
                    ? null
                    : text;
        }

        public @Nullable Instant time(String column) {
            String text = text(column);
            try {
                return text == null ? null : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException unknown) {
                return null;
            }
        }

        /** Whether the report says that a key was never used; it says N/A then. */
        boolean neverUsed(int number) {
            return "N/A".equals(cells.get("access_key_" + number + "_last_used_date"));
        }

        /** The number (1 or 2) of the access key that was made at a time. */
        public @Nullable Integer keyMadeAt(Instant created) {
            for (int key = 1; key <= 2; key++) {
                Instant made = time("access_key_" + key + "_last_rotated");
                if (made != null && made.getEpochSecond() == created.getEpochSecond()) {
                    return key;
                }
            }
            return null;
        }

        /** Whether the user has, or had, an access key. */
        public boolean hasKeys() {
            return time("access_key_1_last_rotated") != null
                    || time("access_key_2_last_rotated") != null
                    || is("access_key_1_active")
                    || is("access_key_2_active");
        }
    }

    /** @throws IllegalArgumentException if its first line is not that of a report */
    public static CredentialReport read(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.getFirst());
        if (!isHeader(header)) {
            throw new IllegalArgumentException("its first line is not that of a credential report: user,arn,…");
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < Math.min(header.size(), cells.size()); column++) {
                row.put(header.get(column), cells.get(column));
            }
            rows.put(row.getOrDefault("arn", ""), new Row(row));
        }
        return new CredentialReport(rows);
    }

    static boolean isHeader(List<String> header) {
        return header.size() > 2
                && header.get(0).equals("user")
                && header.get(1).equals("arn");
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** Whether anyone but the root user has a password. */
    boolean hasConsoleUsers() {
        return rows.entrySet().stream()
                .anyMatch(
                        row -> !row.getKey().endsWith(":root") && row.getValue().is("password_enabled"));
    }

    public @Nullable Row of(String arn) {
        return rows.get(arn);
    }

    /** The ARNs of its lines. */
    public List<String> arns() {
        return List.copyOf(rows.keySet());
    }
}
