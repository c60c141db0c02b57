package io.claviger.cli.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to print findings. Used by one thread. */
interface Report {

    /** Tells a finding. */
    void add(Finding finding);

    /** Hears of one that is not told. */
    default void suppressed(Finding finding) {}

    /** Called once, after the last finding. */
    void end(Ending ending);

    /**
     * How a scan ended.
     *
     * @param exitCode of the program
     * @param notices what was not read or not used, and why
     * @param repositories whose history was searched
     */
    record Ending(int exitCode, List<String> notices, List<History> repositories) {
        public Ending {
            notices = notices.stream().sorted().toList();
            repositories = List.copyOf(repositories);
        }
    }

    /** A repository whose history was searched, and the commit that is current there. */
    record History(String location, @Nullable String head) {}

    /** The names by which reports are chosen. */
    enum Format {
        text,
        json,
        jsonl,
        sarif
    }
}
