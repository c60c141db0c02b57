package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A file that CloudTrail wrote: of one account and region, with records of some minutes.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html">names and format</a>
 */
public record TrailFile(String account, String region) implements Comparable<TrailFile> {

    private static final Pattern NAME = Pattern.compile(
            "(?:.*/)?([0-9]{12})_CloudTrail_([a-z0-9-]{4,30})_[0-9]{8}T[0-9]{4}Z_[^/]{1,64}\\.json(?:\\.gz)?");
    /** CloudTrail's own files are a few megabytes; what unpacks to more is none of them. */
    private static final int LARGEST = 1 << 28;

    @Override
    public int compareTo(TrailFile other) {
        return (account + region).compareTo(other.account + other.region);
    }

    /** What the name of a file says; empty when CloudTrail does not name its files so. */
    public static Optional<TrailFile> of(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? Optional.of(new TrailFile(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /**
     * The records of a file, packed or not.
     *
     * @throws IOException if it breaks off, or is not what CloudTrail writes
     */
    public static List<Shape> read(InputStream file) throws IOException {
        try {
            Shape content = Shape.of(unpacked(file));
            if (!content.has("Records")) {
                throw new IOException("it has no 'Records'");
            }
            return content.parts("Records");
        } catch (EOFException brokenOff) {
            throw new IOException("it breaks off", brokenOff);
        } catch (IllegalArgumentException | UncheckedIOException malformed) {
            throw new IOException(malformed.getMessage(), malformed);
        }
    }

    private static String unpacked(InputStream file) throws IOException {
        PushbackInputStream start = new PushbackInputStream(file, 2);
        byte[] magic = start.readNBytes(2);
        start.unread(magic);
        boolean packed = magic.length == 2 && magic[0] == (byte) 0x1f && magic[1] == (byte) 0x8b;
        InputStream plain = packed ? new GZIPInputStream(start) : start;
        byte[] content = plain.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new IOException("it unpacks to more than 256 MiB");
        }
        return new String(content, StandardCharsets.UTF_8);
    }
}
