package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One recorded request and its answer. A file holds an array of
 * {@code {"method","path","status","headers":{…},"body":…}}; the path includes the query, a body that is not a text is JSON,
 * and {@code {base}} in a header or body is the address at which the peer answers now. The same request recorded more than once
 * is answered in turn, the last one from then on.
 */
public record Exchange(String method, String path, int status, Map<String, String> headers, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Exchange> read(InputStream file) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode node : JSON.readTree(file)) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            node.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            exchanges.add(new Exchange(
                    node.path("method").asText("GET"),
                    node.required("path").asText(),
                    node.path("status").asInt(200),
                    headers,
                    node.path("body")));
        }
        return exchanges;
    }

    /** Which request it answers. */
    String key() {
        return method + " " + path;
    }

    /** The body as it is sent, with its lists turned round when asked for. */
    String text(boolean reversed) {
        if (body.isMissingNode() || body.isNull()) {
            return "";
        }
        return body.isTextual() ? body.asText() : (reversed ? reversed(body) : body).toString();
    }

    private static JsonNode reversed(JsonNode node) {
        if (node.isArray()) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(item -> items.add(reversed(item)));
            return JSON.createArrayNode().addAll(items.reversed());
        }
        if (node.isObject()) {
            var copy = JSON.createObjectNode();
            node.properties().forEach(field -> copy.set(field.getKey(), reversed(field.getValue())));
            return copy;
        }
        return node;
    }
}
