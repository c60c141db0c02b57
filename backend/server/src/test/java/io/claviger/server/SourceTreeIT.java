package io.claviger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What only the source files show: their length, and that every package says what it owns. */
class SourceTreeIT {

    private static final int LONGEST_JAVA = 300;
    private static final int LONGEST_TYPESCRIPT = 250;
    private static final int LONGEST_METHOD = 40;
    private static final Path ROOT =
            Path.of("").toAbsolutePath().resolve("../..").normalize();
    /** What is made from sources, and what others wrote. */
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", "dist", "generated");

    @Test
    void noFileIsLongerThanAFewScreens() throws IOException {
        // When
        List<Path> tooLong = sources().stream()
                .filter(file -> text(file).lines().count() > longest(file))
                .toList();

        // Then
        assertThat(tooLong).isEmpty();
    }

    /** Of the code that runs: a test may tell a longer story. */
    @Test
    void noMethodIsLongerThanAScreen() throws IOException {
        // Given
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> tooLong = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask parser = (JavacTask) compiler.getTask(
                    null, files, problem -> {}, List.of(), null, files.getJavaFileObjectsFromPaths(mainJava()));
            SourcePositions positions = Trees.instance(parser).getSourcePositions();

            // When
            for (CompilationUnitTree file : parser.parse()) {
                new LongMethods(file, positions, tooLong).scan(file, null);
            }
        }

        // Then
        assertThat(tooLong).isEmpty();
    }

    /** From the brace that opens a method's body to the one that closes it. */
    private static final class LongMethods extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final List<String> found;

        LongMethods(CompilationUnitTree file, SourcePositions positions, List<String> found) {
            this.file = file;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            BlockTree body = method.getBody();
            if (body != null && line(positions.getEndPosition(file, body)) - begin(body) >= LONGEST_METHOD) {
                found.add(file.getSourceFile().getName() + ": " + method.getName());
            }
            return super.visitMethod(method, null);
        }

        private long begin(BlockTree body) {
            return line(positions.getStartPosition(file, body));
        }

        private long line(long position) {
            return file.getLineMap().getLineNumber(position);
        }
    }

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        // Given
        List<Path> main = mainJava();

        // Then
        assertThat(main).isNotEmpty();
        assertThat(main.stream().map(Path::getParent).distinct())
                .allMatch(folder -> Files.exists(folder.resolve("package-info.java")));
        assertThat(main.stream().filter(file -> file.endsWith("package-info.java")))
                .allMatch(
                        file -> text(file).contains("@NullMarked") && text(file).startsWith("/**"));
    }

    private static int longest(Path file) {
        return file.toString().endsWith(".java") ? LONGEST_JAVA : LONGEST_TYPESCRIPT;
    }

    private static List<Path> mainJava() throws IOException {
        return sources().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .toList();
    }

    /** Java and TypeScript, the tests' too. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().matches(".+\\.(java|tsx?|mjs)")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
