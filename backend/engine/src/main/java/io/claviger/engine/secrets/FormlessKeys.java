package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of keys in none of the forms that are known, and the keywords, of other types mostly, that call for them. */
final class FormlessKeys {

    private static final String BESIDE_VENDOR = "beside-vendor";
    private static final String BEHIND_WORD = "behind-word";
    private static final String BEHIND_PREFIX = "behind-prefix";
    private static final Set<String> ALL = Set.of(BESIDE_VENDOR, BEHIND_WORD, BEHIND_PREFIX);

    private final @Nullable SecretType besideVendor;
    private final @Nullable SecretType behindWord;
    private final @Nullable SecretType behindPrefix;
    /** Which keywords are vendors' names. */
    private final boolean[] names;
    /** Which keywords are vendors' names, and words that others write, too. */
    private final boolean[] words;
    /** The keywords with which vendors' keys begin. */
    private final @Nullable String[] prefixes;

    FormlessKeys(List<SecretType> types, List<String> keywords) {
        besideVendor = find(types, BESIDE_VENDOR);
        behindWord = find(types, BEHIND_WORD);
        behindPrefix = find(types, BEHIND_PREFIX);
        Set<String> vendors = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (SecretType type : types) {
            Recognition recognition = type.recognition();
            for (String keyword : recognition.keywords()) {
                if (type == besideVendor || recognition.nearby() != null) {
                    vendors.add(keyword);
                }
                if (type == behindPrefix || PrefixedKeys.isPrefix(keyword, recognition)) {
                    beginnings.add(keyword);
                }
            }
        }
        names = new boolean[keywords.size()];
        words = new boolean[keywords.size()];
        prefixes = new String[keywords.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = besideVendor != null && vendors.contains(keywords.get(i));
            words[i] = behindWord != null
                    && !names[i]
                    && behindWord.recognition().keywords().contains(keywords.get(i));
            prefixes[i] = behindPrefix != null && beginnings.contains(keywords.get(i)) ? keywords.get(i) : null;
        }
    }

    /** Whether a type is found here, and in no other way. */
    static boolean has(SecretType type) {
        String detector = type.recognition().detector();
        return detector != null && ALL.contains(detector);
    }

    /** Adds the keys for which a keyword calls that stands from an index to another, in whatever case. */
    void find(int keyword, Window window, int start, int end, List<Candidate> found) {
        if (names[keyword] && window.beginsWord(start)) {
            VendorKeys.find(Objects.requireNonNull(besideVendor), window, start, end, found);
        }
        if (words[keyword] && window.beginsWord(start)) {
            VendorKeys.findWord(Objects.requireNonNull(behindWord), window, start, end, found);
        }
        String prefix = prefixes[keyword];
        if (prefix != null && window.text().startsWith(prefix, start)) {
            PrefixedKeys.find(Objects.requireNonNull(behindPrefix), window, start, end, found);
        }
    }

    private static @Nullable SecretType find(List<SecretType> types, String detector) {
        return types.stream()
                .filter(type -> detector.equals(type.recognition().detector()))
                .findFirst()
                .orElse(null);
    }
}
