package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that tell by themselves whose they are. */
final class Accounts {

    private static final long LAST_ACCOUNT = 999_999_999_999L;
    private static final int SHORTEST_KEY = 24;
    private static final String OR_KEY = "or-key";

    private Accounts() {}

    /**
     * The account's number is in bits 1 to 40 of the key id's twelve base 32 digits after the first four characters. It is
     * so since 2019 for ids whose first digit there has its highest bit set; older ones hold none.
     */
    static Ruling awsKeyId(Evidence evidence) {
        String id = evidence.value();
        String because = "";
        if (id.length() == 20 && Encodings.base32(id.substring(4, 5)) >= 16) {
            long bits = Encodings.base32(id.substring(4, 16));
            // Ten base 32 digits are the first 48 bits and two more; of 48, the first is a marker and 7 are not part.
            long account = (bits >> 12 & 0x7fffffffff80L) >> 7;
            because = bits < 0 || account > LAST_ACCOUNT
                    ? "it names no AWS account, as ids made since 2019 do"
                    : "belongs to AWS account " + String.format("%012d", account);
        }
        return Ruling.note(because)
                .naming(new Identity("aws.access-key", id, id.substring(0, 4) + "…" + id.substring(id.length() - 4)));
    }

    /** Base 64 of {@code user:password}, as of RFC 7617; or a key, where the argument says so. */
    static Ruling basicAuthorization(Evidence evidence) {
        String decoded = Encodings.base64Text(evidence.value());
        int colon = decoded == null ? -1 : decoded.indexOf(':');
        if (decoded == null || colon < 0 || !isPrintable(decoded)) {
            return evidence.argument().equals(OR_KEY) && couldBeKey(evidence.value(), decoded)
                    ? Ruling.doubt("a key in place of a name and a password")
                    : Ruling.of(Verdict.IMPOSSIBLE, "not base 64 of a name and a password");
        }
        String password = decoded.substring(colon + 1);
        String user = decoded.substring(0, colon);
        if (password.isEmpty() && user.isEmpty()) {
            return Ruling.of(Verdict.PLACEHOLDER, "an empty password");
        }
        if (Placeholders.isTrivial(password)
                || !password.isEmpty() && Placeholders.reason(password).isPresent()) {
            return Ruling.of(Verdict.PLACEHOLDER, "the password is a placeholder");
        }
        Ruling ruling = Ruling.note("holds a name and a password");
        String kind = evidence.identityKind();
        return kind == null || user.isEmpty() || password.isEmpty()
                ? ruling
                : ruling.naming(Identity.named(kind, user));
    }

    /** Some vendors want their key there, as it is or in base 64. */
    private static boolean couldBeKey(String value, @Nullable String decoded) {
        String key = decoded != null && isPrintable(decoded) ? decoded : value;
        return key.length() >= SHORTEST_KEY
                && Shapes.looksRandom(key)
                && Placeholders.reason(key).isEmpty()
                && key.chars().noneMatch(c -> c <= ' ');
    }

    /** The first part of a bot token is base 64 of the bot's number, as far as anyone has seen; Discord does not say so. */
    static Ruling discordBot(Evidence evidence) {
        String id = Encodings.base64Text(
                evidence.value().substring(0, evidence.value().indexOf('.')));
        if (id == null || !id.matches("[0-9]{17,20}")) {
            return Ruling.note("its first part is not a Discord id");
        }
        return Ruling.of(Verdict.CONFIRMED, "names a Discord application").naming(Identity.named("discord.bot", id));
    }

    /** A part that is base 64 of a JSON object; the argument names the field that holds the identity. */
    static Ruling jsonBody(Evidence evidence) {
        String value = evidence.value();
        int start = value.indexOf("eyJ");
        int end = start;
        while (end >= 0 && end < value.length() && "._".indexOf(value.charAt(end)) < 0) {
            end++;
        }
        String json = start < 0 ? null : Encodings.base64Text(value.substring(start, end));
        Map<String, String> fields = json == null ? null : JsonFields.read(json);
        if (fields == null) {
            return Ruling.note("its content cannot be read");
        }
        Ruling ruling = Ruling.of(Verdict.CONFIRMED, "structure valid");
        String name = fields.getOrDefault(evidence.argument(), "");
        String kind = evidence.identityKind();
        return kind == null || name.isEmpty() ? ruling : ruling.naming(Identity.named(kind, name));
    }

    /** Base 64 of as many bytes as the argument says. */
    static Ruling base64Bytes(Evidence evidence) {
        byte @Nullable [] bytes = Encodings.base64(evidence.value());
        int wanted = Integer.parseInt(evidence.argument());
        return bytes != null && bytes.length == wanted
                ? Ruling.note("base 64 of " + wanted + " bytes")
                : Ruling.of(Verdict.IMPOSSIBLE, "not base 64 of " + wanted + " bytes");
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c != 0x7F && (c < 0x7F || c > 0xA0));
    }
}
