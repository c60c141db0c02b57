package io.claviger.server.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place behind an item of a {@link ShortList}: it holds also when that item is gone. Opaque to clients. */
record ShortCursor(String sort, JsonNode value, String id) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Optional<ShortCursor> read(@Nullable String text, String sort) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            ShortCursor cursor = JSON.readValue(Base64.getUrlDecoder().decode(text), ShortCursor.class);
            if (cursor.id() == null || cursor.value() == null || !sort.equals(cursor.sort())) {
                throw Paging.wrongCursor();
            }
            return Optional.of(cursor);
        } catch (IOException | IllegalArgumentException wrong) {
            throw Paging.wrongCursor();
        }
    }
}
