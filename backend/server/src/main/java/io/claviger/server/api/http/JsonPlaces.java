package io.claviger.server.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.claviger.server.Refusal;
import io.claviger.server.api.Members;
import jakarta.validation.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where in a JSON body something is wrong, as a JSON pointer (RFC 6901), and what to do about it. */
final class JsonPlaces {

    private JsonPlaces() {}

    static Refusal refusal(JacksonException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case ValueInstantiationException refused -> wrong(refused, reason(refused));
            case MismatchedInputException mismatch -> wrong(mismatch, expectation(mismatch));
            case JsonMappingException mapping ->
                mapping.getCause() instanceof StreamReadException syntax
                        ? syntax(syntax)
                        : wrong(mapping, "cannot be read");
            case StreamReadException syntax -> syntax(syntax);
            default -> Refusal.invalid("json-invalid", "The body is no JSON that can be read");
        };
    }

    static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, PARAMETER, CROSS_PARAMETER, RETURN_VALUE, BEAN -> {}
                case PROPERTY, CONTAINER_ELEMENT -> {
                    if (node.getIndex() != null) {
                        pointer.append('/').append(node.getIndex());
                    }
                    if (node.getName() != null && !node.getName().startsWith("<")) {
                        pointer.append('/').append(escaped(node.getName()));
                    }
                }
            }
        }
        return pointer.toString();
    }

    private static Refusal unknown(UnrecognizedPropertyException unknown) {
        List<String> known = unknown.getKnownPropertyIds() == null
                ? List.of()
                : unknown.getKnownPropertyIds().stream().map(String::valueOf).toList();
        return Members.unknown(pointer(unknown.getPath()).substring(1), known);
    }

    private static Refusal wrong(JsonMappingException failure, String detail) {
        String pointer = pointer(failure.getPath());
        return Refusal.invalid(
                "field-invalid",
                (pointer.isEmpty() ? "The body" : pointer) + " " + detail,
                new Refusal.Place(pointer, detail));
    }

    /** By its place: the parser's own words repeat what stands there, which may be a secret without its quotes. */
    private static Refusal syntax(StreamReadException failure) {
        JsonLocation at = failure.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        Refusal refusal = Refusal.invalid(
                "json-invalid",
                failure instanceof JsonEOFException
                        ? "The body is not JSON: it ends before it is complete"
                        : "The body is not JSON from what stands" + where
                                + " on: texts stand between double quotes, and a name stands once in an object",
                new Refusal.Place("", "is not JSON"));
        return at == null ? refusal : refusal.with("line", at.getLineNr()).with("column", at.getColumnNr());
    }

    private static String expectation(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        if (target != null && target.isEnum()) {
            return "must be one of "
                    + Arrays.stream(target.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return "must be " + (target == null ? "of another type" : words(target));
    }

    private static String words(Class<?> target) {
        return switch (target.getSimpleName()) {
            case "Instant" -> "an instant such as 2026-11-21T03:15:00Z";
            case "UUID" -> "an id such as 0199c2f0-0000-7000-8000-000000000000";
            case "Duration" -> "a duration in ISO 8601 such as PT1H";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a text without NUL characters";
            default -> Collection.class.isAssignableFrom(target) ? "a list" : "an object";
        };
    }

    private static String reason(ValueInstantiationException refused) {
        Throwable cause = refused.getCause();
        return cause == null || cause.getMessage() == null
                ? "is not a value that belongs here"
                : "is wrong: " + cause.getMessage();
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/"
                        + escaped(Objects.requireNonNullElseGet(
                                step.getFieldName(), () -> String.valueOf(step.getIndex()))))
                .collect(Collectors.joining());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
