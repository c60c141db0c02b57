package io.claviger.connector.aws.api;

import io.claviger.spi.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Every action that this connector may call, from {@code actions.tsv}: its name in IAM, the service whose scope needs it,
 * whether that scope is impossible without it, which facts are lost, and to which resource it is bound where it need not be for all of them. What is not there cannot be called.
 */
public final class Actions {

    private static final Map<String, Action> ALL = read();

    private Actions() {}

    /** One line of the file. */
    private record Action(String name, String service, boolean required, String purpose, String resource) {}

    /** What an administrator must allow: as statements, and the first one as a whole policy. */
    public static List<Permission> permissions() {
        return ALL.values().stream()
                .map(action -> new Permission(
                        action.name(),
                        action.purpose(),
                        action.required(),
                        action.equals(ALL.values().iterator().next())
                                ? policy()
                                : statement("\"" + action.name() + "\"", action.resource())))
                .toList();
    }

    /** The policy that allows all of them and nothing else. */
    public static String policy() {
        Map<String, List<String>> byResource = new TreeMap<>();
        ALL.values().stream()
                .sorted(Comparator.comparing(Action::name))
                .forEach(action -> byResource
                        .computeIfAbsent(action.resource(), first -> new ArrayList<>())
                        .add("\"" + action.name() + "\""));
        return byResource.entrySet().stream()
                .map(one -> statement("\n   " + String.join(",\n   ", one.getValue()) + "\n  ", one.getKey()))
                .collect(Collectors.joining(
                        ",\n  ", "{\n \"Version\": \"2012-10-17\",\n \"Statement\": [\n  ", "\n ]\n}"));
    }

    private static String statement(String names, String resource) {
        return "{\"Effect\": \"Allow\", \"Action\": [" + names + "], \"Resource\": \"" + resource + "\"}";
    }

    /** The name again, if it is one that may be called. */
    static String known(String name) {
        if (!ALL.containsKey(name)) {
            throw new IllegalStateException("actions.tsv does not name " + name + ", so it must not be called");
        }
        return name;
    }

    private static Map<String, Action> read() {
        try (InputStream file = Actions.class.getResourceAsStream("actions.tsv")) {
            if (file == null) {
                throw new IllegalStateException("actions.tsv is missing beside " + Actions.class);
            }
            Map<String, Action> actions = new LinkedHashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> {
                        String[] cells = line.split("\t", -1);
                        String resource = cells.length > 4 ? cells[4] : "*";
                        boolean required = cells[2].equals("required");
                        actions.put(cells[0], new Action(cells[0], cells[1], required, cells[3], resource));
                    });
            return actions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
