package io.claviger.engine.secrets;

/** A text that ends what looks at it too often, which may be what would never end. */
record LimitedText(String text, long most, long[] looks) implements CharSequence {

    LimitedText(String text, long most) {
        this(text, most, new long[1]);
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > most) {
            throw new AssertionError("looked at more than " + most + " characters of " + text.length()
                    + ", beginning with " + text.substring(0, Math.min(text.length(), 60)));
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
