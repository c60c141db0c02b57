package io.claviger.server.crawl;

import static io.claviger.server.crawl.ScriptedSource.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CrawlIT {

    @Inject
    ScriptedSource source;

    @Test
    void readsEveryScopeIntoTheCatalogAndEndsComplete() {
        // Given
        source.script()
                .scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> sink.observe(identity("two")));

        // When
        ObjectNode crawl = source.crawl();

        // Then
        assertThat(crawl.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(crawl.path("observations").asLong()).isEqualTo(2);
        assertThat(crawl.path("discovered").asLong()).isEqualTo(2);
        assertThat(source.live()).containsExactly("one", "two");
    }

    @Test
    void aForbiddenScopeLosesNothing() {
        // Given
        source.script()
                .scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> sink.observe(identity("two")));
        source.crawl();
        source.script().scope("b", (from, sink) -> {
            throw new ConnectorException(Category.FORBIDDEN, "May not list b. Grant read on b");
        });

        // When
        ObjectNode second = source.crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("PARTIAL");
        assertThat(second.at("/problems/0/category").asText()).isEqualTo("FORBIDDEN");
        assertThat(second.at("/problems/0/remedy").asText()).isEqualTo("Grant read on b");
        assertThat(source.live()).containsExactly("one", "two");
    }

    @Test
    void aProblemThatHidesObjectsKeepsWhatWasNotSeen() {
        // Given
        source.script().scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.observe(identity("two"));
        });
        source.crawl();
        source.script().scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.problem(new Problem(Category.FORBIDDEN, "table x", "May not be read", "GRANT SELECT ON x"));
        });

        // When
        ObjectNode second = source.crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("PARTIAL");
        assertThat(source.live()).containsExactly("one", "two");
    }

    @Test
    void aFactThatStaysUnknownLeavesTheScopeComplete() {
        // Given
        source.script().scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.observe(identity("two"));
        });
        source.crawl();
        source.script().scope("a", (from, sink) -> {
            sink.observe(identity("one"));
            sink.problem(Problem.ofFact(Category.FORBIDDEN, "last use", "Not told", "GRANT pg_monitor"));
        });

        // When
        ObjectNode second = source.crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("COMPLETE");
        assertThat(second.at("/problems/0/subject").asText()).isEqualTo("last use");
        assertThat(source.live()).containsExactly("one");
    }

    @Test
    void aWrongPasswordEndsTheCrawlAtOnceAndSaysWhatToDo() {
        // Given
        source.script().scopesFail =
                new ConnectorException(Category.AUTHENTICATION, "The password is wrong. Enter the right one");

        // When
        ObjectNode crawl = source.crawl();

        // Then
        assertThat(crawl.path("state").asText()).isEqualTo("FAILED");
        assertThat(crawl.path("category").asText()).isEqualTo("AUTHENTICATION");
        assertThat(crawl.path("remedy").asText()).isEqualTo("Enter the right one");
    }

    @Test
    void whatAScopeHadThatTheSourceNoLongerHasIsGone() {
        // Given
        source.script()
                .scope("a", (from, sink) -> sink.observe(identity("one")))
                .scope("b", (from, sink) -> sink.observe(identity("two")));
        source.crawl();
        source.script().parts.remove("b");

        // When
        source.crawl();

        // Then
        assertThat(source.live()).containsExactly("one");
    }
}
