package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How well a token is made that carries no claims. */
final class OpaqueChecks {

    private static final Pattern BEARER = Pattern.compile("[0-9A-Za-z_.~+/-]+=*");
    private static final Pattern UUID =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final double ENOUGH = 128;

    private OpaqueChecks() {}

    /** @param fixed how many characters at the beginning are the same for all of its type */
    static List<InspectionCheck> of(String token, int fixed, boolean known, Verdict verdict, TokenFormat format) {
        List<InspectionCheck> checks = new ArrayList<>();
        checks.add(randomness(token, Math.min(fixed, token.length())));
        checks.add(charset(token));
        checks.add(recognisable(known, fixed));
        checks.add(checksum(verdict));
        checks.add(end(format));
        checks.add(new InspectionCheck(
                "cnf",
                "Bound to its sender",
                Result.WARN,
                "Nothing in it binds it to who may send it: unless its issuer does, whoever has it can use it",
                "RFC 9700, section 2.2.1; RFC 6750, section 5.2"));
        return checks;
    }

    private static InspectionCheck randomness(String token, int fixed) {
        String reference = "RFC 6749, section 10.10; RFC 6819, section 5.1.4.2.2";
        var uuid = UUID.matcher(token);
        if (uuid.matches()) {
            String version = uuid.group(1);
            return version.equals("4")
                    ? say(
                            "entropy",
                            "Cannot be guessed",
                            Result.WARN,
                            "A random UUID: 122 bits, if it was made for secrets",
                            "RFC 9562, section 8; " + reference)
                    : say(
                            "entropy",
                            "Cannot be guessed",
                            Result.FAIL,
                            "A UUID of version " + version + ", which is not random: others can guess it",
                            "RFC 9562, section 8; " + reference);
        }
        String random = token.substring(fixed);
        double bits = Math.floor(Math.min(bitsPerCharacter(random) * random.length(), distinct(random)));
        String told = "At most " + (int) bits + " random bits";
        return bits >= ENOUGH
                ? say("entropy", "Cannot be guessed", Result.PASS, "Room for " + (int) bits + " random bits", reference)
                : say(
                        "entropy",
                        "Cannot be guessed",
                        bits < 64 ? Result.FAIL : Result.WARN,
                        told + "; a token should have 128 and more",
                        reference);
    }

    /** What an alphabet can hold. */
    private static double bitsPerCharacter(String text) {
        boolean hex = text.matches("(?:[0-9a-f-]+|[0-9A-F-]+)");
        boolean digits = text.matches("[0-9-]+");
        boolean oneCase = text.matches("[0-9a-z._-]+|[0-9A-Z._-]+");
        return digits ? 3.32 : hex ? 4 : oneCase ? 5.1 : 5.95;
    }

    /** A text of few different characters holds little, however long it is. */
    private static double distinct(String text) {
        long different = text.chars().distinct().count();
        return different < 6 ? different * 2.0 : Double.MAX_VALUE;
    }

    private static InspectionCheck charset(String token) {
        boolean fits = BEARER.matcher(token).matches();
        return say(
                "characters",
                "Fits an Authorization header",
                fits ? Result.PASS : Result.WARN,
                fits
                        ? "Only characters that a bearer token may have"
                        : "It has characters that no bearer token may have",
                "RFC 6750, section 2.1");
    }

    private static InspectionCheck recognisable(boolean known, int fixed) {
        Result result = known && fixed > 0 ? Result.PASS : Result.WARN;
        String detail = known && fixed > 0
                ? "Its beginning tells what it is, so that scanners find it where it leaks"
                : "Nothing in it tells what it is: scanners can find it by its surroundings only";
        return say("recognisable", "Can be recognised", result, detail, "RFC 8959");
    }

    private static InspectionCheck checksum(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED ->
                say(
                        "structure",
                        "Well-formed",
                        Result.PASS,
                        "Its checksum or structure is right",
                        "its vendor's documentation");
            case IMPOSSIBLE ->
                say(
                        "structure",
                        "Well-formed",
                        Result.FAIL,
                        "Its checksum or structure is wrong",
                        "its vendor's documentation");
            case PLACEHOLDER ->
                say(
                        "structure",
                        "Well-formed",
                        Result.FAIL,
                        "It stands for a token; it is none",
                        "its vendor's documentation");
            case PLAUSIBLE, EXPIRED ->
                say(
                        "structure",
                        "Well-formed",
                        Result.UNKNOWN,
                        "There is no checksum to be checked",
                        "its vendor's documentation");
        };
    }

    private static InspectionCheck end(TokenFormat format) {
        return format == TokenFormat.API_KEY
                ? say(
                        "exp",
                        "Has an end",
                        Result.WARN,
                        "Such keys often have no end: look at its vendor, and replace it on a schedule",
                        "RFC 6750, section 5.3; RFC 9700, section 4.14.2")
                : say(
                        "exp",
                        "Has an end",
                        Result.UNKNOWN,
                        "Only its issuer can tell when it ends: ask by introspection",
                        "RFC 7662, section 2.2; RFC 6750, section 5.3");
    }

    private static InspectionCheck say(String id, String title, Result result, String detail, String reference) {
        return new InspectionCheck(id, title, result, detail, reference);
    }
}
