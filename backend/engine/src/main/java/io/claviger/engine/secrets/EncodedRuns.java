package io.claviger.engine.secrets;

import io.claviger.engine.secrets.View.Made;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds base64 and hex of text by looking at eight bytes at a time, of which what is long enough to hide a secret fills some.
 * What does not decode to text is passed over after its first bytes.
 */
final class EncodedRuns {

    /** Whatever is as long has eight bytes that stand together in one place of the grid. */
    private static final int SHORTEST = 16;

    /** So many bytes of a text's first nine may be none of ASCII: as many as a byte order mark has. */
    private static final int MARK = 3;

    /** Lines of wrapped base64 are this long or longer. */
    private static final int WRAPPED = 56;

    private static final int INFLATED_AT_MOST = 1 << 20;
    private static final byte[] NONE = {};

    /** So many times eight bytes are looked at in one go. */
    private static final int PLACES = 1 << 9;

    private EncodedRuns() {}

    static void find(Window window, Edits edits) {
        byte[] text = window.bytes();
        int length = window.length();
        int[] places = new int[Math.min(PLACES, length / Long.BYTES)];
        int done = 0;
        for (int from = 0; from <= length - Long.BYTES; from += PLACES * Long.BYTES) {
            int last = Math.min(length, from + PLACES * Long.BYTES) - Long.BYTES;
            int count = EncodedDigits.find(text, from, last, places);
            for (int i = 0; i < count; i++) {
                if (places[i] >= done && EncodedDigits.areEight(text, places[i])) {
                    done = around(text, length, places[i], done, edits);
                }
            }
        }
    }

    /** Adds what the run around eight digits stands for; answers where to go on. */
    private static int around(byte[] text, int length, int eight, int done, Edits edits) {
        if (EncodedDigits.beside(text, length, eight) < SHORTEST - Long.BYTES) {
            return eight;
        }
        int start = eight;
        while (start > done && EncodedDigits.is(text[start - 1])) {
            start--;
        }
        int end = eight + Long.BYTES;
        while (end < length && EncodedDigits.is(text[end])) {
            end++;
        }
        return end - start >= SHORTEST ? run(text, length, start, end, edits) : end;
    }

    /** Adds what a run stands for; answers where to go on. */
    private static int run(byte[] text, int length, int start, int end, Edits edits) {
        if (isPartOfToken(text, length, start, end)) {
            return end;
        }
        int hexStart = text[start] == '0' && (text[start + 1] | 0x20) == 'x' ? start + 2 : start;
        byte[] hex = hex(text, hexStart, end);
        if (hex.length > 0) {
            edits.add(hexStart, end, hex, Made.HEX);
            return end;
        }
        for (int shift = 0; shift < (start == 0 ? 4 : 1); shift++) {
            if (beginsLikeText(text, start + shift, end)) {
                int stop = wrapped(text, length, start, end);
                base64(text, length, start + shift, stop, edits);
                return stop;
            }
        }
        return end;
    }

    /** Parts of a JSON Web Token are told with it. */
    private static boolean isPartOfToken(byte[] text, int length, int start, int end) {
        boolean before = start > 1 && text[start - 1] == '.' && EncodedDigits.is(text[start - 2]);
        boolean after = end + 1 < length && text[end] == '.' && EncodedDigits.is(text[end + 1]);
        return (before || after) && text[start] == 'e' && text[start + 1] == 'y';
    }

    /** Looks at twelve digits, or at two when they are the beginning of something compressed. */
    private static boolean beginsLikeText(byte[] text, int start, int end) {
        if (end - start < SHORTEST) {
            return false;
        }
        if (text[start] == 'H' && text[start + 1] == '4' && text[start + 2] == 's' && text[start + 3] == 'I') {
            return true;
        }
        int zeros = 0;
        int foreign = 0;
        for (int index = 0; index < 9; index++) {
            int octet = bits(text, start + index / 3 * 4) >> 16 - index % 3 * 8 & 0xFF;
            if (octet == 0 && index % 2 == 1) {
                zeros++;
            } else if (!isText(octet)) {
                return false;
            }
            foreign += octet >> 7;
        }
        return foreign <= MARK && (zeros == 0 || zeros >= 3);
    }

    private static int bits(byte[] text, int at) {
        return EncodedDigits.of(text[at]) << 18
                | EncodedDigits.of(text[at + 1]) << 12
                | EncodedDigits.of(text[at + 2]) << 6
                | EncodedDigits.of(text[at + 3]);
    }

    /** The end of a run that goes on in the next lines, indented or not. */
    private static int wrapped(byte[] text, int length, int start, int end) {
        int stop = end;
        int line = end - start;
        while (line >= WRAPPED && stop < length) {
            int next = stop;
            boolean escaped = text[next] == '\\' && next + 1 < length && text[next + 1] == 'n';
            next += escaped ? 2 : 0;
            while (next < length
                    && next - stop < 80
                    && (text[next] == '\n' || text[next] == '\r' || text[next] == ' ' || text[next] == '\t')) {
                next++;
            }
            int run = next;
            while (run < length && EncodedDigits.is(text[run])) {
                run++;
            }
            if (next == stop || run == next || run - next > line) {
                break;
            }
            line = run - next;
            stop = run;
        }
        return stop;
    }

    private static void base64(byte[] text, int length, int start, int end, Edits edits) {
        byte[] decoded = new byte[(end - start) / 4 * 3 + 3];
        int size = 0;
        int bits = 0;
        int count = 0;
        boolean whole = true;
        for (int i = start; i < end; i++) {
            int digit = EncodedDigits.of(text[i]);
            if (digit < 0 || i > start && text[i] == 'n' && text[i - 1] == '\\') {
                whole = false;
                continue;
            }
            bits = bits << 6 | digit;
            if (++count == 4) {
                decoded[size++] = (byte) (bits >> 16);
                decoded[size++] = (byte) (bits >> 8);
                decoded[size++] = (byte) bits;
                bits = 0;
                count = 0;
            }
        }
        if (count >= 2) {
            decoded[size++] = (byte) (bits >> (count == 2 ? 4 : 10));
        }
        if (count == 3) {
            decoded[size++] = (byte) (bits >> 2);
        }
        byte[] plain = plain(decoded, size);
        if (plain == null) {
            return;
        }
        boolean same = whole && plain.length == size;
        int stop = end;
        while (stop < length && stop < end + 2 && text[stop] == '=') {
            stop++;
        }
        edits.add(start, stop, plain, same ? Made.BASE64 : Made.PACKED);
    }

    /** The text that bytes are, also compressed or of two bytes a character; nothing when they are none. */
    private static byte @Nullable [] plain(byte[] bytes, int size) {
        if (size > 18 && bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B) {
            return inflated(bytes, size);
        }
        boolean wide = size > 8 && bytes[3] == 0 && bytes[5] == 0;
        int mark = wide && bytes[0] == (byte) 0xFF ? 1 : 0;
        byte[] narrow = new byte[wide ? size / 2 - mark : size];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = bytes[wide ? 2 * (i + mark) : i];
        }
        return isMostlyText(narrow) ? narrow : null;
    }

    private static byte @Nullable [] inflated(byte[] bytes, int size) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, 0, size))) {
            byte[] text = in.readNBytes(INFLATED_AT_MOST);
            return isMostlyText(text) ? text : null;
        } catch (IOException noGzip) {
            // Bytes that begin like something compressed and are not: no text, and nothing that was to be read.
            return null;
        }
    }

    private static byte[] hex(byte[] text, int start, int end) {
        int size = (end - start) / 2;
        if ((end - start) % 2 != 0 || size < SHORTEST / 2) {
            return NONE;
        }
        byte[] decoded = new byte[Math.min(size, 6)];
        for (int i = 0; i < size; i++) {
            int high = Character.digit(text[start + 2 * i], 16);
            int low = Character.digit(text[start + 2 * i + 1], 16);
            if (high < 0 || low < 0 || !isText(high << 4 | low)) {
                return NONE;
            }
            if (i == 6) {
                decoded = java.util.Arrays.copyOf(decoded, size);
            }
            decoded[i] = (byte) (high << 4 | low);
        }
        return isMostlyText(decoded) ? decoded : NONE;
    }

    /** No control characters, and most of it ASCII. */
    private static boolean isMostlyText(byte[] bytes) {
        int ascii = 0;
        for (byte b : bytes) {
            if (!isText(b & 0xFF)) {
                return false;
            }
            ascii += b > 0 ? 1 : 0;
        }
        return bytes.length >= 8 && ascii * 10 >= bytes.length * 9;
    }

    private static boolean isText(int octet) {
        return octet >= 0x20 && octet != 0x7F || octet == '\n' || octet == '\r' || octet == '\t';
    }
}
