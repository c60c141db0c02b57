package io.claviger.engine.unpack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook (ISO/IEC 29500, SpreadsheetML), a row a line and its cells parted by tabs. Cells name their texts by
 * number, and the texts mostly come after the sheets, so these wait.
 */
final class Workbook {

    private static final Pattern STRINGS = Pattern.compile("xl/sharedStrings\\.xml");
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]{1,80}\\.xml");
    /** What is larger is read as it comes, without its rows. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int MOST_COLUMNS = 256;
    private static final int LETTERS = 26;

    private final Map<String, byte[]> sheets = new LinkedHashMap<>();
    private final List<String> strings = new ArrayList<>();
    private final BitSet named = new BitSet();
    private String stringsPath = "";
    private int held;

    /** Takes a part if it is one of a workbook; answers what has to be read in another way, or nothing. */
    @Nullable
    InputStream take(String path, String entry, InputStream in) throws IOException {
        boolean texts = STRINGS.matcher(entry).matches();
        if (!texts && !SHEET.matcher(entry).matches()) {
            return in;
        }
        byte[] bytes = in.readNBytes(MOST_BYTES - held);
        if (bytes.length == MOST_BYTES - held) {
            return new java.io.SequenceInputStream(new ByteArrayInputStream(bytes), in);
        }
        held += bytes.length;
        try {
            if (texts) {
                stringsPath = path;
                readStrings(bytes);
            } else {
                sheets.put(path, bytes);
            }
            return null;
        } catch (XMLStreamException malformed) {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** Hears of the text of each sheet, and of what no cell names any more. */
    @FunctionalInterface
    interface Sink {
        void text(String path, InputStream in) throws IOException;
    }

    void tell(Sink sink) throws IOException {
        for (Map.Entry<String, byte[]> sheet : sheets.entrySet()) {
            sink.text(sheet.getKey(), text(sheet.getValue()));
        }
        StringBuilder rest = new StringBuilder();
        for (int i = named.nextClearBit(0); i < strings.size(); i = named.nextClearBit(i + 1)) {
            rest.append(strings.get(i)).append('\n');
        }
        if (!rest.isEmpty()) {
            sink.text(stringsPath, new ByteArrayInputStream(rest.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private InputStream text(byte[] sheet) {
        try {
            return new ByteArrayInputStream(lines(rows(sheet)).getBytes(StandardCharsets.UTF_8));
        } catch (XMLStreamException malformed) {
            return new OfficeText(new ByteArrayInputStream(sheet));
        }
    }

    private static String lines(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        StringBuilder lines = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                lines.append(i == 0 ? "" : "\t").append(i < row.size() ? row.get(i) : "");
            }
            lines.append('\n');
        }
        return lines.toString();
    }

    private void readStrings(byte[] bytes) throws XMLStreamException {
        XMLStreamReader in = reader(bytes);
        StringBuilder text = new StringBuilder();
        boolean heard = false;
        while (in.hasNext()) {
            int event = in.next();
            String name = in.hasName() ? in.getLocalName() : "";
            if (event == XMLStreamConstants.START_ELEMENT) {
                heard = name.equals("t");
            } else if (event == XMLStreamConstants.CHARACTERS && heard) {
                text.append(in.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                heard = false;
                if (name.equals("si")) {
                    strings.add(plain(text));
                    text.setLength(0);
                }
            }
        }
    }

    private List<List<String>> rows(byte[] bytes) throws XMLStreamException {
        XMLStreamReader in = reader(bytes);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean heard = false;
        boolean shared = false;
        int column = 0;
        while (in.hasNext()) {
            int event = in.next();
            String name = in.hasName() ? in.getLocalName() : "";
            if (event == XMLStreamConstants.START_ELEMENT) {
                heard = name.equals("v") || name.equals("t");
                if (name.equals("c")) {
                    shared = "s".equals(in.getAttributeValue(null, "t"));
                    column = column(in.getAttributeValue(null, "r"), row.size());
                }
            } else if (event == XMLStreamConstants.CHARACTERS && heard) {
                text.append(in.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                heard = false;
                if (name.equals("c") && column < MOST_COLUMNS) {
                    put(row, column, shared ? shared(text.toString()) : plain(text));
                }
                if (name.equals("row")) {
                    rows.add(row);
                    row = new ArrayList<>();
                }
                if (name.equals("c")) {
                    text.setLength(0);
                }
            }
        }
        return rows;
    }

    private static void put(List<String> row, int column, String value) {
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, value);
    }

    private String shared(String number) {
        try {
            int index = Integer.parseInt(number.strip());
            if (index < 0 || index >= strings.size()) {
                return "";
            }
            named.set(index);
            return strings.get(index);
        } catch (NumberFormatException malformed) {
            return "";
        }
    }

    /** The number of the column of a place such as {@code C5}, counted from zero. */
    private static int column(@Nullable String place, int next) {
        int column = 0;
        int at = 0;
        while (place != null
                && at < place.length()
                && Character.isUpperCase(place.charAt(at))
                && column < MOST_COLUMNS) {
            column = column * LETTERS + place.charAt(at) - 'A' + 1;
            at++;
        }
        return at == 0 ? next : column - 1;
    }

    /** In one line and one cell. */
    private static String plain(CharSequence text) {
        return text.toString().replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }

    private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
    }
}
