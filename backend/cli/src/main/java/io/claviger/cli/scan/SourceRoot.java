package io.claviger.cli.scan;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The folder that reports name paths from: the top of the repository in which the first target lies, so that a code host
 * finds the file; without a repository the target itself.
 */
record SourceRoot(Path folder) {

    private static final String PLAIN = "-._~/!$'()*,;=@";

    static SourceRoot of(List<String> targets) {
        String first = targets.stream()
                .filter(target -> !target.equals("-") && !Repository.isUrl(target))
                .findFirst()
                .orElse(".");
        Path path = Path.of(first).toAbsolutePath().normalize();
        Path start = Files.isDirectory(path) || path.getParent() == null ? path : path.getParent();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return new SourceRoot(folder);
            }
        }
        return new SourceRoot(start);
    }

    /** Its URI, which ends with a slash. */
    String uri() {
        return "file://" + encoded(folder.toString().replaceFirst("/*$", "/"));
    }

    /** A path as a reference relative to this folder, or as a whole URI when it lies elsewhere. */
    String reference(Finding.Place place) {
        if (place.commit() != null && place.path().equals(place.within())
                || place.path().equals("-")) {
            return encoded(place.path());
        }
        int scheme = place.path().indexOf("://");
        if (place.commit() != null && scheme > 0) {
            return place.path().substring(0, scheme + 1) + encoded(place.path().substring(scheme + 1));
        }
        String path = absolute(place.path());
        String top = folder.toString().replaceFirst("/*$", "/");
        return path.startsWith(top) ? encoded(path.substring(top.length())) : "file://" + encoded(path);
    }

    /** A path as it is written, from the root; it need not be one that the file system takes. */
    static String absolute(String path) {
        int mark = path.indexOf('!');
        String file = mark < 0 ? path : path.substring(0, mark);
        Deque<String> folders = new ArrayDeque<>();
        for (String name : (path.startsWith("/") ? file : Path.of("").toAbsolutePath() + "/" + file).split("/")) {
            if (name.equals("..")) {
                folders.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                folders.addLast(name);
            }
        }
        return "/" + String.join("/", folders) + (mark < 0 ? "" : path.substring(mark));
    }

    /** Percent-encoded as RFC 3986 wants it; the colon too, since what stands before one would be a scheme. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || PLAIN.indexOf(b) >= 0;
            encoded.append(plain ? "" + (char) b : String.format("%%%02X", b & 0xFF));
        }
        return encoded.toString();
    }
}
