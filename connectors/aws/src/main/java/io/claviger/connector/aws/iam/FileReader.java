package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * IAM as files have it: what {@code aws iam get-account-authorization-details} printed, and a credential report. The files may be of
 * several accounts, each of which has a reader.
 */
public final class FileReader implements IamReader {

    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private final List<Shape> details;
    private final List<CredentialReport> reports;
    private final AccountSettings settings;
    private final String account;

    private FileReader(List<Shape> details, List<CredentialReport> reports, AccountSettings settings, String account) {
        this.details = details;
        this.reports = reports;
        this.settings = settings;
        this.account = account;
    }

    /** Whether a structure is an answer of {@code GetAccountAuthorizationDetails}. */
    public static boolean isDetails(Shape file) {
        return file.has("UserDetailList") || file.has("RoleDetailList");
    }

    /** The readers of all accounts in some files, by account. */
    public static Map<String, FileReader> of(
            List<Shape> details, List<CredentialReport> reports, FileSettings settings, List<Problem> problems) {
        Set<String> accounts = new TreeSet<>();
        for (Shape file : details) {
            for (String list : LISTS) {
                file.parts(list).forEach(part -> accounts.add(accountOf(part)));
            }
        }
        reports.forEach(report -> report.arns().forEach(arn -> accounts.add(Kinds.accountOf(arn))));
        accounts.removeIf(account -> !account.matches("[0-9]{12}"));
        Map<String, FileReader> readers = new TreeMap<>();
        boolean alone = accounts.size() == 1;
        accounts.forEach(account ->
                readers.put(account, new FileReader(details, reports, settings.of(account, alone), account)));
        if (settings.leavesOpen(accounts.size())) {
            problems.add(Problem.ofFact(
                    Category.PROTOCOL,
                    "the settings of accounts",
                    "Some files with a password policy, a summary or virtual devices do not say of which account",
                    "Put the number of the account into their names, such as 111122223333-password-policy.json"));
        }
        return readers;
    }

    private static String accountOf(Shape part) {
        String arn = part.text("Arn");
        return arn == null ? "" : Kinds.accountOf(arn);
    }

    @Override
    public void policies(Each<Shape> each) throws ConnectorException, InterruptedException {
        for (Shape file : details) {
            Each.of(file.parts("Policies"), policy -> {
                if (Set.of(account, "aws").contains(accountOf(policy))) {
                    each.accept(policy);
                }
            });
        }
    }

    @Override
    public void groups(Each<Shape> each) throws ConnectorException, InterruptedException {
        own("GroupDetailList", each);
    }

    @Override
    public void users(Each<Shape> each) throws ConnectorException, InterruptedException {
        own("UserDetailList", each);
    }

    @Override
    public void roles(Each<Shape> each) throws ConnectorException, InterruptedException {
        own("RoleDetailList", each);
    }

    private void own(String list, Each<Shape> each) throws ConnectorException, InterruptedException {
        for (Shape file : details) {
            Each.of(file.parts(list), part -> {
                if (account.equals(accountOf(part))) {
                    each.accept(part);
                }
            });
        }
    }

    @Override
    public Map<String, Long> longestSessions() {
        return Map.of();
    }

    @Override
    public Optional<CredentialReport> report() {
        return reports.stream().filter(this::isOwn).findFirst();
    }

    @Override
    public AccountSettings settings() {
        return settings;
    }

    private boolean isOwn(CredentialReport report) {
        return report.arns().stream().anyMatch(arn -> account.equals(Kinds.accountOf(arn)));
    }

    /** The passwords and keys of which the report tells, of the root user and of every user. */
    public void credentials(String partition, CrawlSink sink) throws ConnectorException, InterruptedException {
        Optional<CredentialReport> report = report();
        UserCredentials.root(partition, account, this, sink);
        List<Shape> users = new ArrayList<>();
        users(users::add);
        for (Shape user : users) {
            CredentialReport.@Nullable Row row = report.map(read -> read.of(String.valueOf(user.text("Arn"))))
                    .orElse(null);
            if (row != null) {
                var ref = Kinds.user(user.name("Arn"));
                String name = user.name("UserName");
                UserCredentials.password(ref, name, row, sink);
                UserCredentials.reportedKey(ref, name, 1, row, sink);
                UserCredentials.reportedKey(ref, name, 2, row, sink);
            }
        }
    }

    /** The partition in the account's ARNs. */
    public String partition() throws ConnectorException, InterruptedException {
        List<String> arns = new ArrayList<>();
        Each<Shape> first = part -> arns.add(part.name("Arn"));
        users(first);
        roles(first);
        return arns.isEmpty() ? "aws" : arns.getFirst().split(":", 3)[1];
    }
}
