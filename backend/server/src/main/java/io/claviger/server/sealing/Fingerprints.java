package io.claviger.server.sealing;

import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** The installation's key for the fingerprints of discovered secrets. Made once, kept sealed in the database. */
@ApplicationScoped
public class Fingerprints {

    private static final String NAME = "fingerprints";
    private static final String ASSOCIATED = "installation-key:" + NAME;

    private final Database database;
    private final Sealer sealer;
    private volatile byte[] key = {};

    Fingerprints(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /** 32 bytes for HMAC-SHA-256; the same as long as the installation lives. */
    public byte[] key() {
        if (key.length == 0) {
            key = sealer.unseal(storedOrNew(), ASSOCIATED);
        }
        return key.clone();
    }

    private byte[] storedOrNew() {
        byte[] fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        return database.inNewTransaction(() -> {
            database.update(
                    "insert into installation_key (name, sealed) values (?, ?) on conflict do nothing",
                    NAME,
                    sealer.seal(fresh, ASSOCIATED));
            return database.first("select sealed from installation_key where name = ?", row -> row.getBytes(1), NAME)
                    .orElseThrow();
        });
    }
}
