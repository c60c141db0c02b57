package io.claviger.server.catalog.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The place after which the next page begins: the sort key and the id of the last item. Opaque to clients, and good for the very
 * list, filter and sort that it came from.
 */
record Cursor(@Nullable String value, UUID id) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String encode(ListSource source, ListQuery query) {
        ObjectNode node = JSON.createObjectNode();
        node.put("q", question(source, query));
        node.put("v", value);
        node.put("i", id.toString());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Cursor decode(ListSource source, ListQuery query) {
        String text = query.cursor();
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            JsonNode node = JSON.readTree(Base64.getUrlDecoder().decode(text));
            if (node == null || !node.path("q").isTextual() || !node.has("v")) {
                throw invalid();
            }
            if (!node.path("q").asText().equals(question(source, query))) {
                throw Refusal.invalid(
                        "cursor-mismatch",
                        "The cursor belongs to another filter, sort or list: begin again without it",
                        new Refusal.Place("/cursor", "not of this question"));
            }
            return new Cursor(
                    node.path("v").isNull() ? null : node.path("v").asText(),
                    UUID.fromString(node.path("i").asText()));
        } catch (IOException | IllegalArgumentException wrong) {
            throw invalid();
        }
    }

    private static Refusal invalid() {
        return Refusal.invalid(
                "cursor-invalid",
                "This is no cursor of ours: pass 'nextCursor' of the page before unchanged, or begin without one",
                new Refusal.Place("/cursor", "not readable"));
    }

    /** A fingerprint of what was asked, without the page. Sort and filter are named by the client anyway. */
    private static String question(ListSource source, ListQuery query) {
        int hash = Objects.hash(
                source.schema().kind(),
                query.filter() == null ? "" : query.filter(),
                query.sort() == null ? "" : query.sort(),
                String.valueOf(query.updatedSince()),
                String.valueOf(query.asOf()),
                String.valueOf(query.within()));
        return Integer.toHexString(hash);
    }
}
