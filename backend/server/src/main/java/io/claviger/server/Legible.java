package io.claviger.server;

import java.util.Locale;

/** What people call things: one line that can be seen wherever it is shown, and that turns nothing around it. */
public final class Legible {

    private Legible() {}

    /**
     * The name without the blanks around it.
     *
     * @throws Refusal with this code and pointer if it is empty, too long, or has what cannot be seen
     */
    public static String name(String code, String pointer, String name, int most) {
        String stripped = name.strip();
        if (stripped.length() > most || !isSeen(stripped)) {
            String detail = "Give a name of 1 to " + most + " characters that can be seen";
            throw Refusal.invalid(code, detail, new Refusal.Place(pointer, detail));
        }
        stripped.codePoints().filter(Legible::isForbidden).findFirst().ifPresent(point -> {
            String detail =
                    String.format(Locale.ROOT, "A name is one line of text: leave the character U+%04X out", point);
            throw Refusal.invalid(code, detail, new Refusal.Place(pointer, detail));
        });
        return stripped;
    }

    private static boolean isSeen(String name) {
        return name.codePoints()
                .anyMatch(point -> !Character.isSpaceChar(point)
                        && switch (Character.getType(point)) {
                            case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED, Character.SURROGATE ->
                                false;
                            default -> true;
                        });
    }

    /** Joiners are of scripts and pictures; what sets the direction of writing, or ends a line, is not of a name. */
    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }
}
