package io.claviger.connector.aws;

import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.iam.CredentialReport;
import io.claviger.connector.aws.iam.FileReader;
import io.claviger.connector.aws.iam.IamFacts;
import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Parts;
import io.claviger.spi.Problem;
import io.claviger.spi.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with what the command line client printed: authorization details (JSON) and credential reports (CSV), of one account
 * or more. A file that is neither is told in every scope and hides objects, since it may have been meant to be one.
 */
final class FileSource implements AwsSource {

    private static final long LARGEST = 1L << 30;

    private final Path folder;
    private final AwsSettings settings;
    private @Nullable Found found;

    FileSource(AwsSettings settings) {
        this.settings = settings;
        this.folder = settings.folder().orElseThrow().toAbsolutePath().normalize();
    }

    /** What the folder holds. */
    private record Found(Map<String, FileReader> accounts, List<Problem> problems) {}

    @Override
    public List<Check> check() {
        String name = "read the files in " + folder;
        try {
            Found files = files();
            List<Check> checks = new ArrayList<>();
            checks.add(Check.passed(
                    name, "they are of the accounts " + files.accounts().keySet()));
            for (Problem problem : files.problems()) {
                checks.add(
                        Check.failed("read " + problem.subject(), problem.message(), String.valueOf(problem.remedy())));
            }
            return checks;
        } catch (ConnectorException failure) {
            return List.of(Check.failed(name, failure));
        }
    }

    @Override
    public List<Scope> scopes() throws ConnectorException {
        return files().accounts().keySet().stream()
                .map(account -> new ScopeName(account, "iam", Optional.empty())
                        .scope("Users, roles and policies", "Account " + account))
                .toList();
    }

    @Override
    public void crawl(ScopeName scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        Found files = files();
        FileReader reader = files.accounts().get(scope.account());
        if (reader == null || !scope.service().equals("iam")) {
            throw new ConnectorException(
                    Category.NOT_FOUND,
                    "No file in " + folder + " is of the account " + scope.account() + ". List the scopes again");
        }
        for (Problem problem : files.problems()) {
            sink.problem(problem);
        }
        Parts parts = new Parts(checkpoint, sink, 4);
        IamFacts facts = new IamFacts(reader, scope.account(), files.accounts().keySet(), settings.environment(), sink);
        try {
            parts.part(1, facts::policies);
            parts.part(2, () -> facts.users(reader.report().orElse(null)));
            parts.part(3, () -> reader.credentials(reader.partition(), sink));
            parts.part(4, facts::roles);
        } catch (IllegalArgumentException incomplete) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "A file in " + folder + " is not what AWS prints: " + incomplete.getMessage() + ". Print it anew");
        }
    }

    private Found files() throws ConnectorException {
        if (found == null) {
            if (!Files.isDirectory(folder)) {
                throw new ConnectorException(
                        Category.NOT_FOUND, "There is no folder " + folder + ". Correct the setting 'folder'");
            }
            found = read();
            if (found.accounts().isEmpty()) {
                found = null;
                throw new ConnectorException(
                        Category.NOT_FOUND,
                        "The folder " + folder + " has no file that describes an account. Put there what 'aws iam"
                                + " get-account-authorization-details' prints");
            }
        }
        return found;
    }

    private Found read() throws ConnectorException {
        List<Shape> details = new ArrayList<>();
        List<CredentialReport> reports = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : list()) {
            try {
                String text = text(file);
                if (file.toString().endsWith(".csv")) {
                    reports.add(CredentialReport.read(text));
                } else {
                    details.add(details(text));
                }
            } catch (IOException | IllegalArgumentException unreadable) {
                problems.add(new Problem(
                        Category.PROTOCOL,
                        String.valueOf(file.getFileName()),
                        "The file " + file.getFileName() + " cannot be used: " + unreadable.getMessage(),
                        "Print it anew, or take it out of the folder"));
            }
        }
        return new Found(FileReader.of(details, reports), problems);
    }

    private static Shape details(String text) {
        Shape file = Shape.of(text);
        if (!FileReader.isDetails(file)) {
            throw new IllegalArgumentException("it has neither UserDetailList nor RoleDetailList");
        }
        if (file.flag("IsTruncated")) {
            throw new IllegalArgumentException("it is one page of several (IsTruncated); print all of them");
        }
        return file;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than 1 GiB");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private List<Path> list() throws ConnectorException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.(json|csv)"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ConnectorException(
                    Category.FORBIDDEN, "The folder " + folder + " cannot be read. Allow it to the user of the server");
        }
    }

    @Override
    public void close() {
        found = null;
    }
}
