package io.claviger.cli.access;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Pieces of an HTML page. */
final class Markup {

    private Markup() {}

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String code(String text) {
        return "<code>" + text(text) + "</code>";
    }

    /**
     * A section with one table.
     *
     * @param columns by which a narrow page names the cells
     * @param cells of one row, as markup
     */
    static <T> void table(
            PrintWriter out,
            String id,
            String title,
            List<String> columns,
            List<T> rows,
            Function<T, List<String>> cells) {
        out.println("<section id=\"" + id + "\"><h2>" + text(title) + "</h2>");
        if (rows.isEmpty()) {
            out.println("<p class=\"dim\">None.</p></section>");
            return;
        }
        out.print("<table><thead><tr>");
        columns.forEach(column -> out.print("<th scope=\"col\">" + text(column) + "</th>"));
        out.println("</tr></thead><tbody>");
        for (T row : rows) {
            out.print("<tr>");
            List<String> all = cells.apply(row);
            for (int i = 0; i < all.size(); i++) {
                out.print(
                        (i == 0 ? "<td>" : "<td data-label=\"" + text(columns.get(i)) + "\">") + all.get(i) + "</td>");
            }
            out.println("</tr>");
        }
        out.println("</tbody></table></section>");
    }
}
