package io.claviger.cli.scan;

import io.claviger.engine.json.JsonException;
import io.claviger.engine.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fingerprints of an earlier report in json, jsonl or sarif: what it tells is not told again. */
final class Baseline {

    private final Path file;
    private final Set<String> fingerprints = new HashSet<>();
    private boolean report;

    private Baseline(Path file) {
        this.file = file;
    }

    /** Reads one; without a file there are none. */
    static Set<String> read(@Nullable Path file) {
        if (file == null) {
            return Set.of();
        }
        Baseline baseline = new Baseline(file);
        try {
            baseline.read(Files.readString(file));
        } catch (IOException e) {
            throw new ScanException("the baseline " + file + " cannot be read (" + FileTree.reason(e) + ")");
        }
        return baseline.fingerprints;
    }

    private void read(String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            document(JsonReader.read(text));
        } catch (JsonException notOne) {
            lines(text);
        }
        if (!report) {
            throw new ScanException("the baseline " + file + " holds no fingerprints; give a report made with"
                    + " --format jsonl, json or sarif");
        }
    }

    private void lines(String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            try {
                if (!line.isBlank()) {
                    document(JsonReader.read(line));
                }
            } catch (JsonException e) {
                throw new ScanException("the baseline " + file + ":" + number + " holds no fingerprints ("
                        + e.getMessage() + "); give a report made with --format jsonl, json or sarif");
            }
        }
    }

    private void document(@Nullable Object document) {
        if (document instanceof List<?> findings) {
            report |= findings.isEmpty();
            findings.forEach(this::finding);
        } else if (document instanceof Map<?, ?> map && map.get("runs") instanceof List<?> runs) {
            report = true;
            runs.forEach(this::run);
        } else {
            finding(document);
        }
    }

    private void finding(@Nullable Object finding) {
        if (finding instanceof Map<?, ?> fields && fields.get("fingerprint") instanceof String fingerprint) {
            report = true;
            fingerprints.add(fingerprint);
        }
    }

    /** What was suppressed then was not told: it is told when nothing suppresses it any more. */
    private void run(@Nullable Object run) {
        if (run instanceof Map<?, ?> fields && fields.get("results") instanceof List<?> results) {
            for (Object result : results) {
                if (result instanceof Map<?, ?> one
                        && !(one.get("suppressions") instanceof List<?> reasons && !reasons.isEmpty())
                        && one.get("partialFingerprints") instanceof Map<?, ?> prints
                        && prints.get(SarifReport.FINGERPRINT) instanceof String fingerprint) {
                    fingerprints.add(fingerprint);
                }
            }
        }
    }
}
