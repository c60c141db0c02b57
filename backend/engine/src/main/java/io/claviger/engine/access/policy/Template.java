package io.claviger.engine.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy that may hold wildcards and policy variables: {@code ${aws:username}}, {@code ${key, 'default'}}, and
 * {@code ${*}}, {@code ${?}}, {@code ${$}} for the characters themselves.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM policy
 * elements: Variables and tags</a>: only policies of version 2012-10-17 have variables; a variable whose key is absent and
 * has no default makes the text match nothing.
 */
public final class Template {

    /** @param key in lower case */
    private record Variable(
            String written, String key, @Nullable String otherwise) {

        static Variable of(String written, @Nullable String otherwise) {
            return new Variable(written, written.toLowerCase(Locale.ROOT), otherwise);
        }
    }

    /** What a template comes to under a context. */
    sealed interface Filled {
        record Text(String coded) implements Filled {}

        record Absent(String key) implements Filled {}

        record NotKnown(String key) implements Filled {}
    }

    private static final int COLONS = 5;

    private final String written;
    private final List<Object> parts;
    private final @Nullable Glob fixedText;
    private final @Nullable Glob fixedArn;

    private Template(String written, List<Object> parts) {
        this.written = written;
        this.parts = parts;
        boolean fixed = parts.stream().noneMatch(Variable.class::isInstance);
        this.fixedText = fixed ? Glob.ofCoded(String.join("", strings(parts))) : null;
        this.fixedArn = fixed ? Glob.ofCodedArn(String.join("", strings(parts))) : null;
    }

    /** Of what names a resource: variables stand only behind the fifth colon of an ARN. */
    static Template ofResource(String written, boolean variables) {
        int from = 0;
        for (int colon = 0; colon < COLONS && written.startsWith("arn:") && from >= 0; colon++) {
            from = written.indexOf(':', from + 1);
        }
        return of(written, variables && from >= 0, from);
    }

    /** @param variables whether the policy's version knows them */
    static Template of(String written, boolean variables) {
        return of(written, variables, 0);
    }

    private static Template of(String written, boolean variables, int start) {
        List<Object> parts = new ArrayList<>();
        int from = 0;
        int open = variables ? written.indexOf("${", start) : -1;
        while (open >= 0) {
            int close = written.indexOf('}', open);
            if (close < 0) {
                break;
            }
            parts.add(Glob.coded(written.substring(from, open)));
            parts.add(inside(written.substring(open + 2, close).strip()));
            from = close + 1;
            open = written.indexOf("${", from);
        }
        parts.add(Glob.coded(written.substring(from)));
        return new Template(written, parts);
    }

    private static Object inside(String name) {
        if (name.equals("*") || name.equals("?") || name.equals("$")) {
            return name;
        }
        int comma = name.indexOf(',');
        if (comma < 0) {
            return Variable.of(name, null);
        }
        String otherwise = name.substring(comma + 1).strip();
        if (otherwise.length() > 1 && otherwise.startsWith("'") && otherwise.endsWith("'")) {
            otherwise = otherwise.substring(1, otherwise.length() - 1);
        }
        return Variable.of(name.substring(0, comma).strip(), otherwise);
    }

    /** The glob of any text; null when there are variables. */
    public @Nullable Glob fixedText() {
        return fixedText;
    }

    /** The glob of an ARN; null when there are variables. */
    public @Nullable Glob fixedArn() {
        return fixedArn;
    }

    /**
     * @param glob null when a variable has no value
     * @param unknownKey of a variable of which it is not known whether it has one
     */
    public record FilledArn(@Nullable Glob glob, @Nullable String unknownKey) {}

    /** The glob of an ARN under a context. */
    public FilledArn arn(Context context) {
        return switch (fill(context)) {
            case Filled.Text(String coded) -> new FilledArn(Glob.ofCodedArn(coded), null);
            case Filled.Absent absent -> new FilledArn(null, null);
            case Filled.NotKnown(String key) -> new FilledArn(null, key);
        };
    }

    /**
     * The glob of an ARN that has all its fields and in which each star stays within its own, where a variable that has no
     * value or none that is known stands for anything.
     */
    public Glob widest(Context context) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Variable variable) {
                List<String> values = context.get(variable.key());
                text.append(values != null && values.size() == 1 ? values.getFirst() : String.valueOf(Glob.ANY));
            } else {
                text.append(part);
            }
        }
        return Glob.ofCodedArnByFields(text.toString());
    }

    Filled fill(Context context) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Variable variable) {
                List<String> values = context.get(variable.key());
                if (values == null) {
                    return new Filled.NotKnown(variable.written());
                }
                String value = values.size() == 1 ? values.getFirst() : variable.otherwise();
                if (value == null) {
                    return new Filled.Absent(variable.key());
                }
                text.append(value);
            } else {
                text.append(part);
            }
        }
        return new Filled.Text(text.toString());
    }

    private static List<String> strings(List<Object> parts) {
        return parts.stream().map(Object::toString).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && template.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** As it is written in the policy. */
    @Override
    public String toString() {
        return written;
    }
}
