package io.claviger.engine.access.action;

import io.claviger.engine.access.action.Action.Level;
import io.claviger.engine.access.action.Action.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what is packed of one service; {@code src/main/iam/pack.mjs} writes it. */
final class ServiceReader {

    private final String service;
    private final List<String> keys = new ArrayList<>();
    private final List<ResourceType> types = new ArrayList<>();
    private final Map<String, Action> actions = new LinkedHashMap<>();

    private ServiceReader(String service) {
        this.service = service;
    }

    /** By name in lower case. */
    static Map<String, Action> read(String service, String packed) {
        ServiceReader reader = new ServiceReader(service);
        packed.lines().map(line -> line.split("\t", -1)).forEach(reader::add);
        return reader.actions;
    }

    private void add(String[] line) {
        switch (line[0]) {
            case "K" -> keys.addAll(List.of(line).subList(1, line.length));
            case "T" -> types.add(new ResourceType(line[1], line[2], chosen(keys, line[3])));
            case "A" ->
                actions.put(
                        line[1].toLowerCase(Locale.ROOT),
                        new Action(
                                service,
                                line[1],
                                level(line[2]),
                                chosen(types, line[3]),
                                line[6].isEmpty(),
                                chosen(keys, line[4]),
                                line[5].isEmpty() ? List.of() : List.of(line[5].split(","))));
            default -> throw new IllegalStateException("The packed actions have a line '" + line[0] + "'");
        }
    }

    private static Level level(String letter) {
        return switch (letter) {
            case "L" -> Level.LIST;
            case "R" -> Level.READ;
            case "T" -> Level.TAGGING;
            case "W" -> Level.WRITE;
            case "P" -> Level.PERMISSIONS;
            default -> throw new IllegalStateException("The packed actions have a level '" + letter + "'");
        };
    }

    private static <T> List<T> chosen(List<T> all, String numbers) {
        List<T> chosen = new ArrayList<>();
        if (!numbers.isEmpty()) {
            for (String number : numbers.split(",")) {
                chosen.add(all.get(Integer.parseInt(number)));
            }
        }
        return chosen;
    }
}
