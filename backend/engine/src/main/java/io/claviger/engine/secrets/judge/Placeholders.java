package io.claviger.engine.secrets.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Values that stand for a secret and are none. */
public final class Placeholders {

    /** Longer than any that a random value is likely to hold by chance. */
    private static final List<String> WORDS = List.of(
            "example",
            "sample",
            "changeme",
            "change-me",
            "change_me",
            "placeholder",
            "dummy",
            "your_",
            "your-",
            "yourtoken",
            "yourkey",
            "yourpass",
            "yoursecret",
            "youraccesskey",
            "replace_",
            "replace-",
            "replaceme",
            "insert_",
            "insert-",
            "inserthere",
            "redacted",
            "xxxx",
            "****",
            "....",
            "____",
            "todo",
            "fixme",
            "notreal",
            "not-real",
            "not_real",
            "foobar",
            "deadbeef",
            "cafebabe",
            "lorem",
            "mysecret",
            "my-secret",
            "my_secret",
            "mypassword",
            "my-password",
            "my_password",
            "mytoken",
            "my-token",
            "my_token",
            "my_api",
            "my-api",
            "myapikey",
            "secret_key",
            "secret-key",
            "secretkey",
            "some_",
            "some-",
            "tokenhere",
            "keyhere",
            "_here",
            "-here",
            "supersecret",
            "abcdefgh",
            "12345678",
            "01234567",
            "98765432",
            "qwerty",
            "asdfgh");

    /** Passwords that tell nobody anything, wherever they stand. */
    private static final Set<String> TRIVIAL = Set.of(
            "password",
            "passwd",
            "pass",
            "pwd",
            "pw",
            "passw0rd",
            "p@ssw0rd",
            "password1",
            "password123",
            "secret",
            "token",
            "root",
            "admin",
            "administrator",
            "test",
            "testing",
            "test123",
            "tests",
            "user",
            "username",
            "guest",
            "default",
            "postgres",
            "mysql",
            "mongo",
            "mongodb",
            "redis",
            "rabbitmq",
            "oracle",
            "sa",
            "letmein",
            "none",
            "null",
            "nil",
            "undefined",
            "true",
            "false",
            "empty",
            "blank",
            "unset",
            "changeit",
            "hunter2",
            "foo",
            "bar",
            "baz",
            "abc",
            "abc123",
            "123",
            "1234",
            "12345",
            "123456",
            "key",
            "value",
            "string",
            "hidden",
            "secure",
            "pass123",
            "pass1234",
            "admin123",
            "minioadmin",
            "docker",
            "vagrant",
            "toor",
            "demo",
            "key-here",
            "mypass",
            "my-pass",
            "mypwd");

    private Placeholders() {}

    /** Why a value is a placeholder, in words, or nothing when it looks real. */
    public static Optional<String> reason(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (isVariable(value)) {
            return Optional.of("a variable or template, not a value");
        }
        for (String word : WORDS) {
            if (lower.contains(word)) {
                return Optional.of("contains '" + word + "'");
            }
        }
        if (isRepeated(value)) {
            return Optional.of("repeats a few characters");
        }
        if (isSequence(value)) {
            return Optional.of("a sequence of characters");
        }
        return Optional.empty();
    }

    /** Whether a password is a word that everyone tries first. */
    public static boolean isTrivial(String password) {
        return TRIVIAL.contains(password.toLowerCase(Locale.ROOT));
    }

    /** Whether a host is one that documentation or a developer's own machine uses. */
    static boolean isLocalOrExample(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.isEmpty()
                || lower.equals("localhost")
                || lower.startsWith("127.")
                || lower.equals("0.0.0.0")
                || lower.startsWith("[")
                || lower.startsWith("example.")
                || lower.contains(".example.")
                || lower.endsWith(".example")
                || lower.endsWith(".test")
                || lower.endsWith(".invalid")
                || lower.endsWith(".localhost")
                || lower.equals("host")
                || lower.equals("hostname")
                || lower.equals("server");
    }

    private static boolean isVariable(String value) {
        int length = value.length();
        char first = value.charAt(0);
        char last = value.charAt(length - 1);
        return first == '$'
                        && length > 1
                        && (Character.isLetter(value.charAt(1)) || "({_".indexOf(value.charAt(1)) >= 0)
                || (first == '<' && (last == '>' || value.indexOf('>') > 0))
                || (first == '{' && last == '}')
                || (first == '[' && last == ']')
                || (first == '%' && (last == '%' || length <= 3))
                || (first == '#' && length > 1 && value.charAt(1) == '{')
                || value.contains("${")
                || value.contains("{{")
                || value.contains("}}")
                || value.contains("$(")
                || value.contains("#{")
                || value.contains("<%")
                || value.contains("%(")
                || (value.contains("{") && value.contains("}"))
                || value.contains("...")
                || (first == '@' && last == '@')
                || (first == '(' && last == ')');
    }

    /** One character six times in a row, or fewer different characters than a random value of the length would have. */
    private static boolean isRepeated(String value) {
        int run = 1;
        long low = 0;
        long high = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            run = i > 0 && value.charAt(i - 1) == c ? run + 1 : 1;
            if (run >= 6) {
                return true;
            }
            if (c < 64) {
                low |= 1L << c;
            } else if (c < 128) {
                high |= 1L << (c - 64);
            }
        }
        int different = Long.bitCount(low) + Long.bitCount(high);
        return value.length() >= 16 ? different <= 5 : value.length() >= 6 && different <= 2;
    }

    /** Whether half of the value or more counts up or down by one. */
    private static boolean isSequence(String value) {
        if (value.length() < 6) {
            return false;
        }
        int steps = 0;
        for (int i = 1; i < value.length(); i++) {
            int step = value.charAt(i) - value.charAt(i - 1);
            if (step == 1 || step == -1) {
                steps++;
            }
        }
        return steps * 2 >= value.length();
    }
}
