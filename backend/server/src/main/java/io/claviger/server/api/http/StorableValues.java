package io.claviger.server.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.claviger.server.api.Instants;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/** Reads only what PostgreSQL can keep: text without NUL, and instants of the years 1 to 9999. */
class StorableValues extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    StorableValues() {
        super("claviger-storable");
    }

    @Override
    public void setupModule(SetupContext context) {
        SimpleDeserializers storable = new TreesToo();
        storable.addDeserializer(String.class, new Text());
        storable.addDeserializer(Instant.class, new Moment());
        context.addDeserializers(storable);
    }

    private static final class TreesToo extends SimpleDeserializers {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> findTreeNodeDeserializer(
                Class<? extends JsonNode> type, DeserializationConfig config, BeanDescription description) {
            return new Tree(JsonNodeDeserializer.getDeserializer(type));
        }
    }

    private static final class Text extends StdScalarDeserializer<String> {

        @Serial
        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return storable(StringDeserializer.instance.deserialize(parser, context), context);
        }
    }

    private static final class Moment extends StdScalarDeserializer<Instant> {

        @Serial
        private static final long serialVersionUID = 1L;

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText();
            try {
                return Instants.parse(text);
            } catch (DateTimeException wrong) {
                throw context.weirdStringException(text, Instant.class, "no instant");
            }
        }
    }

    private static final class Tree extends JsonDeserializer<JsonNode> {

        private final JsonDeserializer<? extends JsonNode> any;

        Tree(JsonDeserializer<? extends JsonNode> any) {
            this.any = any;
        }

        @Override
        public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode tree = any.deserialize(parser, context);
            requireStorable(tree, context);
            return tree;
        }

        @Override
        public JsonNode getNullValue(DeserializationContext context) throws JsonMappingException {
            return any.getNullValue(context);
        }

        private static void requireStorable(JsonNode node, DeserializationContext context) throws JsonMappingException {
            if (node.isTextual()) {
                storable(node.textValue(), context);
            }
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                try {
                    storable(member.getKey(), context);
                    requireStorable(member.getValue(), context);
                } catch (JsonMappingException wrong) {
                    wrong.prependPath(node, member.getKey());
                    throw wrong;
                }
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                try {
                    requireStorable(node.get(i), context);
                } catch (JsonMappingException wrong) {
                    wrong.prependPath(node, i);
                    throw wrong;
                }
            }
        }
    }

    private static String storable(String text, DeserializationContext context) throws JsonMappingException {
        if (text.indexOf('\0') >= 0) {
            throw context.weirdStringException(text, String.class, "holds a NUL character");
        }
        return text;
    }
}
