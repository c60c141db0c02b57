package io.claviger.server.posture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.claviger.engine.posture.Evidence;
import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.PolicyExample;
import io.claviger.engine.posture.RiskScore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How parts of policies and findings are kept and told as JSON. */
final class PolicyJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private PolicyJson() {}

    static ArrayNode frameworks(List<FrameworkItem> items) {
        ArrayNode array = JSON.createArrayNode();
        items.forEach(item -> array.addObject()
                .put("framework", item.framework())
                .put("item", item.item())
                .put("title", item.title()));
        return array;
    }

    static List<FrameworkItem> frameworks(JsonNode array) {
        List<FrameworkItem> items = new ArrayList<>();
        array.forEach(item -> items.add(new FrameworkItem(
                item.path("framework").asText(),
                item.path("item").asText(),
                item.path("title").asText())));
        return items;
    }

    static ArrayNode examples(List<PolicyExample> examples) {
        ArrayNode array = JSON.createArrayNode();
        for (PolicyExample example : examples) {
            ObjectNode one = array.addObject();
            one.put("name", example.name()).put("breaks", example.breaks());
            one.put("now", example.now().toString());
            one.set("object", JSON.valueToTree(example.object()));
        }
        return array;
    }

    static ArrayNode evidence(List<Evidence> evidence) {
        ArrayNode array = JSON.createArrayNode();
        for (Evidence one : evidence) {
            ObjectNode node = array.addObject();
            node.put("field", one.field());
            node.set("value", JSON.valueToTree(one.value()));
            node.put("label", one.label());
        }
        return array;
    }

    /** The evidence as facts tell it: field to value. */
    static ObjectNode byField(JsonNode evidence) {
        ObjectNode fields = JSON.createObjectNode();
        evidence.forEach(one -> fields.set(one.path("field").asText(), one.path("value")));
        return fields;
    }

    static ArrayNode factors(ObjectKind kind, UUID id, RiskScore risk) {
        ArrayNode array = JSON.createArrayNode();
        risk.factors()
                .forEach(factor -> array.addObject()
                        .put("factor", factor.factor())
                        .put("points", factor.points())
                        .put("evidence", evidenceOf(kind, id, factor.about())));
        return array;
    }

    /** Where the reason of a factor can be read. An exposure is its own evidence. */
    private static String evidenceOf(ObjectKind kind, UUID id, String about) {
        String object = "/api/v1/" + kind.plural() + "/" + id;
        return kind == ObjectKind.EXPOSURE && !about.equals("findings") ? object : object + "/" + about;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }
}
