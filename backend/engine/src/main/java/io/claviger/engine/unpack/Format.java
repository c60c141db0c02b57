package io.claviger.engine.unpack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What holds other texts, by its first bytes. */
enum Format {
    ZIP,
    GZIP,
    BZIP2,
    XZ,
    LZMA,
    LZ4,
    ZSTD,
    COMPRESS,
    TAR,
    AR,
    CPIO,
    SEVEN_ZIP,
    PDF,
    SQLITE;

    /** So many bytes tell: the mark of tar stands behind the first header. */
    static final int SNIFFED = 265;

    static Optional<Format> of(byte[] bytes, String path) {
        String start = new String(bytes, StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\3\4") || start.startsWith("PK\5\6")) {
            return Optional.of(ZIP);
        }
        if (start.startsWith("\u001F\u008B\b")) {
            return Optional.of(GZIP);
        }
        if (start.startsWith("BZh") && start.startsWith("1AY&SY", 4)) {
            return Optional.of(BZIP2);
        }
        if (start.startsWith("\u00FD7zXZ\0")) {
            return Optional.of(XZ);
        }
        if (start.startsWith("(\u00B5/\u00FD")) {
            return Optional.of(ZSTD);
        }
        if (start.startsWith("\4\"M\u0018")) {
            return Optional.of(LZ4);
        }
        if (start.startsWith("\u001F\u009D")) {
            return Optional.of(COMPRESS);
        }
        // Its mark is too short to be told by itself: the usual properties, and a dictionary of whole kilobytes.
        if (start.startsWith("]\0\0") && path.toLowerCase(Locale.ROOT).endsWith(".lzma")) {
            return Optional.of(LZMA);
        }
        if (start.startsWith("7z\u00BC\u00AF'\u001C")) {
            return Optional.of(SEVEN_ZIP);
        }
        return start.startsWith("%PDF-")
                ? Optional.of(PDF)
                : start.startsWith("SQLite format 3\0") ? Optional.of(SQLITE) : archive(start, path);
    }

    private static Optional<Format> archive(String start, String path) {
        if (start.startsWith("!<arch>\n")) {
            return Optional.of(AR);
        }
        if (start.startsWith("070701") || start.startsWith("070702") || start.startsWith("070707")) {
            return isOctalOrHex(start) ? Optional.of(CPIO) : Optional.empty();
        }
        boolean named = path.toLowerCase(Locale.ROOT).endsWith(".tar") && start.indexOf('\0') > 0;
        return start.startsWith("ustar", 257) || named ? Optional.of(TAR) : Optional.empty();
    }

    /** A header of cpio has nothing but digits: a text may begin with the same six. */
    private static boolean isOctalOrHex(String start) {
        int header = 76;
        return start.length() > header && start.substring(0, header).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
