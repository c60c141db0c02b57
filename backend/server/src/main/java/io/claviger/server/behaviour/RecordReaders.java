package io.claviger.server.behaviour;

import io.claviger.server.Refusal;
import io.claviger.server.behaviour.PushedUsage.Problem;
import io.claviger.server.sources.Connectors;
import io.claviger.server.sources.Source;
import io.claviger.spi.ReadsUsageRecords;
import io.claviger.spi.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads pushed records with whichever connector knows their form. */
@ApplicationScoped
class RecordReaders {

    private final Map<String, ReadsUsageRecords> readers = new TreeMap<>();

    RecordReaders(Connectors connectors) {
        for (Connectors.Kind kind : connectors.all()) {
            if (kind.factory() instanceof ReadsUsageRecords reader) {
                readers.put(kind.factory().type(), reader);
            }
        }
    }

    /** What a line says, and the connector that could read it. */
    record Line(int number, String connector, List<UsageEvent> events) {}

    /** @param source whose records they are; else they may be of any */
    List<Line> read(List<String> lines, @Nullable Source source, List<Problem> problems) {
        Map<String, ReadsUsageRecords> fit = fit(source);
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i).isBlank() ? null : read(i + 1, lines.get(i), fit, problems);
            if (line != null) {
                read.add(line);
            }
        }
        if (read.isEmpty() && !problems.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "usage-format-unknown",
                    "No line is a record that is taken. Send one JSON object a line: " + names(fit),
                    problems.stream()
                            .limit(PushedUsage.TOLD_PROBLEMS)
                            .map(problem -> new Refusal.Place("/" + (problem.line() - 1), problem.detail()))
                            .toList());
        }
        return read;
    }

    private static @Nullable Line read(
            int number, String text, Map<String, ReadsUsageRecords> fit, List<Problem> problems) {
        List<String> why = new ArrayList<>();
        for (Map.Entry<String, ReadsUsageRecords> reader : fit.entrySet()) {
            try {
                return new Line(number, reader.getKey(), reader.getValue().readUsage(text));
            } catch (IllegalArgumentException another) {
                why.add(String.valueOf(another.getMessage()));
            }
        }
        problems.add(new Problem(number, String.join("; ", why)));
        return null;
    }

    private Map<String, ReadsUsageRecords> fit(@Nullable Source source) {
        if (source == null) {
            return readers;
        }
        Map<String, ReadsUsageRecords> fit = new LinkedHashMap<>(readers);
        fit.keySet().retainAll(List.of(source.connector()));
        if (fit.isEmpty()) {
            throw Refusal.invalid(
                    "usage-source-unfit",
                    "No records of use are taken for a source of the connector '" + source.connector() + "', only "
                            + names(readers),
                    new Refusal.Place("/source", "name a source of these, or none"));
        }
        return fit;
    }

    private static String names(Map<String, ReadsUsageRecords> readers) {
        return readers.entrySet().stream()
                .map(reader -> reader.getValue().usageRecords() + " (connector '" + reader.getKey() + "')")
                .collect(Collectors.joining(", "));
    }
}
