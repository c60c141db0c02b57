package io.claviger.server.catalog;

/** Columns by the names that everybody else knows them by. */
final class Names {

    private Names() {}

    /** {@code owner_name} is {@code owner}, {@code expires_at} is {@code expiresAt}. */
    static String field(String column) {
        String name = column.endsWith("_name") ? column.substring(0, column.length() - "_name".length()) : column;
        StringBuilder out = new StringBuilder();
        for (String word : name.split("_", -1)) {
            out.append(out.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return out.toString();
    }
}
