package io.claviger.engine.secrets.judge;

/** Tells words, of which people make names, from letters at random: by how usual each pair of letters is in names. */
public final class Words {

    /** A pair that is as usual in names as among random letters. */
    private static final int EVEN = '5';

    private static final int FEWEST_PAIRS = 6;
    private static final int ENOUGH_PAIRS = 8;

    /**
     * How usual the pairs are in names of public source, a row a first letter and a column a second one: the logarithm to
     * base 2 of how much more usual than by chance, plus five.
     */
    private static final String[] PAIRS = {
        "46773463634877263878554452",
        "63336232541622521442612141",
        "73547337506643832647522131",
        "64568433722544642554533231",
        "75776664523768565988455752",
        "53335521711533631544411130",
        "53427334512435531554422121",
        "62336212502342631435412021",
        "65766562323769752577252425",
        "41214100201111310131311000",
        "52326232511323431343322010",
        "74458432713633742356532151",
        "75347322612453661253422221",
        "73677573624445642478553132",
        "55663552424668560866656321",
        "72447324503632651756522130",
        "21111111100211002221511010",
        "74658452714455742676543151",
        "63648436715544663478634152",
        "84658537823554752776544362",
        "45446431512667250666111212",
        "62327221511231432231212111",
        "52324223511224421542111111",
        "32424312410232251235111230",
        "43434221411444360354222111",
        "31105011300111200111101112",
    };

    private static final int LETTERS = PAIRS.length;
    private static final int ROW = 5;
    /** The same for a quick look: how much more than even, by both letters. */
    private static final byte[] MORE = new byte[LETTERS << ROW];

    static {
        for (int first = 0; first < LETTERS; first++) {
            for (int second = 0; second < LETTERS; second++) {
                MORE[first << ROW | second] = (byte) (PAIRS[first].charAt(second) - EVEN);
            }
        }
    }

    private Words() {}

    /** Whether the letters of a text, whatever their case, read like words. Too few letters to tell do. */
    public static boolean read(String text) {
        return read(text, 0, text.length());
    }

    static boolean read(String text, int from, int to) {
        long read = pairs(text, from, to);
        return (int) read < FEWEST_PAIRS || read >> Integer.SIZE >= 0;
    }

    /** Whether there are letters enough to tell, and they read like words beyond doubt. */
    static boolean clearly(String text) {
        long read = pairs(text, 0, text.length());
        return (int) read >= ENOUGH_PAIRS && (read >> Integer.SIZE) * 2 >= (int) read;
    }

    /** Whether a text is of letters only that read like words beyond doubt. */
    public static boolean areClear(String text) {
        return clearly(text) && areLetters(text);
    }

    /** Whether a text has nothing but what can be typed. */
    static boolean areText(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    /** Whether a text has nothing but letters of the Latin alphabet. */
    public static boolean areLetters(String text) {
        return text.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    /** How usual all pairs are together, and in the lower half how many there are. */
    private static long pairs(String text, int from, int to) {
        int sum = 0;
        int pairs = 0;
        int before = -1;
        for (int i = from; i < to; i++) {
            int letter = (text.charAt(i) | 0x20) - 'a';
            if (letter < 0 || letter >= LETTERS) {
                before = -1;
            } else {
                if (before >= 0) {
                    sum += MORE[before << ROW | letter];
                    pairs++;
                }
                before = letter;
            }
        }
        return (long) sum << Integer.SIZE | pairs;
    }
}
