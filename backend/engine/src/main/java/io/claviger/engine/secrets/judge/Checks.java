package io.claviger.engine.secrets.judge;

import java.util.Map;
import java.util.Set;

/** The checks of structure, by the names that rule files use. */
public final class Checks {

    private static final Map<String, Check> ALL = Map.ofEntries(
            Map.entry("base62-crc32", Checksums::base62Crc32),
            Map.entry("base62-crc32-of-all", Checksums::base62Crc32OfAll),
            Map.entry("grafana-crc32", Checksums::grafanaCrc32),
            Map.entry("gitlab-routable", Checksums::gitlabRoutable),
            Map.entry("nkey-crc16", Checksums::nkeyCrc16),
            Map.entry("bech32", Checksums::bech32),
            Map.entry("jwt", JsonWebTokens::check),
            Map.entry("pem", PrivateKeys::pem),
            Map.entry("pgp-crc24", PrivateKeys::pgp),
            Map.entry("putty", PrivateKeys::putty),
            Map.entry("curve25519", PrivateKeys::curve25519),
            Map.entry("aws-key-id", Accounts::awsKeyId),
            Map.entry("basic-auth", Accounts::basicAuthorization),
            Map.entry("discord-bot", Accounts::discordBot),
            Map.entry("json", Accounts::jsonBody),
            Map.entry("base64-bytes", Accounts::base64Bytes),
            Map.entry("connection", Connections::check),
            Map.entry("password", Connections::password),
            Map.entry("shape", Shapes::check),
            Map.entry("expiry", Expiry::check));

    private Checks() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** Runs a check written as {@code name} or {@code name:argument}. */
    public static Check.Ruling apply(String written, Evidence evidence) {
        Check check = ALL.get(nameOf(written));
        if (check == null) {
            throw new IllegalArgumentException("there is no check '" + written + "'; there are " + ALL.keySet());
        }
        return check.apply(evidence);
    }

    public static String nameOf(String written) {
        int colon = written.indexOf(':');
        return colon < 0 ? written : written.substring(0, colon);
    }

    public static String argumentOf(String written) {
        int colon = written.indexOf(':');
        return colon < 0 ? "" : written.substring(colon + 1);
    }
}
