package io.claviger.embedded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The server's whole configuration, written anew before each start. Tuned for one application on a small machine that
 * loads in bulk; a person's own settings go to {@code postgres/extra.conf}, which wins.
 */
record PostgresSettings(int port, boolean durable) {

    private static final long MEBIBYTE = 1024 * 1024;
    private static final String COMMON = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 200
            shared_preload_libraries = 'pg_stat_statements'
            max_wal_senders = 0
            wal_level = minimal
            wal_compression = on
            wal_buffers = 16MB
            min_wal_size = 128MB
            max_wal_size = 2GB
            checkpoint_timeout = 15min
            work_mem = 32MB
            maintenance_work_mem = 256MB
            effective_cache_size = 2GB
            random_page_cost = 1.1
            jit = off
            autovacuum_naptime = 20s
            autovacuum_vacuum_cost_delay = 1ms
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            log_min_messages = warning
            log_checkpoints = off
            log_line_prefix = '%m [%p] '
            """;
    private static final String FOR_TESTS = """
            fsync = off
            full_page_writes = off
            synchronous_commit = off
            """;

    void write(Path data) {
        var text = COMMON + "port = " + port + "\nshared_buffers = " + sharedBuffersMebibytes() + "MB\n"
                + (durable ? "" : FOR_TESTS) + "include_if_exists = '../extra.conf'\n";
        try {
            Files.writeString(data.resolve("postgresql.conf"), text);
        } catch (IOException e) {
            throw new EmbeddedFailure(
                    "Cannot write the settings of the embedded PostgreSQL in " + data + " (" + e
                            + "). Is the disk of CLAVIGER_HOME full?",
                    e);
        }
    }

    /** An eighth of the memory, as far as it helps: the operating system's cache does the rest. */
    private long sharedBuffersMebibytes() {
        if (!durable) {
            return 128;
        }
        var machine = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / MEBIBYTE / 8, 64, 512);
    }
}
