package io.claviger.engine.secrets;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a beginning of bytes says of all of them. */
enum Content {
    TEXT,
    /** No text, but programs and data hold texts. */
    BINARY,
    /** A picture, sound, film or font. */
    PICTURE;

    private static final int SNIFFED = 8_000;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;

    /** Beginnings of formats in which nobody writes secrets, as text of a byte a character. */
    private static final String[] PICTURES = {
        "\u0089PNG\r\n",
        "\u00FF\u00D8\u00FF",
        "GIF87a",
        "GIF89a",
        "\0\0\1\0",
        "II*\0",
        "MM\0*",
        "wOFF",
        "wOF2",
        "OTTO",
        "\0\1\0\0\0",
        "ID3",
        "OggS",
        "fLaC",
        "\u001AE\u00DF\u00A3",
        "8BPS",
        "\0\0\0\fjP",
        "FLV\1"
    };

    static Content of(byte[] bytes, int length) {
        String start = new String(bytes, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1);
        if (isPicture(start)) {
            return PICTURE;
        }
        return hasZero(bytes, Math.min(length, SNIFFED)) ? BINARY : TEXT;
    }

    private static boolean hasZero(byte[] bytes, int length) {
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, at);
            if ((eight - ONES & ~eight & HIGHEST) != 0) {
                return true;
            }
        }
        while (at < length && bytes[at] != 0) {
            at++;
        }
        return at < length;
    }

    private static boolean isPicture(String start) {
        for (String picture : PICTURES) {
            if (start.startsWith(picture)) {
                return true;
            }
        }
        boolean riff = start.startsWith("RIFF")
                && (start.startsWith("WEBP", 8) || start.startsWith("WAVE", 8) || start.startsWith("AVI ", 8));
        return riff
                || start.startsWith("ftyp", 4) && start.charAt(0) == 0
                || start.startsWith("BM") && start.startsWith("\0\0\0\0", 6);
    }
}
