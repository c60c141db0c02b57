package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is set for whole accounts, as files have it: what {@code get-account-password-policy}, {@code get-account-summary} and
 * {@code list-virtual-mfa-devices} printed. These answers do not name their account, so the names of the files do.
 */
public final class FileSettings {

    private static final String ONLY = "";
    private static final Set<String> ANSWERS = Set.of("PasswordPolicy", "SummaryMap", "VirtualMFADevices");
    /** The number of an account in the name of a file. */
    public static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

    private final Map<String, AccountSettings> byAccount = new HashMap<>();

    public static boolean isAnswer(Shape file) {
        return ANSWERS.stream().anyMatch(file::has);
    }

    public void add(String fileName, Shape file) {
        Matcher number = ACCOUNT.matcher(fileName);
        byAccount.merge(number.find() ? number.group() : ONLY, read(file), FileSettings::together);
    }

    private static AccountSettings read(Shape file) {
        Shape counts = file.part("SummaryMap");
        boolean devices = file.has("VirtualMFADevices");
        return new AccountSettings(
                file.part("PasswordPolicy"),
                counts == null ? null : counts(counts),
                devices
                        ? file.parts("VirtualMFADevices").stream()
                                .anyMatch(device -> AccountSettings.isAppOfRoot(device.text("SerialNumber")))
                        : null);
    }

    private static Map<String, Long> counts(Shape summary) {
        Map<String, Long> counts = new HashMap<>();
        for (String name : summary.names()) {
            Long count = summary.number(name);
            if (count != null) {
                counts.put(name, count);
            }
        }
        return counts;
    }

    private static AccountSettings together(AccountSettings one, AccountSettings other) {
        return new AccountSettings(
                first(one.passwordPolicy(), other.passwordPolicy()),
                first(one.summary(), other.summary()),
                first(one.rootUsesApp(), other.rootUsesApp()));
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    /** @param alone whether the account is the only one, so that an answer without a number is of it */
    AccountSettings of(String account, boolean alone) {
        AccountSettings named = byAccount.getOrDefault(account, AccountSettings.UNKNOWN);
        return alone ? together(named, byAccount.getOrDefault(ONLY, AccountSettings.UNKNOWN)) : named;
    }

    /** Whether there are answers of which nothing says to which of several accounts they belong. */
    boolean leavesOpen(int accounts) {
        return accounts > 1 && byAccount.containsKey(ONLY);
    }
}
