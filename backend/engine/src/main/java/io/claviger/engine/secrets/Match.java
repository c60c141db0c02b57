package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One secret that was found, or something that looks like one.
 *
 * @param vendor whose it is, where its type has the keys of whichever vendor and the text beside it names one
 * @param span where the value stands, and nothing around it
 * @param confidence 0 to 1: how sure it is that this is a real secret
 * @param because the reasons of the verdict, in words that hold nothing of the value
 * @param identity whose it is, when that can be told offline
 * @param host the host, and perhaps the port, that the secret says it is for, such as in a connection string
 * @param preview at most the public beginning and the last four characters
 * @param around what stands around the value
 * @param allowance the reason written beside it, in the same line, behind {@code claviger:allow}, or the mark
 *     {@code gitleaks:allow}, which takes no reason; if any
 */
public record Match(
        SecretType type,
        @Nullable String vendor,
        Span span,
        Verdict verdict,
        double confidence,
        List<String> because,
        @Nullable Identity identity,
        @Nullable String host,
        String preview,
        SecretValue value,
        Surroundings around,
        @Nullable String allowance) {
    public Match {
        because = List.copyOf(because);
    }

    /** Whose it is: the type's provider, or who is named beside it. */
    public String provider() {
        return vendor == null ? type.provider() : vendor;
    }
}
