package io.claviger.connector.aws;

import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.iam.CredentialReport;
import io.claviger.connector.aws.iam.FileReader;
import io.claviger.connector.aws.iam.FileSettings;
import io.claviger.connector.aws.organization.FileOrganization;
import io.claviger.connector.aws.usage.TrailFile;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a folder, and of the folders in it, describe. Each is known by what it holds; the files of CloudTrail, which
 * can be many, are known by their names, and are not among these.
 *
 * @param accounts by their ids
 * @param unread the accounts of which a file cannot be used, as its name says
 * @param unclear why it cannot be said of which accounts and organization the files are; else nobody knows what is missing
 * @param problems the files that cannot be used
 */
record Folder(
        Map<String, FileReader> accounts,
        Optional<FileOrganization> organization,
        Set<String> unread,
        Optional<Problem> unclear,
        List<Problem> problems) {

    private static final long LARGEST = 1L << 30;
    private static final int DEPTH = 12;
    private static final Pattern READ = Pattern.compile("(?is).*\\.(json|csv|json\\.gz)");
    /** What CloudTrail puts beside its files, and which tells of no call: digests and insights. */
    private static final Pattern LEFT_OUT = Pattern.compile("(?s).*/[0-9]{12}_CloudTrail-[A-Za-z]+_[^/]*\\.json\\.gz");

    /** What is found on the way. */
    private static final class Found {
        private final List<Shape> details = new ArrayList<>();
        private final List<CredentialReport> reports = new ArrayList<>();
        private final FileSettings settings = new FileSettings();
        private final FileOrganization organization = new FileOrganization();
        private final Set<String> unread = new TreeSet<>();
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable Problem unclear;

        void add(Path file) {
            String name = String.valueOf(file.getFileName());
            try {
                String text = text(file);
                if (name.endsWith(".csv")) {
                    reports.add(CredentialReport.read(text));
                } else {
                    answer(name, Shape.of(text));
                }
            } catch (IOException | IllegalArgumentException unreadable) {
                problem(name, String.valueOf(unreadable.getMessage()));
                Matcher number = FileSettings.ACCOUNT.matcher(name);
                if (number.find()) {
                    unread.add(number.group());
                } else {
                    unclear = problems.getLast();
                }
            }
        }

        private void problem(String name, String why) {
            problems.add(new Problem(
                    Category.PROTOCOL,
                    name,
                    "The file " + name + " cannot be used: " + why,
                    "Print it anew, or take it out of the folder"));
        }

        private void answer(String name, Shape answer) {
            if (answer.flag("IsTruncated")) {
                throw new IllegalArgumentException("it is one page of several (IsTruncated); print all of them");
            }
            if (FileReader.isDetails(answer)) {
                details.add(answer);
            } else if (FileSettings.isAnswer(answer)) {
                settings.add(name, answer);
            } else if (FileOrganization.isAnswer(answer)) {
                organization.add(name, answer);
            } else {
                problem(
                        name,
                        "it has neither UserDetailList nor RoleDetailList, and is no other answer that is read from files");
            }
        }

        Folder folder() {
            Map<String, FileReader> accounts = FileReader.of(details, reports, settings, problems);
            boolean known = organization.managementAccount().isPresent();
            if (!known && !organization.isEmpty()) {
                problems.add(new Problem(
                        Category.PROTOCOL,
                        "the organization",
                        "The files of an organization do not say which account manages it, or are of several",
                        "Put there what 'aws organizations list-roots' prints, of one organization"));
                unclear = problems.getLast();
            }
            unread.removeAll(accounts.keySet());
            return new Folder(
                    accounts,
                    known ? Optional.of(organization) : Optional.empty(),
                    unread,
                    Optional.ofNullable(unclear),
                    problems);
        }
    }

    static Folder read(Path folder) throws ConnectorException {
        Found found = new Found();
        list(folder).stream().filter(file -> trail(file).isEmpty()).forEach(found::add);
        return found.folder();
    }

    /** The files of CloudTrail, by the account and region that they are about. */
    static Map<TrailFile, List<Path>> trails(Path folder) throws ConnectorException {
        Map<TrailFile, List<Path>> trails = new TreeMap<>();
        for (Path file : list(folder)) {
            trail(file)
                    .ifPresent(trail -> trails.computeIfAbsent(trail, first -> new ArrayList<>())
                            .add(file));
        }
        return trails;
    }

    /** Tells whether files are those that were read before, by their names, sizes and times. */
    static Checkpoint fingerprint(List<Path> files) throws ConnectorException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                String one = file + "\0" + Files.size(file) + "\0" + Files.getLastModifiedTime(file) + "\n";
                digest.update(one.getBytes(StandardCharsets.UTF_8));
            }
            return new Checkpoint(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException vanished) {
            throw new ConnectorException(
                    Category.UNAVAILABLE, "A file of CloudTrail went away while it was read. Crawl again");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static Optional<TrailFile> trail(Path file) {
        return TrailFile.of(String.valueOf(file.getFileName()));
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("it is larger than 1 GiB");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static List<Path> list(Path folder) throws ConnectorException {
        if (!Files.isDirectory(folder)) {
            throw new ConnectorException(
                    Category.NOT_FOUND, "There is no folder " + folder + ". Correct the setting 'folder'");
        }
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            return files.filter(file -> READ.matcher(file.toString()).matches())
                    .filter(file -> !LEFT_OUT.matcher(file.toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            throw new ConnectorException(
                    Category.FORBIDDEN, "The folder " + folder + " cannot be read. Allow it to the user of the server");
        }
    }

    boolean isEmpty() {
        return accounts.isEmpty() && organization.isEmpty() && unread.isEmpty();
    }
}
