package io.claviger.server.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Many events as one message: how many of which severity, by policy, the worst first. Pure. */
final class DigestMessage {

    private static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");
    private static final int MOST_LINES = 12;

    private DigestMessage() {}

    private record Line(String severity, String title) {}

    static ObjectNode of(List<PendingDelivery> carried, Optional<URI> publicUrl) {
        List<PendingDelivery> raised = carried.stream()
                .filter(delivery -> delivery.eventType().contains(".finding."))
                .filter(delivery -> !delivery.eventType().endsWith(".resolved"))
                .toList();
        long resolved = carried.stream()
                .filter(delivery -> delivery.eventType().endsWith(".resolved"))
                .count();
        long crawls = carried.size() - raised.size() - resolved;
        String headline = headline(raised, resolved, crawls) + in(carried);
        ObjectNode attachment = JsonNodeFactory.instance.objectNode();
        attachment.put("fallback", headline).put("color", FindingMessage.color("", worst(raised)));
        attachment.put("title", "Findings");
        publicUrl.ifPresent(
                url -> attachment.put("title_link", url.resolve("/findings").toString()));
        attachment.put("text", lines(raised)).put("footer", "Claviger");
        attachment.set("mrkdwn_in", JsonNodeFactory.instance.arrayNode().add("text"));
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("text", headline);
        if (!raised.isEmpty()) {
            message.putArray("attachments").add(attachment);
        }
        return message.put("unfurl_links", false);
    }

    private static String headline(List<PendingDelivery> raised, long resolved, long crawls) {
        StringJoiner parts = new StringJoiner("; ");
        if (!raised.isEmpty()) {
            String severities = SEVERITIES.stream()
                    .map(severity -> Map.entry(severity, count(raised, severity)))
                    .filter(entry -> entry.getValue() > 0)
                    .map(entry -> entry.getValue() + " " + entry.getKey().toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.joining(", "));
            parts.add(raised.size() + (raised.size() == 1 ? " finding" : " findings") + ": " + severities);
        }
        if (resolved > 0) {
            parts.add(resolved + " resolved");
        }
        if (crawls > 0) {
            parts.add(crawls + (crawls == 1 ? " crawl failed" : " crawls failed"));
        }
        return parts.toString();
    }

    private static String in(List<PendingDelivery> carried) {
        TreeSet<String> sources = carried.stream()
                .map(delivery -> delivery.data().path("source").path("name").asText(""))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        return switch (sources.size()) {
            case 0 -> "";
            case 1, 2, 3 -> " in " + sources.stream().map(ChatText::name).collect(Collectors.joining(", "));
            default -> " in " + sources.size() + " sources";
        };
    }

    private static String lines(List<PendingDelivery> raised) {
        Map<Line, Long> counts = raised.stream()
                .map(PendingDelivery::data)
                .map(DigestMessage::line)
                .collect(Collectors.groupingBy(line -> line, LinkedHashMap::new, Collectors.counting()));
        List<String> lines = counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Line, Long>>comparingInt(
                                entry -> rank(entry.getKey().severity()))
                        .thenComparing(Map.Entry::getValue, Comparator.reverseOrder()))
                .map(entry ->
                        entry.getValue() + " × " + ChatText.plain(entry.getKey().title()) + " ("
                                + ChatText.word(entry.getKey().severity()) + ")")
                .toList();
        String shown = lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n"));
        int more = lines.size() - MOST_LINES;
        return more <= 0 ? shown : shown + "\nand of " + more + (more == 1 ? " other policy" : " other policies");
    }

    private static Line line(JsonNode finding) {
        JsonNode policy = finding.path("policy");
        return new Line(
                policy.path("severity").asText("LOW"), policy.path("title").asText("a policy"));
    }

    private static String worst(List<PendingDelivery> raised) {
        return SEVERITIES.stream()
                .filter(severity -> count(raised, severity) > 0)
                .findFirst()
                .orElse("LOW");
    }

    private static long count(List<PendingDelivery> raised, String severity) {
        return raised.stream()
                .filter(delivery -> line(delivery.data()).severity().equals(severity))
                .count();
    }

    private static int rank(String severity) {
        int index = SEVERITIES.indexOf(severity);
        return index < 0 ? SEVERITIES.size() : index;
    }
}
