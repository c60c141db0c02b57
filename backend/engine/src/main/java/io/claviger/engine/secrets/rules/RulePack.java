package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.SecretType.IdentityRule;
import io.claviger.engine.secrets.rules.SecretType.Judging;
import io.claviger.engine.secrets.rules.SecretType.Reach;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packed form of types: how many, where each begins, and the fields of each in a fixed order. */
final class RulePack {

    private RulePack() {}

    static void write(List<SecretType> types, DataOutputStream out) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(packed);
        out.writeInt(types.size());
        for (SecretType type : types) {
            out.writeInt((1 + types.size()) * Integer.BYTES + packed.size());
            writeOne(type, all);
        }
        packed.writeTo(out);
    }

    private static void writeOne(SecretType type, DataOutputStream out) throws IOException {
        PackReader.write(type.id(), out);
        PackReader.write(type.provider(), out);
        PackReader.write(type.title(), out);
        out.writeByte(type.severity().ordinal());
        PackReader.write(type.doc(), out);
        PackReader.write(type.opens(), out);
        PackReader.write(type.revoke(), out);
        writeRecognition(type.recognition(), out);
        writeJudging(type.judging(), out);
        VerificationPack.write(type.verification(), out);
    }

    static SecretType readOne(PackReader in) {
        return new SecretType(
                in.text(),
                in.text(),
                in.text(),
                Severity.values()[in.readByte()],
                in.text(),
                in.text(),
                in.text(),
                readRecognition(in),
                readJudging(in),
                VerificationPack.read(in));
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
        for (Stretch stretch : recognition.stretches()) {
            out.writeInt(stretch.length());
            out.writeInt(stretch.before());
            out.writeLong(stretch.alphabet().low());
            out.writeLong(stretch.alphabet().high());
            out.writeBoolean(stretch.alphabet().beyond());
        }
    }

    private static Recognition readRecognition(PackReader in) {
        List<String> keywords = readAll(in);
        boolean anyCase = in.readBoolean();
        boolean anchored = in.readBoolean();
        List<String> files = readAll(in);
        List<String> patterns = readAll(in);
        return new Recognition(
                keywords,
                anyCase,
                anchored,
                files,
                patterns,
                readOptional(in),
                new Reach(in.readInt(), in.readInt()),
                in.readInt(),
                readOptional(in),
                readStretches(patterns.size(), in),
                null);
    }

    private static List<Stretch> readStretches(int count, PackReader in) {
        List<Stretch> stretches = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            stretches.add(new Stretch(
                    in.readInt(), in.readInt(), new Alphabet(in.readLong(), in.readLong(), in.readBoolean())));
        }
        return stretches;
    }

    private static void writeJudging(Judging judging, DataOutputStream out) throws IOException {
        out.writeDouble(judging.confidence());
        out.writeInt(judging.shown());
        out.writeDouble(judging.minEntropy());
        writeAll(judging.checks(), out);
        IdentityRule identity = judging.identity();
        out.writeBoolean(identity != null);
        if (identity != null) {
            PackReader.write(identity.kind(), out);
            writeOptional(identity.group(), out);
            writeOptional(identity.near(), out);
        }
        writeAll(judging.documented(), out);
    }

    private static Judging readJudging(PackReader in) {
        return new Judging(
                in.readDouble(),
                in.readInt(),
                in.readDouble(),
                readAll(in),
                in.readBoolean() ? new IdentityRule(in.text(), readOptional(in), readOptional(in)) : null,
                readAll(in));
    }

    static void writeAll(List<String> texts, DataOutputStream out) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            PackReader.write(text, out);
        }
    }

    static List<String> readAll(PackReader in) {
        int count = in.readShort();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }

    static void writeOptional(@Nullable String text, DataOutputStream out) throws IOException {
        PackReader.write(text == null ? "" : text, out);
    }

    static @Nullable String readOptional(PackReader in) {
        String text = in.text();
        return text.isEmpty() ? null : text;
    }
}
