package io.claviger.engine.graph;

import java.util.List;

/** Something on which an edge hangs and that the facts do not decide, such as {@code aws:SourceVpc StringEquals vpc-1}. */
public record Condition(String key, String operator, List<String> values) {
    public Condition {
        values = List.copyOf(values);
    }
}
