package io.claviger.engine.unpack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a part of an office document (ISO/IEC 29500, or OpenDocument): markup is left out, so that what was split
 * for its looks stands together; paragraphs are lines, and so are rows, their cells apart by tabs.
 */
final class OfficeText extends InputStream {

    private static final Pattern PART = Pattern.compile(
            "(?:word/(?:document|header[0-9]{0,3}|footer[0-9]{0,3}|comments|footnotes|endnotes)|xl/(?:sharedStrings|comments[0-9]{0,4}|worksheets/[^/]{1,80})"
                    + "|ppt/(?:slides|notesSlides)/[^/]{1,80}|content)\\.xml");
    /** Ends of what stands on a line of its own. */
    private static final Pattern LINE =
            Pattern.compile("(?:/(?:w:p|a:p|si|c|text:p|text:h|comment)|w:br/|w:tab/|a:br/)(?:[ /].{0,200})?");

    private static final Pattern CELL = Pattern.compile("(/?)(?:w:tc|a:tc|table:table-cell)(?:[ /].{0,200})?");
    private static final Pattern ROW_END = Pattern.compile("/(?:w:tr|a:tr|table:table-row)");

    private final InputStream in;
    private boolean inCell;
    private final StringBuilder tag = new StringBuilder();

    OfficeText(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 14);
    }

    static boolean isPart(String entry) {
        return PART.matcher(entry).matches();
    }

    @Override
    public int read() throws IOException {
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c != '<') {
                return c == '&' ? entity() : c;
            }
            tag.setLength(0);
            int last = 0;
            for (int t = in.read(); t >= 0 && t != '>'; t = in.read()) {
                last = t;
                if (tag.length() < 64) {
                    tag.append((char) t);
                }
            }
            Matcher cell = CELL.matcher(tag);
            if (cell.matches()) {
                inCell = last != '/' && cell.group(1).isEmpty();
                if (!inCell) {
                    return '\t';
                }
            } else if (ROW_END.matcher(tag).matches()) {
                return '\n';
            } else if (LINE.matcher(tag).matches()) {
                return inCell ? ' ' : '\n';
            }
        }
        return -1;
    }

    private int entity() throws IOException {
        in.mark(8);
        StringBuilder name = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != ';' && name.length() < 6; c = in.read()) {
            name.append((char) c);
        }
        switch (name.toString()) {
            case "lt":
                return '<';
            case "gt":
                return '>';
            case "quot":
                return '"';
            case "apos":
                return '\'';
            case "amp":
                return '&';
            default:
                in.reset();
                return '&';
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        for (int c; count < length && (c = read()) >= 0; count++) {
            bytes[offset + count] = (byte) c;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
