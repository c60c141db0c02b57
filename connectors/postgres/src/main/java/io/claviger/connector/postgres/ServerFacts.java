package io.claviger.connector.postgres;

import io.claviger.spi.Check;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server is and how much of it this login may read.
 *
 * @param statements the view of {@code pg_stat_statements}, qualified; empty when it is not installed in this database
 * @param statementsBegin the view that tells when those statistics began, qualified; empty where the extension is older than
 *     1.9, which it also is on a younger server until someone updates it, and where this login may not read it
 */
record ServerFacts(
        int version,
        String versionName,
        boolean readsPasswords,
        boolean readsActivity,
        Optional<String> statements,
        boolean readsStatements,
        Optional<String> statementsBegin) {

    private static final int OLDEST = 120_000;

    /** The first whose memberships say by themselves whether they inherit and can be taken on. */
    private static final int MEMBERSHIPS_WITH_OPTIONS = 160_000;

    private static final String VIEW = """
            SELECT format('%I.%I', n.nspname, c.relname) FROM pg_extension e
            JOIN pg_namespace n ON n.oid = e.extnamespace JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = ?
            WHERE e.extname = 'pg_stat_statements'""";

    /** A fact that is not read, and the command that would change it. */
    record Gap(String name, String lost, String grant) {
        Check check() {
            return Check.unknown(name, "Not readable, so not known: " + lost, grant);
        }

        Problem problem() {
            return Problem.ofFact(Category.FORBIDDEN, name, "Not readable, so not known: " + lost, grant);
        }
    }

    static ServerFacts read(ServerSession session, PostgresSettings settings)
            throws ConnectorException, InterruptedException {
        int version = session.one("SELECT current_setting('server_version_num')::int", row -> row.getInt(1));
        if (version < OLDEST) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "PostgreSQL at " + settings.address() + " is version " + version / 10_000
                            + ", which is not supported. Upgrade it to 12 or later");
        }
        Optional<String> statements = view(session, "pg_stat_statements");
        Optional<String> statementsBegin = view(session, "pg_stat_statements_info");
        boolean readsActivity =
                session.one("SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')", row -> row.getBoolean(1));
        boolean readsStatements =
                readsActivity && preloads(session) && statements.isPresent() && maySelect(session, statements.get());
        boolean readsBegin =
                readsStatements && statementsBegin.isPresent() && maySelect(session, statementsBegin.get());
        return new ServerFacts(
                version,
                session.one("SELECT current_setting('server_version')", row -> row.getString(1)),
                session.one(
                        "SELECT has_column_privilege('pg_catalog.pg_authid', 'oid', 'SELECT') AND"
                                + " has_column_privilege('pg_catalog.pg_authid', 'rolpassword', 'SELECT')",
                        row -> row.getBoolean(1)),
                readsActivity,
                statements,
                readsStatements,
                readsBegin ? statementsBegin : Optional.empty());
    }

    /** A view of the extension, wherever it was installed. */
    private static Optional<String> view(ServerSession session, String name)
            throws ConnectorException, InterruptedException {
        return session.list(VIEW, row -> row.getString(1), name).stream().findFirst();
    }

    private static boolean maySelect(ServerSession session, String view)
            throws ConnectorException, InterruptedException {
        return session.one("SELECT has_table_privilege(?, 'SELECT')", row -> row.getBoolean(1), view);
    }

    /** The view answers with an error unless its library was loaded at start. */
    private static boolean preloads(ServerSession session) throws ConnectorException, InterruptedException {
        return session.one(
                "SELECT EXISTS (SELECT FROM pg_settings WHERE name = 'pg_stat_statements.max')",
                row -> row.getBoolean(1));
    }

    /** Whether a membership says by itself if it inherits and can be taken on. */
    boolean membershipsHaveOptions() {
        return version >= MEMBERSHIPS_WITH_OPTIONS;
    }

    /** What stays unknown to this login. */
    List<Gap> gaps(PostgresSettings settings) {
        List<Gap> gaps = new ArrayList<>();
        String user = Sql.name(settings.user());
        if (!readsPasswords) {
            gaps.add(new Gap(
                    "passwords (pg_authid)",
                    "whether a role has a password at all, and how it is hashed",
                    "GRANT SELECT (oid, rolpassword) ON pg_catalog.pg_authid TO " + user + "; -- in the database "
                            + settings.database()));
        }
        if (!readsActivity) {
            gaps.add(new Gap(
                    "open sessions (pg_stat_activity)",
                    "when and from where roles were last used, and by which applications",
                    "GRANT pg_monitor TO " + user + ";"));
        }
        if (statements.isPresent() && readsActivity && !readsStatements) {
            gaps.add(new Gap(
                    "statements (pg_stat_statements)",
                    "whether a role has run statements",
                    "GRANT SELECT ON " + statements.get() + " TO " + user
                            + "; -- and load it: shared_preload_libraries = 'pg_stat_statements'"));
        }
        return gaps;
    }

    @Nullable
    String statementsView() {
        return readsStatements ? statements.orElse(null) : null;
    }
}
