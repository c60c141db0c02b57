package io.claviger.engine.graph;

import java.util.List;

/**
 * What one has of a node, as a number from 1 to 7: a privilege (1 to 3), and 4 more when the node is held fully. 0 is nothing, and 4
 * that it is written and not seen: it leads no further.
 * Tables answer what an edge makes of it, so that a walk does no more for an edge than to look up.
 */
public final class Hold {

    public static final int NOTHING = 0;
    /** All that can be had. */
    public static final int ALL = 3 | 4;

    private static final int FULL = 4;
    private static final int UNSEEN = 4;
    private static final byte[] ONWARDS = new byte[EdgeType.CODES << 3];
    private static final byte[] BACKWARDS = new byte[EdgeType.CODES << 3];
    private static final byte[] WORSE = new byte[8];
    private static final byte[] BETTER = new byte[8];

    static {
        for (int one = 0; one <= ALL; one++) {
            for (int other = 0; other <= ALL; other++) {
                if (isHold(one) && isHold(other) && includes(one, other)) {
                    WORSE[one] |= (byte) (1 << other);
                    BETTER[other] |= (byte) (1 << one);
                }
            }
        }
        for (int code = 0; code < EdgeType.CODES; code++) {
            if (EdgeType.isCode(code)) {
                fill(code, EdgeType.of(code));
            }
        }
    }

    private Hold() {}

    public static int of(Privilege privilege, boolean full) {
        return privilege == Privilege.NONE ? NOTHING : privilege.ordinal() | (full ? FULL : 0);
    }

    /** The least by which one has at least so much. */
    public static List<Integer> least(Privilege privilege) {
        return switch (privilege) {
            case NONE -> List.of();
            case READ -> List.of(of(privilege, false), UNSEEN);
            case WRITE -> List.of(UNSEEN);
            case ADMIN -> List.of(of(privilege, false));
        };
    }

    public static Privilege privilege(int hold) {
        return hold == UNSEEN ? Privilege.WRITE : Privilege.of(hold & 3);
    }

    public static boolean isFull(int hold) {
        return (hold & FULL) != 0 && hold != UNSEEN;
    }

    /** Whether who has {@code one} has {@code other}. */
    public static boolean includes(int one, int other) {
        if (one == UNSEEN || other == UNSEEN) {
            return other == UNSEEN && privilege(one).compareTo(Privilege.WRITE) >= 0;
        }
        return (one & 3) >= (other & 3) && (one & FULL) >= (other & FULL);
    }

    /** What is had of an edge's end by who has {@code hold} of its begin. */
    public static int onwards(int type, int hold) {
        return ONWARDS[(type & 255) << 3 | hold];
    }

    /** The least that must be had of an edge's begin to have {@code hold} of its end; nothing when nothing is enough. */
    public static int backwards(int type, int hold) {
        return BACKWARDS[(type & 255) << 3 | hold];
    }

    /** As bits: the holds that {@code hold} includes, itself among them. */
    public static byte worse(int hold) {
        return WORSE[hold];
    }

    /** As bits: the holds that include {@code hold}, itself among them. */
    public static byte better(int hold) {
        return BETTER[hold];
    }

    private static boolean isHold(int number) {
        return (number & 3) != 0 || number == UNSEEN;
    }

    private static void fill(int code, EdgeType type) {
        for (int hold = 1; hold <= ALL; hold++) {
            if (isHold(hold)) {
                ONWARDS[code << 3 | hold] = (byte) passed(type, hold);
            }
        }
        for (int wanted = 1; wanted <= ALL; wanted++) {
            for (int hold = ALL; isHold(wanted) && hold >= 1; hold--) {
                int least = BACKWARDS[code << 3 | wanted];
                boolean enough = isHold(hold) && includes(ONWARDS[code << 3 | hold], wanted);
                if (enough && (least == NOTHING || includes(least, hold))) {
                    BACKWARDS[code << 3 | wanted] = (byte) hold;
                }
            }
        }
    }

    private static int passed(EdgeType type, int hold) {
        if (hold == UNSEEN) {
            return NOTHING;
        }
        int fullness = type.passing().from(isFull(hold));
        Privilege most = type.kind().renews() ? Privilege.ADMIN : privilege(hold);
        Privilege privilege = most.compareTo(type.atMost()) <= 0 ? most : type.atMost();
        if (type.passing() == Passing.UNSEEN) {
            return privilege.compareTo(Privilege.WRITE) >= 0 ? UNSEEN : NOTHING;
        }
        return fullness == 0 ? NOTHING : of(privilege, fullness == 2);
    }
}
