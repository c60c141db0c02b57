package io.claviger.engine.secrets;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes UTF-8 of UTF-16, or of UTF-32 behind its byte order mark, as it comes in pieces. Lines and columns stay what they are; a
 * byte order mark counts for none.
 */
final class WideText {

    private static final int SNIFFED = 2_000;

    private final CharsetDecoder decoder;
    /** Bytes of a character whose rest is in the next piece. */
    private byte[] rest = new byte[0];

    private boolean begun;

    private WideText(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** By its byte order mark, or by every second byte of the beginning being zero. Nothing for what is neither. */
    static @Nullable WideText of(byte[] piece, int offset, int count) {
        if (count < 4) {
            return null;
        }
        int first = piece[offset] & 0xFF;
        int second = piece[offset + 1] & 0xFF;
        int third = piece[offset + 2] & 0xFF;
        int fourth = piece[offset + 3] & 0xFF;
        if (first == 0xFF && second == 0xFE) {
            return new WideText(third + fourth == 0 ? StandardCharsets.UTF_32LE : StandardCharsets.UTF_16LE);
        }
        if (first + second == 0 && third == 0xFE && fourth == 0xFF) {
            return new WideText(StandardCharsets.UTF_32BE);
        }
        if (first == 0xFE && second == 0xFF) {
            return new WideText(StandardCharsets.UTF_16BE);
        }
        boolean zero = false;
        for (int i = 0; i < Math.min(count, 64); i++) {
            zero |= piece[offset + i] == 0;
        }
        int pairs = zero ? Math.min(count, SNIFFED) / 2 : 0;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < pairs; i++) {
            evenZeros += piece[offset + 2 * i] == 0 ? 1 : 0;
            oddZeros += piece[offset + 2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs >= 8 && evenZeros == 0 && oddZeros * 10 >= pairs * 9) {
            return new WideText(StandardCharsets.UTF_16LE);
        }
        return pairs >= 8 && oddZeros == 0 && evenZeros * 10 >= pairs * 9
                ? new WideText(StandardCharsets.UTF_16BE)
                : null;
    }

    byte[] narrow(byte[] piece, int offset, int count) {
        byte[] all = Arrays.copyOf(rest, rest.length + count);
        System.arraycopy(piece, offset, all, rest.length, count);
        ByteBuffer in = ByteBuffer.wrap(all);
        CharBuffer out = CharBuffer.allocate(all.length / 2 + 2);
        decoder.decode(in, out, false);
        rest = Arrays.copyOfRange(all, in.position(), all.length);
        out.flip();
        if (!begun && out.hasRemaining()) {
            begun = true;
            if (out.get(out.position()) == '\uFEFF') {
                out.get();
            }
        }
        ByteBuffer utf8 = StandardCharsets.UTF_8.encode(out);
        byte[] narrow = new byte[utf8.remaining()];
        utf8.get(narrow);
        return narrow;
    }
}
