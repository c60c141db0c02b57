package io.claviger.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * PostgreSQL refuses to run as root. When we are root, its programs see themselves as nobody in a user namespace of
 * their own, which needs no change of files; where a container forbids namespaces they really become nobody.
 */
final class OrdinaryUser {

    private static final int NOBODY = 65534;
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> SWITCH =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--");

    private final List<String> prefix;

    private OrdinaryUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static OrdinaryUser find() {
        if (new UnixSystem().getUid() != 0) {
            return new OrdinaryUser(List.of());
        }
        for (var prefix : List.of(NAMESPACE, SWITCH)) {
            var trial = new ArrayList<>(prefix);
            trial.add("true");
            if (Command.succeeds(trial)) {
                return new OrdinaryUser(prefix);
            }
        }
        throw new EmbeddedFailure("PostgreSQL does not run as root, and this machine offers neither user namespaces"
                + " (unshare -U) nor setpriv (package util-linux) to leave root. Run Claviger as an ordinary user, or"
                + " set CLAVIGER_DATABASE_URL to a PostgreSQL of yours.");
    }

    List<String> command(List<String> program) {
        var command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** The same, out of reach of Ctrl-C: PostgreSQL is stopped after everything that uses it, not beside it. */
    List<String> detached(List<String> program) {
        return inOwnSession(command(program));
    }

    /** A command in a session of its own, as the user who we are. */
    static List<String> inOwnSession(List<String> program) {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        var command = new ArrayList<>(
                mac ? List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127") : List.of("setsid"));
        command.addAll(program);
        return command;
    }

    /** Makes a folder and all in it PostgreSQL's, where that is somebody else than we. */
    void give(Path folder, Path home) {
        if (!prefix.equals(SWITCH)) {
            return;
        }
        try {
            Folders.giveTo(NOBODY, folder);
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot give " + folder + " to user " + NOBODY + ": " + e, e);
        }
        if (!Command.succeeds(command(List.of("test", "-w", folder.toString())))) {
            throw new EmbeddedFailure("PostgreSQL does not run as root and this machine allows no user namespaces, and "
                    + folder + " cannot be reached by another user. Set CLAVIGER_HOME to a folder that everybody can"
                    + " reach, such as /var/lib/claviger, or run Claviger as an ordinary user.");
        }
    }
}
