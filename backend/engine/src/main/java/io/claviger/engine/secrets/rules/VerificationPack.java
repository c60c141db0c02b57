package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.VerificationRequest.AnswerCondition;
import io.claviger.engine.secrets.rules.VerificationRequest.Body;
import io.claviger.engine.secrets.rules.VerificationRequest.BodyType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The packed form of requests; the same request gives the same bytes. */
final class VerificationPack {

    private VerificationPack() {}

    static void write(@Nullable VerificationRequest request, DataOutputStream out) throws IOException {
        out.writeBoolean(request != null);
        if (request == null) {
            return;
        }
        PackReader.write(request.url(), out);
        writeMap(request.headers(), out);
        RulePack.writeOptional(request.basic(), out);
        Body body = request.body();
        out.writeByte(body == null ? -1 : body.type().ordinal());
        if (body != null) {
            PackReader.write(body.text(), out);
        }
        writeStatuses(request.live(), out);
        writeStatuses(request.dead(), out);
        writeCondition(request.liveIf(), out);
        writeCondition(request.deadIf(), out);
        writeMap(request.companions(), out);
    }

    static @Nullable VerificationRequest read(PackReader in) {
        if (!in.readBoolean()) {
            return null;
        }
        return new VerificationRequest(
                in.text(),
                readMap(in),
                RulePack.readOptional(in),
                readBody(in),
                readStatuses(in),
                readStatuses(in),
                readCondition(in),
                readCondition(in),
                readMap(in));
    }

    private static @Nullable Body readBody(PackReader in) {
        int type = in.readByte();
        return type < 0 ? null : new Body(BodyType.values()[type], in.text());
    }

    private static void writeCondition(@Nullable AnswerCondition condition, DataOutputStream out) throws IOException {
        out.writeBoolean(condition != null);
        if (condition != null) {
            RulePack.writeOptional(condition.pointer(), out);
            RulePack.writeAll(condition.anyOf(), out);
        }
    }

    private static @Nullable AnswerCondition readCondition(PackReader in) {
        return in.readBoolean() ? new AnswerCondition(RulePack.readOptional(in), RulePack.readAll(in)) : null;
    }

    private static void writeStatuses(Set<Integer> statuses, DataOutputStream out) throws IOException {
        out.writeByte(statuses.size());
        for (int status : new TreeSet<>(statuses)) {
            out.writeShort(status);
        }
    }

    private static Set<Integer> readStatuses(PackReader in) {
        Set<Integer> statuses = new LinkedHashSet<>();
        for (int left = in.readByte(); left > 0; left--) {
            statuses.add((int) in.readShort());
        }
        return statuses;
    }

    private static void writeMap(Map<String, String> map, DataOutputStream out) throws IOException {
        out.writeByte(map.size());
        for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
            PackReader.write(entry.getKey(), out);
            PackReader.write(entry.getValue(), out);
        }
    }

    private static Map<String, String> readMap(PackReader in) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int left = in.readByte(); left > 0; left--) {
            map.put(in.text(), in.text());
        }
        return map;
    }
}
