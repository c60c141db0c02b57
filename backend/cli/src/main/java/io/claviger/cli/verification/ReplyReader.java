package io.claviger.cli.verification;

import io.claviger.engine.verification.Reply;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads an answer of HTTP/1.1 (RFC 9112), no more of it than is wanted, and not longer than the deadline. */
final class ReplyReader {

    private static final int LONGEST_LINE = 16 << 10;
    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_BODY = 64 << 10;

    private final InputStream in;
    private final long deadline;
    private final Timeout timeout;

    /** Sets how long the next read may wait. */
    @FunctionalInterface
    interface Timeout {
        void set(int millis) throws IOException;
    }

    ReplyReader(InputStream in, long deadline, Timeout timeout) {
        this.in = new java.io.BufferedInputStream(in);
        this.deadline = deadline;
        this.timeout = timeout;
    }

    Reply read() throws IOException {
        String status = line();
        while (status.matches("HTTP/1\\.[01] 1[0-9]{2}.*")) {
            headers();
            status = line();
        }
        if (!status.matches("HTTP/1\\.[01] [2-5][0-9]{2}( .*)?")) {
            throw new IOException("the answer is not HTTP");
        }
        Map<String, String> headers = headers();
        int code = Integer.parseInt(status.substring(9, 12));
        String body = code == 204 || code == 304 ? "" : new String(body(headers), StandardCharsets.UTF_8);
        return new Reply(code, headers, body);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int count = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || ++count > MOST_HEADERS) {
                throw new IOException("the answer's headers are malformed");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            for (long size = chunk(); size > 0 && body.size() < LONGEST_BODY; size = chunk()) {
                copy(body, size);
                if (body.size() < LONGEST_BODY) {
                    line();
                }
            }
            return body.toByteArray();
        }
        String length = headers.get("content-length");
        if (length == null) {
            copyToTheEnd(body);
        } else if (length.matches("[0-9]{1,15}")) {
            copy(body, Long.parseLong(length));
        } else {
            throw new IOException("the answer's length is malformed");
        }
        return body.toByteArray();
    }

    private long chunk() throws IOException {
        String size = line().replaceFirst("[; ].*$", "");
        if (!size.matches("[0-9A-Fa-f]{1,8}")) {
            throw new IOException("the answer's chunks are malformed");
        }
        return Long.parseLong(size, 16);
    }

    private void copy(ByteArrayOutputStream body, long count) throws IOException {
        for (long left = Math.min(count, LONGEST_BODY - body.size()); left > 0; left--) {
            int c = next();
            if (c < 0) {
                throw new EOFException("the answer ended early");
            }
            body.write(c);
        }
    }

    private void copyToTheEnd(ByteArrayOutputStream body) throws IOException {
        for (int c = next(); c >= 0 && body.size() < LONGEST_BODY; c = next()) {
            body.write(c);
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            if (c < 0 || line.length() > LONGEST_LINE) {
                throw new EOFException("the answer ended early, or has a line too long");
            }
            line.append((char) c);
        }
        int end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private int next() throws IOException {
        if (in.available() == 0) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new InterruptedIOException("no whole answer in time");
            }
            timeout.set((int) Math.max(1, left));
        }
        return in.read();
    }
}
