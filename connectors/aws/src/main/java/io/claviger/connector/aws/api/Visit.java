package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Parts;
import io.claviger.spi.Problem;
import io.claviger.spi.Text;
import io.claviger.spi.UsageSink;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One crawl of one scope.
 *
 * @param cloud all that the source reaches
 * @param accounts the ids of all accounts of the source
 * @param parts where its facts go, and how far an earlier run came
 * @param usage where records of use go
 */
public record Visit(
        Cloud cloud, Session session, Set<String> accounts, AwsSettings settings, Parts parts, UsageSink usage) {

    public CrawlSink sink() {
        return parts.sink();
    }

    public Calls calls() {
        return session.calls();
    }

    /** A session of the source's own credentials, whichever role the visited account is read with. */
    public Session own() throws ConnectorException, InterruptedException {
        return cloud.session(cloud.caller());
    }

    public Optional<String> environment() {
        return settings.environment();
    }

    /** One more fact of something that was handed over anyway. */
    @FunctionalInterface
    public interface Detail<T> {
        @Nullable
        T read() throws ConnectorException, InterruptedException;
    }

    /**
     * Reads a fact without which the object is still told. That it is refused is a problem of the scope; that it is not there is
     * no fact; whatever says that nothing more can be read ends the scope.
     */
    public <T> Optional<T> detail(String subject, Detail<T> detail) throws ConnectorException, InterruptedException {
        try {
            return Optional.ofNullable(detail.read());
        } catch (ConnectorException failure) {
            switch (failure.category()) {
                case NOT_FOUND -> {
                    return Optional.empty();
                }
                case FORBIDDEN, PROTOCOL, UNAVAILABLE -> {
                    sink().problem(Problem.ofFact(failure.category(), subject, failure.getMessage(), remedy(failure)));
                    return Optional.empty();
                }
                case AUTHENTICATION, RATE_LIMITED -> throw failure;
            }
            throw failure;
        }
    }

    /** A fact that AWS answers with an error where there is nothing. */
    public static <T> @Nullable T unlessAbsent(T absent, Detail<T> fact)
            throws ConnectorException, InterruptedException {
        try {
            return fact.read();
        } catch (ConnectorException failure) {
            if (failure.category() == Category.NOT_FOUND) {
                return absent;
            }
            throw failure;
        }
    }

    /** Reads a list that is only a part of the scope. What refuses it hides objects. */
    public boolean list(String subject, Parts.Part list) throws ConnectorException, InterruptedException {
        try {
            list.read();
            return true;
        } catch (ConnectorException failure) {
            if (failure.category() == Category.AUTHENTICATION || failure.category() == Category.RATE_LIMITED) {
                throw failure;
            }
            sink().problem(new Problem(failure.category(), subject, failure.getMessage(), remedy(failure)));
            return false;
        }
    }

    private static @Nullable String remedy(ConnectorException failure) {
        String message = failure.getMessage();
        int end = message.indexOf(". ");
        return end < 0 ? null : message.substring(end + 2);
    }

    /** Hands over text, such as environment variables, in which a secret may have been left. */
    public void text(ObjectRef place, ObjectRef holder, String location, @Nullable Instant written, String content)
            throws InterruptedException {
        if (settings.texts() && !content.isBlank()) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            Text.Place where = new Text.Place(place, holder, location, null, true, null, written, Map.of());
            sink().text(new Text(where, bytes.length, () -> new ByteArrayInputStream(bytes)));
        }
    }

    /** Environment variables as lines of text. */
    public static String lines(Map<String, String> variables) {
        StringBuilder lines = new StringBuilder();
        variables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> lines.append(variable.getKey())
                        .append('=')
                        .append(variable.getValue())
                        .append('\n'));
        return lines.toString();
    }
}
