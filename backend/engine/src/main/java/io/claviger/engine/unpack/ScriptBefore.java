package io.claviger.engine.unpack;

/** A script with a ZIP archive behind it. */
final class ScriptBefore {

    /** Bytes of a script; those of programs of Java that start by themselves have about ten thousand. */
    static final int LONGEST = 1 << 16;

    private static final int HEADER = 30;
    private static final int METHOD = 8;
    private static final int NAME_LENGTH = 26;

    private ScriptBefore() {}

    static boolean isScript(byte[] start) {
        return start.length > 2 && start[0] == '#' && start[1] == '!';
    }

    /** Where the first header of an archive begins (APPNOTE, 4.3.7), or the end. */
    static int end(byte[] head) {
        for (int at = 0; at + HEADER < head.length; at++) {
            if (head[at] == 'P'
                    && head[at + 1] == 'K'
                    && head[at + 2] == 3
                    && head[at + 3] == 4
                    && head[at + METHOD + 1] == 0
                    && head[at + NAME_LENGTH + 1] < 4
                    && (head[at + NAME_LENGTH] | head[at + NAME_LENGTH + 1]) != 0) {
                return at;
            }
        }
        return head.length;
    }
}
