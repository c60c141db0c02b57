package io.claviger.engine.secrets;

/** Chooses the bytes of a keyword that are found the least often where it is not: unusual ones that few other keywords have. */
final class RarestParts {

    /** Two parts of four bytes that overlap. */
    private static final int LENGTH = Integer.BYTES + 1;

    private static final int MIX = 0x9E3779B1;

    /**
     * How usual two characters that follow each other are in public source (Go, Java, JavaScript, Python): the logarithm to base
     * 2, with 36 digits. Letters, and then a space, a digit, a line's end, an underscore, a dot, and all others.
     */
    private static final String[] PAIRS = {
        "aefface9e9cgfg9e9gfgddcce9edaadf",
        "eabaeaa8cd8e99d98ccbd887d8cc88ce",
        "facaf99fd7eebagbadcfd999b8edaabe",
        "eacdgba9f99caaeb9cdccb99b8fdccdf",
        "fcfgefdacabffgdedhggcddfd9hdedfh",
        "eaaadd98f88d9afa7dcce898b7fcaadf",
        "cab9f9bdd88bbcca9dddc98898ebbbce",
        "f9a9g989f88aa9e98dadb88898ecbabg",
        "ddfeefe9a9afehgd8eggad8b8ecb88bf",
        "c889d778988888b878c8a98797da768c",
        "b9a9e9b8c98a9a9a99ca98a887dbabbe",
        "fbcdgea9g89fa9fb7aeeeb98d8edbccf",
        "fdaag898e98bcaee89cac88898eb9ace",
        "fafffcfae9dcacfc9afgec98b8gdccdg",
        "cdefbec8dacefhde8gdefdeb99eaabbe",
        "f9abfa8bd8ae9bed8fceda9ac7dbabce",
        "98889789878878879898e78887aa789c",
        "fbddhbdaf8ccdfgb8eefdca7d7fdccdg",
        "ebeagbaef8ccbbee9bfgeabac8gcdcfg",
        "fbdcgcahg9accbgd8ffefacbe8gccdeg",
        "cdcbfcb9d88fefad7fef988988ce87ad",
        "f999f888d77899c888c98a9888cb88ad",
        "d999d99de87a9cc98dc989a887da8aad",
        "b9d9ca89b889a89d79ae887997dd9aae",
        "aabab898b88cbcbe8acc88b888ebbbce",
        "a788e888b7788cb87888878888aa767c",
        "gfgfffefgedfffffcggheefccclhgddj",
        "ddddddbccaacbaababbbbaadaagidddi",
        "98aa9b89b798998a689a8a7687ibg9af",
        "cbdcccbbc89ccbbc7cddbbb98cbc8e9d",
        "dbedccccdbaecccd8dedcbb888ededce",
        "feffffdffddfefefcffgfededcjhieek",
    };

    private static final String SINGLE = "jhiikihijfgjijjifjjjihgghfmjjhil";
    private static final int SPACE = 26;
    private static final int OTHERS = 31;
    /** How much less usual one of them is than all. */
    private static final int OF_OTHERS = 3;

    private static final int KINDS = 32;
    /** By kind of each of two characters: how usual the second is behind the first. */
    private static final byte[] BEHIND = new byte[KINDS * KINDS];

    private static final byte[] ALONE = new byte[KINDS];
    private static final byte[] KIND = new byte[1 << Byte.SIZE];

    static {
        for (int kind = 0; kind < KINDS; kind++) {
            byte single = (byte) Character.digit(SINGLE.charAt(kind), Character.MAX_RADIX);
            ALONE[kind] = (byte) (single - less(kind));
            for (int behind = 0; behind < KINDS; behind++) {
                int pair = Character.digit(PAIRS[kind].charAt(behind), Character.MAX_RADIX);
                BEHIND[kind * KINDS + behind] = (byte) (pair - single - less(behind));
            }
        }
        for (int octet = 0; octet < KIND.length; octet++) {
            KIND[octet] = (byte) kind((byte) octet);
        }
    }

    /** How many keywords have bytes of the same hash. */
    private final short[] counts = new short[1 << 16];

    RarestParts(byte[][] keywords) {
        for (byte[] word : keywords) {
            int four = 0;
            for (int i = 0; i < word.length; i++) {
                four = four << Byte.SIZE | word[i];
                if (i >= LENGTH - 2) {
                    counts[four * MIX >>> 16]++;
                }
            }
        }
    }

    /**
     * Where the rarest bytes of a keyword begin, that is longer than four. What is in many keywords is in other text, too, so
     * that it counts as more usual.
     */
    int of(byte[] word) {
        int[] usual = usual(word);
        int parts =
                usual.length - (word.length > KeywordFilter.LONG_PART ? KeywordFilter.LONG_PART - Integer.BYTES : 0);
        int rarest = 0;
        int least = Integer.MAX_VALUE;
        for (int from = 0; from + 1 < parts && from <= OrderedHits.FARTHEST; from++) {
            int cost = Math.max(usual[from], usual[from + 1]);
            if (cost < least) {
                least = cost;
                rarest = from;
            }
        }
        return rarest;
    }

    /** How usual the four bytes are that begin at each index. */
    private int[] usual(byte[] word) {
        int[] usual = new int[word.length - Integer.BYTES + 1];
        int three = 0;
        int four = word[0];
        for (int i = 1; i < word.length; i++) {
            four = four << Byte.SIZE | word[i];
            three += BEHIND[KIND[word[i - 1]] * KINDS + KIND[word[i]]];
            int from = i - Integer.BYTES + 1;
            if (from >= 0) {
                usual[from] = UsualFours.of(four, 2 * (ALONE[KIND[word[from]]] + three))
                        + Integer.SIZE
                        - Integer.numberOfLeadingZeros(counts[four * MIX >>> 16]);
                three -= BEHIND[KIND[word[from]] * KINDS + KIND[word[from + 1]]];
            }
        }
        return usual;
    }

    private static int less(int kind) {
        return kind == OTHERS || kind == SPACE + 1 ? OF_OTHERS : 0;
    }

    private static int kind(byte b) {
        if (b >= 'a' && b <= 'z') {
            return b - 'a';
        }
        return switch (b) {
            case ' ' -> SPACE;
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> SPACE + 1;
            case '\n', '\r' -> SPACE + 2;
            case '_' -> SPACE + 3;
            case '.' -> SPACE + 4;
            default -> OTHERS;
        };
    }
}
