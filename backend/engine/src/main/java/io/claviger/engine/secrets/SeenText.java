package io.claviger.engine.secrets;

/** The beginning of a text, up to an index, that counts how often a character of it is looked at. */
final class SeenText implements CharSequence {

    private final String text;
    private final int length;
    private long looks;

    SeenText(String text, int length) {
        this.text = text;
        this.length = length;
    }

    long looks() {
        return looks;
    }

    @Override
    public char charAt(int index) {
        looks++;
        return text.charAt(index);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.substring(0, length);
    }
}
