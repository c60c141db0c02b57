package io.claviger.engine.toml;

import java.util.regex.Pattern;

/** Truth values, numbers and dates. */
final class TomlScalar {

    private static final Pattern WHOLE = Pattern.compile("[+-]?(?:0|[1-9](?:_?[0-9])*+)");
    private static final Pattern PREFIXED =
            Pattern.compile("0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*+|0o[0-7](?:_?[0-7])*+|0b[01](?:_?[01])*+");
    private static final Pattern BROKEN = Pattern.compile(
            "[+-]?(?:0|[1-9](?:_?[0-9])*+)(?:\\.[0-9](?:_?[0-9])*+)?(?:[eE][+-]?[0-9](?:_?[0-9])*+)?|[+-]?(?:inf|nan)");
    private static final Pattern TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9:.]{5,18}(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?|[0-9]{2}:[0-9]{2}[0-9:.]{0,13}");

    private TomlScalar() {}

    static Object read(TomlText text) {
        int start = text.place();
        while (!text.isAtEnd() && ",]}#\n\r\t ".indexOf(text.peek()) < 0) {
            text.skip(1);
        }
        boolean date = text.place() - start == 10 && text.peek() == ' ' && Character.isDigit(text.peek(1));
        if (date && TIME.matcher(text.since(start)).matches()) {
            text.skip(1);
            while (!text.isAtEnd() && "0123456789:.Zz+-".indexOf(text.peek()) >= 0) {
                text.skip(1);
            }
        }
        String word = text.since(start);
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (TIME.matcher(word).matches()) {
            return word;
        }
        try {
            return number(word.replace("_", ""), word, text, start);
        } catch (NumberFormatException e) {
            throw text.wrong(start, "the number is too large");
        }
    }

    private static Object number(String digits, String word, TomlText text, int start) {
        if (WHOLE.matcher(word).matches()) {
            return Long.valueOf(digits);
        }
        if (PREFIXED.matcher(word).matches()) {
            int radix = word.charAt(1) == 'x' ? 16 : word.charAt(1) == 'o' ? 8 : 2;
            return Long.valueOf(digits.substring(2), radix);
        }
        if (BROKEN.matcher(word).matches()) {
            return word.endsWith("inf")
                    ? Double.valueOf(word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
                    : word.endsWith("nan") ? Double.valueOf(Double.NaN) : Double.valueOf(digits);
        }
        throw text.wrong(start, word.isEmpty() ? "a value is wanted here" : "this is no value; put texts in quotes");
    }
}
