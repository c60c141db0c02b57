package io.claviger.connector.git;

import static io.claviger.connector.git.TestRepository.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import io.claviger.spi.Settings;
import io.claviger.testkit.RecordingSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories of which nothing can be read. */
class ClosedRepositoriesIT {

    private final Path temp;

    @AutoClose
    private final TestRepository repository;

    ClosedRepositoriesIT(@TempDir Path temp) {
        this.temp = temp;
        repository = new TestRepository(temp.resolve("shop"));
    }

    @Test
    void tellsThatNothingLeadsToTheObjectsOfARepository() throws Exception {
        // Given
        repository.write("a.txt", "content").commit(ANNA);
        Files.delete(repository.folder.resolve(".git/refs/heads/main"));

        // When
        RecordingSink sink = crawl(repository.folder);

        // Then
        assertThat(sink.texts()).isEmpty();
        assertThat(sink.problems()).hasSize(1).allMatch(Problem::hidesObjects);
        assertThat(sink.problems().getFirst().message()).contains("no branch, tag or HEAD leads to any of them");
    }

    @Test
    void saysOfARepositoryOfAnotherHashWhatItIs() throws Exception {
        // Given
        Path other = Files.createDirectory(temp.resolve("other"));
        Process init = new ProcessBuilder("git", "init", "-q", "--object-format=sha256", other.toString())
                .inheritIO()
                .start();
        assertThat(init.waitFor()).isZero();

        // When
        ConnectorException told = catchThrowableOfType(ConnectorException.class, () -> crawl(other));

        // Then
        assertThat(told.category()).isEqualTo(Category.PROTOCOL);
        assertThat(told).hasMessageContaining("SHA256").hasMessageContaining("git log --all");
    }

    private static RecordingSink crawl(Path location) throws Exception {
        RecordingSink sink = new RecordingSink();
        Settings settings = new Settings(Map.of("location", location.toString()));
        try (Connector connector = new GitConnectorFactory().open(settings)) {
            connector.crawl(connector.scopes().getFirst(), null, sink);
        }
        return sink;
    }
}
