package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Shape;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is set for an account as a whole, as far as it is known.
 *
 * @param passwordPolicy as {@code PasswordPolicy}; without fields where the account has none
 * @param summary as {@code SummaryMap}
 * @param rootUsesApp whether the second factor of the root user is an app (a virtual device)
 */
public record AccountSettings(
        @Nullable Shape passwordPolicy,
        @Nullable Map<String, Long> summary,
        @Nullable Boolean rootUsesApp) {

    public static final AccountSettings UNKNOWN = new AccountSettings(null, null, null);

    private static final long LONG_ENOUGH = 14;
    private static final long REMEMBERED = 24;

    /** The device that AWS names so is the app of the root user. */
    static boolean isAppOfRoot(@Nullable String serial) {
        return serial != null && serial.endsWith(":mfa/root-account-mfa-device");
    }

    /** Puts facts of the account into its attributes. */
    void tell(Map<String, Object> attributes, Optional<CredentialReport> report) {
        report.ifPresent(read -> attributes.put("consoleUsers", read.hasConsoleUsers() ? "some" : "none"));
        if (passwordPolicy == null) {
            return;
        }
        Long length = passwordPolicy.number("MinimumPasswordLength");
        Long remembered = passwordPolicy.number("PasswordReusePrevention");
        attributes.put("passwordPolicy", length == null ? "none" : "set");
        attributes.put("shortPasswords", length == null || length < LONG_ENOUGH);
        attributes.put("passwordsReused", remembered == null || remembered < REMEMBERED);
    }

    /** Puts facts of the root user into its attributes. */
    void tellOfRoot(Map<String, Object> attributes) {
        if (summary != null) {
            attributes.put("mfa", summary.getOrDefault("AccountMFAEnabled", 0L) > 0);
            if (isWithoutCredentials(summary)) {
                attributes.put("withoutCredentials", true);
            }
        }
        if (rootUsesApp != null) {
            attributes.put("mfaByApp", rootUsesApp);
        }
    }

    /** Whether its password, keys and certificates were removed, as an organization can do for its members. */
    private static boolean isWithoutCredentials(Map<String, Long> summary) {
        return Long.valueOf(0).equals(summary.get("AccountPasswordPresent"))
                && summary.getOrDefault("AccountAccessKeysPresent", 0L) == 0
                && summary.getOrDefault("AccountSigningCertificatesPresent", 0L) == 0;
    }
}
