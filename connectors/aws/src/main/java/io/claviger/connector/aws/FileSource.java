package io.claviger.connector.aws;

import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.iam.FileReader;
import io.claviger.connector.aws.iam.IamFacts;
import io.claviger.connector.aws.organization.FileOrganization;
import io.claviger.connector.aws.organization.OrganizationFacts;
import io.claviger.connector.aws.usage.CallLog;
import io.claviger.connector.aws.usage.TrailFile;
import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Parts;
import io.claviger.spi.Problem;
import io.claviger.spi.Scope;
import io.claviger.spi.UsageSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder with what the command line client printed, of one account or more, an organization, and files of CloudTrail. A file that
 * cannot be used is told in every scope of accounts and organizations and hides objects, since it may have been meant to be one.
 * While it may be of an account of its own, no scopes are named.
 */
final class FileSource implements AwsSource {

    private final Path path;
    private final AwsSettings settings;
    private @Nullable Folder read;

    FileSource(AwsSettings settings) {
        this.settings = settings;
        this.path = settings.folder().orElseThrow().toAbsolutePath().normalize();
    }

    @Override
    public List<Check> check() {
        String name = "read the files in " + path;
        try {
            Folder folder = folder();
            List<Check> checks = new ArrayList<>();
            checks.add(Check.passed(
                    name, "they are of the accounts " + folder.accounts().keySet()));
            for (Problem problem : folder.problems()) {
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
        Folder folder = folder();
        List<Scope> scopes = new ArrayList<>();
        if (folder.unclear().isPresent()) {
            // A scope that is not named is taken for one that is no more, with all that it held.
            Problem unclear = folder.unclear().get();
            throw new ConnectorException(
                    unclear.category(),
                    unclear.message() + ". " + unclear.remedy() + "; or put the number of its account into its name");
        }
        Set<String> accounts = new TreeSet<>(folder.accounts().keySet());
        accounts.addAll(folder.unread());
        for (String account : accounts) {
            scopes.add(scope(account, "iam", Optional.empty()));
        }
        folder.organization()
                .flatMap(FileOrganization::managementAccount)
                .ifPresent(account -> scopes.add(scope(account, "organizations", Optional.empty())));
        for (TrailFile trail : Folder.trails(path).keySet()) {
            scopes.add(scope(trail.account(), "cloudtrail", Optional.of(trail.region())));
        }
        return scopes;
    }

    private static Scope scope(String account, String service, Optional<String> region) {
        return new ScopeName(account, service, region)
                .scope(Services.named(service).title(), "Account " + account);
    }

    @Override
    public void crawl(ScopeName scope, @Nullable Checkpoint checkpoint, CrawlSink sink, UsageSink usage)
            throws ConnectorException, InterruptedException {
        if (scope.service().equals("cloudtrail")) {
            trail(scope, sink, usage);
            return;
        }
        Folder folder = folder();
        for (Problem problem : folder.problems()) {
            sink.problem(problem);
        }
        try {
            switch (scope.service()) {
                case "iam" -> iam(folder, scope, checkpoint, sink);
                case "organizations" -> organization(folder, scope, sink);
                default -> throw absent(scope);
            }
        } catch (IllegalArgumentException incomplete) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "A file in " + path + " is not what AWS prints: " + incomplete.getMessage() + ". Print it anew");
        }
    }

    private ConnectorException absent(ScopeName scope) {
        return new ConnectorException(
                Category.NOT_FOUND,
                "No file in " + path + " is of " + scope.service() + " in the account " + scope.account()
                        + ". List the scopes again");
    }

    private void iam(Folder folder, ScopeName scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        FileReader reader = folder.accounts().get(scope.account());
        if (folder.unread().contains(scope.account())) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "The file of the account " + scope.account() + " in " + path + " cannot be used. Print it anew");
        }
        if (reader == null) {
            throw absent(scope);
        }
        Parts parts = new Parts(checkpoint, sink, 4);
        IamFacts facts =
                new IamFacts(reader, scope.account(), folder.accounts().keySet(), settings.environment(), sink);
        parts.part(1, facts::policies);
        parts.part(2, () -> facts.users(reader.report().orElse(null)));
        parts.part(3, () -> reader.credentials(reader.partition(), sink));
        parts.part(4, facts::roles);
    }

    private void organization(Folder folder, ScopeName scope, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        FileOrganization organization = folder.organization()
                .filter(found -> found.managementAccount().equals(Optional.of(scope.account())))
                .orElseThrow(() -> absent(scope));
        new OrganizationFacts(organization, sink).tell();
    }

    private void trail(ScopeName scope, CrawlSink sink, UsageSink usage)
            throws ConnectorException, InterruptedException {
        List<Path> files = Folder.trails(path)
                .get(new TrailFile(scope.account(), scope.region().orElse("")));
        if (files == null) {
            throw absent(scope);
        }
        Checkpoint these = Folder.fingerprint(files);
        boolean fresh = !these.equals(usage.from());
        CallLog log = new CallLog(usage);
        Each.of(files, file -> {
            try (InputStream content = Files.newInputStream(file)) {
                Each.of(TrailFile.read(content), record -> log.note(record, fresh));
            } catch (IOException unreadable) {
                String name = String.valueOf(file.getFileName());
                sink.problem(new Problem(
                        Category.PROTOCOL,
                        name,
                        "The file " + name + " cannot be read: " + unreadable.getMessage(),
                        "Copy it anew from the trail's bucket"));
            }
        });
        log.tell(sink);
        usage.checkpoint(these);
    }

    private Folder folder() throws ConnectorException {
        if (read == null) {
            Folder folder = Folder.read(path);
            if (folder.isEmpty() && Folder.trails(path).isEmpty()) {
                throw new ConnectorException(
                        Category.NOT_FOUND,
                        "The folder " + path + " has no file that describes an account. Put there what 'aws iam"
                                + " get-account-authorization-details' prints");
            }
            read = folder;
        }
        return read;
    }

    @Override
    public void close() {
        read = null;
    }
}
