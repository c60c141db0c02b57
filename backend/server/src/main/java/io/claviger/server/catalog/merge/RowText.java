package io.claviger.server.catalog.merge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a row in the text format of COPY, column after column. */
final class RowText {

    private final StringBuilder out = new StringBuilder(256);

    RowText text(@Nullable String value) {
        part();
        if (value == null) {
            out.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    RowText name(@Nullable Enum<?> value) {
        return text(value == null ? null : value.name());
    }

    RowText id(@Nullable UUID value) {
        part();
        out.append(value == null ? "\\N" : value.toString());
        return this;
    }

    /** To the microsecond, as the database keeps it. */
    RowText time(@Nullable Instant value) {
        part();
        out.append(value == null ? "\\N" : value.truncatedTo(ChronoUnit.MICROS).toString());
        return this;
    }

    RowText number(long value) {
        part();
        out.append(value);
        return this;
    }

    RowText number(double value) {
        part();
        out.append(value);
        return this;
    }

    RowText flag(boolean value) {
        part();
        out.append(value ? 't' : 'f');
        return this;
    }

    RowText json(Object value) {
        part();
        escape(CanonicalJson.of(value));
        return this;
    }

    RowText texts(List<String> values) {
        StringBuilder array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() > 1 ? "," : "")
                    .append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return text(array.append('}').toString());
    }

    private void part() {
        if (!out.isEmpty()) {
            out.append('\t');
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case 0 -> out.append('\uFFFD');
                default -> out.append(c);
            }
        }
    }

    static long hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
