package io.claviger.server.catalog;

import io.claviger.spi.ObjectRef;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what names the thing (RFC 9562, version 8): the same object has the same id in every crawl, and a
 * reference to something that was not seen yet is already right. The first 128 bits of SHA-256 over the length-prefixed parts.
 */
public final class CatalogIds {

    private CatalogIds() {}

    /** An identity, credential, resource or place of text. */
    public static UUID object(UUID sourceId, ObjectRef ref) {
        return object(sourceId, ref.kind(), ref.externalId());
    }

    public static UUID object(UUID sourceId, String kind, String externalId) {
        return named(sourceId, kind, externalId);
    }

    public static UUID owner(String key) {
        return named(new UUID(0, 0), "owner", key);
    }

    /** An edge or anything else that several parts name together. */
    public static UUID named(UUID sourceId, String... parts) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(16)
                .putLong(sourceId.getMostSignificantBits())
                .putLong(sourceId.getLeastSignificantBits())
                .flip());
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
