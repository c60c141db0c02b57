package io.claviger.cli.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that is asked about.
 *
 * @param path as a report writes it: of a text in an archive with an exclamation mark in between
 */
record Explained(String path, int line) {

    private static final Pattern PLACE = Pattern.compile("(?s)(.+):([0-9]{1,9})");

    static Explained of(String place) {
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches() || parts.group(2).matches("0+")) {
            throw new ScanException("--explain takes a path, a colon and a line, such as deploy/app.yml:12");
        }
        return new Explained(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** Whether it is a line of standard input, or of what is packed in that. */
    boolean isGiven() {
        return path.equals("-") || path.startsWith("-!");
    }

    /** The file, which for a text in an archive is the archive. */
    Path file() {
        for (int mark = path.indexOf('!');
                mark > 0 && !Files.exists(Path.of(path));
                mark = path.indexOf('!', mark + 1)) {
            Path outer = Path.of(path.substring(0, mark));
            if (Files.isRegularFile(outer)) {
                return outer;
            }
        }
        return Path.of(path);
    }
}
