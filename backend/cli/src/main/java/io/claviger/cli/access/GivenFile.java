package io.claviger.cli.access;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** A file as people have it: packed by gzip or not, in UTF-8 or, as some shells write, in UTF-16 behind a mark of byte order. */
final class GivenFile {

    private static final int MARK = 3;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private GivenFile() {}

    /** What is no text becomes replacement characters: then its line is unreadable, not the file. */
    static BufferedReader open(String name) throws IOException {
        InputStream given = name.equals("-") ? System.in : Files.newInputStream(Path.of(name));
        try {
            return decoded(unpacked(new BufferedInputStream(given)));
        } catch (IOException unreadable) {
            given.close();
            throw unreadable;
        }
    }

    static String text(String name) throws IOException {
        try (BufferedReader in = open(name)) {
            StringWriter text = new StringWriter();
            in.transferTo(text);
            return text.toString();
        }
    }

    private static BufferedInputStream unpacked(BufferedInputStream in) throws IOException {
        byte[] start = ahead(in);
        return start.length > 1 && Arrays.equals(start, 0, 2, GZIP, 0, 2)
                ? new BufferedInputStream(new GZIPInputStream(in))
                : in;
    }

    private static BufferedReader decoded(BufferedInputStream in) throws IOException {
        byte[] start = ahead(in);
        int first = start.length > 1 ? (start[0] & 0xff) << 8 | start[1] & 0xff : 0;
        Charset charset = switch (first) {
            case 0xfffe -> StandardCharsets.UTF_16LE;
            case 0xfeff -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
        boolean marked = charset == StandardCharsets.UTF_8 && first == 0xefbb && start.length == MARK;
        in.skipNBytes(charset != StandardCharsets.UTF_8 ? 2 : marked ? MARK : 0);
        return new BufferedReader(new InputStreamReader(in, charset));
    }

    private static byte[] ahead(BufferedInputStream in) throws IOException {
        in.mark(MARK);
        byte[] start = in.readNBytes(MARK);
        in.reset();
        return start;
    }
}
