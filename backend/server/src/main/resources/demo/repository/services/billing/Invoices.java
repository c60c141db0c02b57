package example.shop.billing;

import java.math.BigDecimal;
import java.util.List;

/** Writes invoices. */
final class Invoices {

    record Line(String sku, int quantity, BigDecimal price) {}

    static BigDecimal total(List<Line> lines) {
        return lines.stream()
                .map(line -> line.price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
%%

/** Takes back what was invoiced. */
record CreditNote(String invoice, java.math.BigDecimal amount) {}
%%

/** Rounds as the tax office does. */
final class Rounding {

    static java.math.BigDecimal cents(java.math.BigDecimal amount) {
        return amount.setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
