package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds keys that begin as a vendor's keys begin, and have another length or alphabet than is known of them: vendors make
 * them longer without notice.
 */
final class PrefixedKeys {

    /** Fewer letters stand before much that is no key. */
    private static final int SHORTEST = 4;
    /** Beginnings that others than vendors write, too. */
    private static final Set<String> COMMON = Set.of(
            "test_",
            "live_",
            "private_",
            "secret_",
            "server_",
            "client_",
            "web_",
            "api-",
            "api_",
            "sdk-",
            "key-",
            "key_",
            "project-",
            "private-",
            "public-",
            "access-",
            "secret-",
            "token_");

    private PrefixedKeys() {}

    /** Whether a keyword of a type is a beginning that tells the vendor. */
    static boolean isPrefix(String keyword, Recognition recognition) {
        boolean mark = keyword.chars().anyMatch(c -> c == '_' || c == '-' || c == '.');
        return recognition.anchored()
                && !recognition.anyCase()
                && keyword.length() >= SHORTEST
                && Character.isLetter(keyword.charAt(0))
                && mark
                && keyword.chars().noneMatch(c -> c == '/' || c == '=')
                && !COMMON.contains(keyword);
    }

    /** Adds the key, if it is one, that begins with a prefix from an index to another. */
    static void find(SecretType type, Window window, int start, int end, List<Candidate> found) {
        String text = window.text();
        if (start > 0 && "_-./".indexOf(text.charAt(start - 1)) >= 0 || !window.beginsToken(start)) {
            return;
        }
        int stop = LooseValue.end(text, end);
        if (stop - end >= LooseValue.USUAL) {
            found.add(new Candidate(type, start, stop, Map.of()));
        }
    }
}
