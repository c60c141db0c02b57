package io.claviger.server.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One finding as a message to a chat, in the attachment form that Slack and Mattermost both show: how bad, what, who owns it,
 * where it is held, what it can reach, and what to do. Pure; from the event alone.
 */
final class FindingMessage {

    private FindingMessage() {}

    static ObjectNode of(String type, JsonNode finding, Optional<URI> publicUrl) {
        String severity = finding.path("policy").path("severity").asText("UNKNOWN");
        String title = finding.path("policy").path("title").asText("a policy");
        String state = state(type, finding);
        String headline = state + ChatText.word(severity) + ": " + ChatText.plain(title) + ": " + object(finding);
        ObjectNode attachment = JsonNodeFactory.instance.objectNode();
        attachment.put("fallback", headline).put("color", color(type, severity)).put("title", ChatText.plain(title));
        publicUrl.ifPresent(url -> attachment.put("title_link", link(url, finding)));
        attachment.put("text", where(finding)).set("fields", fields(finding));
        attachment.set(
                "mrkdwn_in", JsonNodeFactory.instance.arrayNode().add("text").add("fields"));
        attachment.put("footer", "Claviger");
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("text", headline);
        message.putArray("attachments").add(attachment);
        return message.put("unfurl_links", false);
    }

    private static String state(String type, JsonNode finding) {
        if (type.endsWith(".resolved")) {
            return "Resolved: ";
        }
        return type.endsWith(".changed") ? ChatText.word(finding.path("status").asText("CHANGED")) + ": " : "";
    }

    static String color(String type, String severity) {
        if (type.endsWith(".resolved")) {
            return "#2f9e44";
        }
        return switch (severity) {
            case "CRITICAL" -> "#c92a2a";
            case "HIGH" -> "#e8590c";
            case "MEDIUM" -> "#f08c00";
            default -> "#868e96";
        };
    }

    private static String object(JsonNode finding) {
        return ChatText.name(finding.path("object").path("name").asText("unnamed"));
    }

    private static String where(JsonNode finding) {
        JsonNode object = finding.path("object");
        String text =
                object(finding) + " (" + ChatText.plain(object.path("kind").asText("object")) + ") in "
                        + ChatText.name(finding.path("source").path("name").asText("an unknown source"));
        JsonNode identity = finding.path("identity");
        boolean ofAnother =
                identity.hasNonNull("name") && !identity.path("name").equals(object.path("name"));
        return ofAnother ? text + ", of " + ChatText.name(identity.path("name").asText()) : text;
    }

    private static ArrayNode fields(JsonNode finding) {
        ArrayNode fields = JsonNodeFactory.instance.arrayNode();
        JsonNode owner = finding.path("owner").path("name");
        add(fields, "Owner", owner.isTextual() ? ChatText.plain(owner.asText()) : "nobody is known", true);
        add(fields, "Held", held(finding.path("bearing")), true);
        add(fields, "Can reach", reach(finding), true);
        add(fields, "Because", because(finding.path("evidence")), false);
        add(fields, "Do", ChatText.plain(finding.path("policy").path("remedy").asText("")), false);
        return fields;
    }

    private static void add(ArrayNode fields, String title, String value, boolean narrow) {
        if (!value.isEmpty()) {
            fields.addObject().put("title", title).put("value", value).put("short", narrow);
        }
    }

    private static String held(JsonNode bearing) {
        int places = bearing.path("places").asInt();
        if (bearing.hasNonNull("location")) {
            String location = ChatText.name(bearing.path("location").asText());
            return places <= 1 ? location : location + " and " + (places - 1) + " more";
        }
        int consumers = bearing.path("consumers").asInt();
        String seen = places == 0 ? "" : "seen in " + places + (places == 1 ? " place" : " places");
        String used = consumers == 0 ? "" : "used by " + consumers + (consumers == 1 ? " workload" : " workloads");
        return seen.isEmpty() || used.isEmpty() ? seen + used : seen + ", " + used;
    }

    private static String reach(JsonNode finding) {
        return switch (finding.path("bearing").path("privilege").asText("")) {
            case "", "null" -> "";
            case "ADMIN" -> "everything (administrator)";
            case "WRITE" -> "reads and writes";
            case "READ" -> "reads";
            case String other -> ChatText.plain(ChatText.word(other));
        };
    }

    private static String because(JsonNode evidence) {
        StringJoiner because = new StringJoiner(", ");
        evidence.properties().stream()
                .limit(6)
                .forEach(field -> because.add(ChatText.plain(field.getKey()) + " is "
                        + (field.getValue().isNull() ? "not set" : ChatText.plain(text(field.getValue())))));
        return because.toString();
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String link(URI publicUrl, JsonNode finding) {
        String base = publicUrl.toString();
        String href = finding.path("href").asText("/findings");
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + href;
    }
}
