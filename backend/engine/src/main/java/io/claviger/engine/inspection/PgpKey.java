package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Encodings;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first packet of an OpenPGP key (RFC 9580, sections 4.2, 5.5.2 and 5.5.3), versions 4 and 6.
 *
 * @param encrypted whether its secret parts are
 */
record PgpKey(InspectionCheck strength, boolean encrypted) {

    private static final Pattern ARMOUR = Pattern.compile(
            "-----BEGIN PGP (?:PRIVATE|PUBLIC) KEY BLOCK-----(?:\\R[A-Za-z]+: .*)*\\R\\R([0-9A-Za-z+/=\\s]{40,60000}?)(?:\\R=[0-9A-Za-z+/]{4})?\\R-----END");
    private static final int SECRET_KEY = 5;
    private static final int PUBLIC_KEY = 6;
    private static final int VERSION_6 = 6;

    /** Nothing when there is none, or it is of another form. */
    static Optional<PgpKey> of(String text) {
        Matcher armour = ARMOUR.matcher(text.replace("\\n", "\n"));
        byte[] bytes = armour.find() ? Encodings.base64(armour.group(1).replaceAll("\\s", "")) : null;
        try {
            return bytes == null ? Optional.empty() : read(ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<PgpKey> read(ByteBuffer in) {
        int header = in.get() & 0xFF;
        boolean fresh = (header & 0x40) != 0;
        int tag = fresh ? header & 0x3F : header >> 2 & 0x0F;
        if (tag != SECRET_KEY && tag != PUBLIC_KEY) {
            return Optional.empty();
        }
        int first = fresh ? in.get() & 0xFF : 0;
        skip(in, fresh ? (first < 192 ? 0 : first < 255 ? 1 : 4) : 1 << (header & 3));
        int version = in.get();
        skip(in, 4); // when it was made
        int algorithm = in.get();
        if (version == VERSION_6) {
            skip(in, 4); // how long the public part is
        }
        InspectionCheck strength = skipPublicPart(in, algorithm);
        return Optional.of(new PgpKey(strength, tag == SECRET_KEY && in.get() != 0));
    }

    /** By the numbers of section 9.1. */
    private static InspectionCheck skipPublicPart(ByteBuffer in, int algorithm) {
        return switch (algorithm) {
            case 1, 2, 3 -> {
                int bits = skipNumber(in);
                skipNumber(in);
                yield KeyStrength.rsa(bits);
            }
            case 17 -> {
                for (int i = 0; i < 4; i++) {
                    skipNumber(in);
                }
                yield KeyStrength.dsa();
            }
            case 19, 22 -> {
                skip(in, in.get() & 0xFF); // which curve
                skipNumber(in);
                yield KeyStrength.of(algorithm == 19 ? "ECDSA" : "EdDSA");
            }
            case 27 -> {
                skip(in, 32);
                yield KeyStrength.of("Ed25519");
            }
            case 28 -> {
                skip(in, 57);
                yield KeyStrength.of("Ed448");
            }
            default -> throw new IllegalArgumentException("an algorithm that no certifying key has");
        };
    }

    /** A number of section 3.2, behind how many bits it has. */
    private static int skipNumber(ByteBuffer in) {
        int bits = in.getShort() & 0xFFFF;
        skip(in, (bits + 7) / 8);
        return bits;
    }

    private static void skip(ByteBuffer in, int bytes) {
        in.position(in.position() + bytes);
    }
}
