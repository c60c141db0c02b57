package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of keys in none of the forms that are known, and the keywords, of other types mostly, that call for them. */
final class FormlessKeys {

    private static final String BESIDE = "beside-vendor";
    private static final String BEHIND_NAME = "behind-word";
    static final String BEHIND = "behind-prefix";

    private static final List<String> DETECTORS = List.of(BESIDE, BEHIND_NAME, BEHIND);
    private static final int BESIDE_VENDOR = 0;
    private static final int BEHIND_WORD = 1;
    private static final int BEHIND_PREFIX = 2;
    private static final int LONGEST_NAME = 24;

    private final @Nullable SecretType besideVendor;
    private final @Nullable SecretType behindWord;
    private final @Nullable SecretType behindPrefix;
    private final byte[] calls;

    /**
     * Which keywords call.
     *
     * @param types the number of the type of each detector, or -1
     * @param calls for each keyword a bit for each detector: for one it is a vendor's name, for the next a vendor's name and a
     *     word that others write, too, and for the last the beginning of a vendor's keys
     * @param owners for each keyword whose name it is, as {@link Vendors#owners} tells
     */
    record Callers(int[] types, byte[] calls, int[] owners) {

        static Callers of(List<SecretType> types, List<String> keywords) {
            int[] numbers = DETECTORS.stream()
                    .mapToInt(detector -> numberOf(detector, types))
                    .toArray();
            Set<String> vendors = new HashSet<>();
            Set<String> beginnings = new HashSet<>();
            for (int number = 0; number < types.size(); number++) {
                Recognition recognition = types.get(number).recognition();
                for (String keyword : recognition.keywords()) {
                    if (number == numbers[BESIDE_VENDOR] || recognition.nearby() != null) {
                        vendors.add(keyword);
                    }
                    if (number == numbers[BEHIND_PREFIX] || PrefixedKeys.isPrefix(keyword, recognition)) {
                        beginnings.add(keyword);
                    }
                }
            }
            Set<String> words = numbers[BEHIND_WORD] < 0
                    ? Set.of()
                    : Set.copyOf(types.get(numbers[BEHIND_WORD]).recognition().keywords());
            byte[] calls = new byte[keywords.size()];
            for (int i = 0; i < calls.length; i++) {
                boolean vendor = numbers[BESIDE_VENDOR] >= 0 && vendors.contains(keywords.get(i));
                boolean word = !vendor && words.contains(keywords.get(i));
                boolean beginning = numbers[BEHIND_PREFIX] >= 0 && beginnings.contains(keywords.get(i));
                calls[i] = (byte) (bit(vendor, BESIDE_VENDOR) | bit(word, BEHIND_WORD) | bit(beginning, BEHIND_PREFIX));
            }
            return new Callers(numbers, calls, Vendors.owners(types, keywords));
        }

        /** Whether a keyword is a word that others write, too. */
        boolean isWord(int keyword) {
            return (calls[keyword] & 1 << BEHIND_WORD) != 0;
        }

        /** Of some demands those that are all made of a keyword's place, when nothing else is called for. */
        int demands(int keyword, int some) {
            int calling = calls[keyword];
            return some
                    & demands(calling, BESIDE_VENDOR, KeywordPlaces.OF_VENDOR)
                    & demands(calling, BEHIND_WORD, KeywordPlaces.OF_WORD)
                    & demands(calling, BEHIND_PREFIX, KeywordPlaces.OF_PREFIX);
        }

        private static int demands(int calling, int detector, int made) {
            return (calling & 1 << detector) == 0 ? -1 : made;
        }

        private static int bit(boolean is, int detector) {
            return is ? 1 << detector : 0;
        }

        private static int numberOf(String detector, List<SecretType> types) {
            for (int number = 0; number < types.size(); number++) {
                if (detector.equals(types.get(number).recognition().detector())) {
                    return number;
                }
            }
            return -1;
        }

        static Callers read(PackedArrays in) {
            return new Callers(in.ints(), in.bytes(), in.ints());
        }

        void write(DataOutputStream out) throws IOException {
            PackedArrays.write(types, out);
            PackedArrays.write(calls, out);
            PackedArrays.write(owners, out);
        }

        private @Nullable SecretType type(int detector, List<SecretType> all) {
            return types[detector] < 0 ? null : all.get(types[detector]);
        }
    }

    FormlessKeys(Callers callers, List<SecretType> types) {
        besideVendor = callers.type(BESIDE_VENDOR, types);
        behindWord = callers.type(BEHIND_WORD, types);
        behindPrefix = callers.type(BEHIND_PREFIX, types);
        calls = callers.calls();
    }

    /** Whether a type is found here, and in no other way. */
    static boolean has(SecretType type) {
        String detector = type.recognition().detector();
        return detector != null && DETECTORS.contains(detector);
    }

    /** Whether the keywords of a type are vendors' names, of whichever vendor. */
    static boolean isOfAnybody(SecretType type) {
        String detector = type.recognition().detector();
        return BESIDE.equals(detector) || BEHIND_NAME.equals(detector);
    }

    /**
     * Adds the keys for which a keyword calls that stands from an index to another, in whatever case.
     *
     * @param exact whether the text has it in the case of the rules
     */
    void find(int keyword, boolean exact, Search search, int start, int end) {
        int calling = calls[keyword];
        if (calling == 0) {
            return;
        }
        Window window = search.window();
        boolean name = window.beginsWord(start) && !isQualified(window.text(), start);
        if (besideVendor != null && (calling & 1 << BESIDE_VENDOR) != 0 && name) {
            VendorKeys.find(besideVendor, search, start, end);
        }
        if (behindWord != null && (calling & 1 << BEHIND_WORD) != 0 && name) {
            VendorKeys.findWord(behindWord, search, start, end);
        }
        if (behindPrefix != null && (calling & 1 << BEHIND_PREFIX) != 0 && exact) {
            PrefixedKeys.find(behindPrefix, window, start, end, search.found());
        }
    }

    /** Whether a name is a part of that of a type, as in {@code AWS::Redshift::Cluster}. */
    private static boolean isQualified(String text, int start) {
        int at = start;
        while (at > 1 && start - at < LONGEST_NAME && Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        return at > 1 && text.charAt(at - 1) == ':' && text.charAt(at - 2) == ':';
    }
}
