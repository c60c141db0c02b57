package io.claviger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents: what they link to is there. */
class DocumentsIT {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    @Test
    void everyLinkLeadsToSomethingThatIsThere() throws IOException {
        // Given
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThan(4).contains(ROOT.resolve("README.md"));

        // When
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Path document : documents) {
            Matcher link = LINK.matcher(Files.readString(document));
            while (link.find()) {
                links++;
                if (!leadsSomewhere(document, link.group(1))) {
                    dead.add(ROOT.relativize(document) + " -> " + link.group(1));
                }
            }
        }

        // Then
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(10);
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> all = Stream.of(ROOT.resolve("README.md"), ROOT.resolve("docs"), ROOT.resolve("helm"))
                .flatMap(DocumentsIT::below)) {
            return all.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static Stream<Path> below(Path path) {
        try {
            return Files.walk(path);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static boolean leadsSomewhere(Path document, String target) throws IOException {
        if (target.matches("[a-z]+:.*")) {
            return target.startsWith("https://");
        }
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return Files.exists(file)
                && file.startsWith(ROOT)
                && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    private static List<String> anchors(Path file) throws IOException {
        return HEADING.matcher(Files.readString(file))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
