package io.claviger.engine.secrets;

import java.lang.reflect.Array;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what code does that {@link CountingClasses} has changed. In place of the methods of the JDK that look through a text. */
public final class Steps {

    private static long count;

    private Steps() {}

    static long count() {
        return count;
    }

    /** Where code goes back to what it did before. */
    public static void again() {
        count++;
    }

    /** A text or an array was made. */
    public static void made(Object copy) {
        count += copy instanceof String text ? text.length() : Array.getLength(copy);
    }

    public static void arraycopy(Object from, int at, Object to, int index, int length) {
        count += length;
        System.arraycopy(from, at, to, index, length);
    }

    public static Matcher matcher(Pattern pattern, CharSequence text) {
        return pattern.matcher(new Seen(text));
    }

    public static boolean contains(String text, CharSequence part) {
        return indexOf(text, part.toString()) >= 0;
    }

    public static int indexOf(String text, int c) {
        return looked(text.indexOf(c), 0, text.length());
    }

    public static int indexOf(String text, int c, int from) {
        return looked(text.indexOf(c, from), from, text.length());
    }

    public static int indexOf(String text, int c, int from, int to) {
        return looked(text.indexOf(c, from, to), from, to);
    }

    public static int indexOf(String text, String part) {
        return looked(text.indexOf(part), 0, text.length());
    }

    public static int indexOf(String text, String part, int from) {
        return looked(text.indexOf(part, from), from, text.length());
    }

    public static int indexOf(String text, String part, int from, int to) {
        return looked(text.indexOf(part, from, to), from, to);
    }

    public static int lastIndexOf(String text, String part) {
        return lookedBack(text.lastIndexOf(part), text.length());
    }

    public static int lastIndexOf(String text, int c) {
        return lookedBack(text.lastIndexOf(c), text.length());
    }

    public static int lastIndexOf(String text, int c, int from) {
        return lookedBack(text.lastIndexOf(c, from), from);
    }

    private static int looked(int found, int from, int to) {
        count += Math.max(0, (found < 0 ? to : found) - from);
        return found;
    }

    private static int lookedBack(int found, int from) {
        count += Math.max(0, from - found);
        return found;
    }

    private record Seen(CharSequence text) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            count++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            count += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
