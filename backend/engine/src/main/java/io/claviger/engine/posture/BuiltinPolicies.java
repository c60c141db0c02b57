package io.claviger.engine.posture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The policies that come with Claviger: the files under {@code policies}, as {@code policies/index} lists them. */
public final class BuiltinPolicies {
    private static final String FOLDER = "policies/";

    private BuiltinPolicies() {}

    /** All of them, in the order of the index. Reads and checks the files anew. */
    public static List<Policy> all() {
        return read("index")
                .lines()
                .filter(line -> !line.isBlank())
                .map(BuiltinPolicies::policy)
                .toList();
    }

    private static Policy policy(String name) {
        String file = name + ".yaml";
        try {
            return PolicyReader.read(FOLDER + file, read(file));
        } catch (PolicyFileException wrong) {
            throw new IllegalStateException("a policy of this build is broken: " + wrong.getMessage(), wrong);
        }
    }

    private static String read(String file) {
        try (InputStream in = BuiltinPolicies.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(FOLDER + file + " is not part of this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
