package io.claviger.engine.unpack;

import io.claviger.engine.unpack.SqliteFile.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The texts of a SQLite database, one record a line, each behind the name of its column, or of its row where the table is one of
 * names and values. What was deleted and is still there comes last, without names.
 */
final class SqliteText {

    private static final int SCHEMA = 1;
    private static final int KIND = 0;
    private static final int ROOT = 3;
    private static final int STATEMENT = 4;

    /** Columns that say nothing of their value, for which the column before them speaks. */
    private static final Set<String> VALUES = Set.of("v", "val", "value", "content", "data", "text", "setting");

    /** No secret is shorter. */
    private static final int SHORTEST = 4;
    /** A name is shorter. */
    private static final int LONGEST_NAME = 64;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0," + (LONGEST_NAME - 1) + "}");
    private static final Pattern WITHOUT_ROWS = Pattern.compile("(?i)\\)[^)]*\\bWITHOUT\\s+ROWID\\b[^)]*$");

    private final SqliteFile file;
    /** Where there is more text than the file has bytes, names are left out: they would make much of many short values. */
    private final int most;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    private record Table(int root, List<String> columns) {}

    private SqliteText(byte[] database) {
        file = new SqliteFile(database);
        most = database.length;
    }

    static byte[] of(byte[] database) {
        SqliteText reader = new SqliteText(database);
        List<Table> tables = new ArrayList<>();
        reader.file.tree(SCHEMA, record -> {
            if (record.size() > STATEMENT && "table".equals(plain(record.get(KIND)))) {
                String statement = plain(record.get(STATEMENT));
                // Their records have the columns of the key first.
                boolean other = WITHOUT_ROWS.matcher(statement).find();
                tables.add(new Table((int) record.get(ROOT).number(), other ? List.of() : SqliteColumns.of(statement)));
            }
            reader.write(record, List.of());
        });
        for (Table table : tables) {
            reader.file.tree(table.root(), record -> reader.write(record, table.columns()));
        }
        reader.file.rest(record -> reader.write(record, List.of()));
        return reader.text.toByteArray();
    }

    private static String plain(Column column) {
        byte[] bytes = column.text();
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private void write(List<Column> record, List<String> names) {
        String before = "";
        for (int i = 0; i < record.size(); i++) {
            byte[] value = record.get(i).text();
            if (value == null) {
                continue;
            }
            String name = i < names.size() ? names.get(i) : "";
            boolean pair = isValue(name) && NAME.matcher(before).matches();
            write(pair ? before : name, value);
            before = i < names.size() && value.length <= LONGEST_NAME ? plain(record.get(i)) : "";
        }
        text.write('\n');
    }

    private static boolean isValue(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return VALUES.contains(lower.substring(lower.lastIndexOf('_') + 1));
    }

    private void write(String name, byte[] value) {
        boolean named = value.length >= SHORTEST
                && text.size() < most
                && NAME.matcher(name).matches();
        boolean quoted = named && isPlain(value);
        if (named) {
            text.writeBytes((name + (quoted ? "=\"" : "=")).getBytes(StandardCharsets.UTF_8));
        }
        for (byte octet : value) {
            text.write(octet == 0 ? ' ' : octet);
        }
        if (quoted) {
            text.write('"');
        }
        text.write('\t');
    }

    /** Whether quotes around a value tell where it ends. */
    private static boolean isPlain(byte[] value) {
        for (byte octet : value) {
            if (octet == '"' || octet == '\n' || octet == 0) {
                return false;
            }
        }
        return true;
    }
}
