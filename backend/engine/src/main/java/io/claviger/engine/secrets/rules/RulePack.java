package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.SecretType.IdentityRule;
import io.claviger.engine.secrets.rules.SecretType.Judging;
import io.claviger.engine.secrets.rules.SecretType.Reach;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packed form of types: fields in a fixed order, so that a thousand of them are read in a few milliseconds. */
final class RulePack {

    private RulePack() {}

    static void write(List<SecretType> types, DataOutputStream out) throws IOException {
        out.writeInt(types.size());
        for (SecretType type : types) {
            out.writeUTF(type.id());
            out.writeUTF(type.provider());
            out.writeUTF(type.title());
            out.writeByte(type.severity().ordinal());
            out.writeUTF(type.doc());
            out.writeUTF(type.opens());
            out.writeUTF(type.revoke());
            writeRecognition(type.recognition(), out);
            writeJudging(type.judging(), out);
            VerificationPack.write(type.verification(), out);
        }
    }

    static List<SecretType> read(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<SecretType> types = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            types.add(new SecretType(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    Severity.values()[in.readByte()],
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    readRecognition(in),
                    readJudging(in),
                    VerificationPack.read(in)));
        }
        return types;
    }

    private static void writeRecognition(Recognition recognition, DataOutputStream out) throws IOException {
        writeAll(recognition.keywords(), out);
        out.writeBoolean(recognition.anyCase());
        out.writeBoolean(recognition.anchored());
        writeAll(recognition.files(), out);
        writeAll(recognition.patterns(), out);
        writeOptional(recognition.detector(), out);
        out.writeInt(recognition.reach().before());
        out.writeInt(recognition.reach().after());
        out.writeInt(recognition.priority());
        writeOptional(recognition.nearby(), out);
    }

    private static Recognition readRecognition(DataInputStream in) throws IOException {
        return new Recognition(
                readAll(in),
                in.readBoolean(),
                in.readBoolean(),
                readAll(in),
                readAll(in),
                readOptional(in),
                new Reach(in.readInt(), in.readInt()),
                in.readInt(),
                readOptional(in),
                null);
    }

    private static void writeJudging(Judging judging, DataOutputStream out) throws IOException {
        out.writeDouble(judging.confidence());
        out.writeInt(judging.shown());
        out.writeDouble(judging.minEntropy());
        writeAll(judging.checks(), out);
        IdentityRule identity = judging.identity();
        out.writeBoolean(identity != null);
        if (identity != null) {
            out.writeUTF(identity.kind());
            writeOptional(identity.group(), out);
            writeOptional(identity.near(), out);
        }
        writeAll(judging.documented(), out);
    }

    private static Judging readJudging(DataInputStream in) throws IOException {
        return new Judging(
                in.readDouble(),
                in.readInt(),
                in.readDouble(),
                readAll(in),
                in.readBoolean() ? new IdentityRule(in.readUTF(), readOptional(in), readOptional(in)) : null,
                readAll(in));
    }

    static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    static List<String> readAll(DataInputStream in) throws IOException {
        int count = in.readShort();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    static void writeOptional(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    static @Nullable String readOptional(DataInputStream in) throws IOException {
        String text = in.readUTF();
        return text.isEmpty() ? null : text;
    }
}
