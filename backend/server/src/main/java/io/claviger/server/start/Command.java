package io.claviger.server.start;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What was asked for on the command line. */
public sealed interface Command {

    String USAGE = """
            usage: claviger up | demo | token create --name NAME --role viewer|analyst|admin [--expires 24h]

              up            the server, on embedded defaults or on yours by environment
              demo          the same with the demo sources
              token create  prints one new API token; run it where the server's data is
            """;

    /** The server; a demo brings its sources along and takes the next port when its own is taken. */
    record Serve(boolean demo) implements Command {}

    /** The server up to the moment when it is ready, and no further: the launcher archives the classes that this took. */
    record Rehearse() implements Command {}

    record CreateToken(String name, String role, Duration expires) implements Command {}

    record Help() implements Command {}

    /** @throws Unusable when it is no command of ours */
    static Command parse(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h") || arguments.equals(List.of("help"))) {
            return new Help();
        }
        return switch (arguments.isEmpty() ? "up" : arguments.getFirst()) {
            case "up" -> alone(arguments, new Serve(false));
            case "demo" -> alone(arguments, new Serve(true));
            case "rehearse" -> alone(arguments, new Rehearse());
            case "token" -> token(arguments);
            default -> throw new Unusable("There is no command '" + arguments.getFirst() + "'.\n" + USAGE);
        };
    }

    private static Command alone(List<String> arguments, Command command) {
        if (arguments.size() > 1) {
            throw new Unusable("'" + arguments.getFirst() + "' takes no '" + arguments.get(1) + "'.\n" + USAGE);
        }
        return command;
    }

    private static Command token(List<String> arguments) {
        if (arguments.size() < 2 || !"create".equals(arguments.get(1))) {
            throw new Unusable("'token' is followed by 'create'.\n" + USAGE);
        }
        Map<String, String> options = new HashMap<>(Map.of("--expires", "24h"));
        List<String> rest = arguments.subList(2, arguments.size());
        for (int i = 0; i < rest.size(); i += 2) {
            if (!List.of("--name", "--role", "--expires").contains(rest.get(i)) || i + 1 == rest.size()) {
                throw new Unusable("'token create' does not understand '" + rest.get(i) + "'.\n" + USAGE);
            }
            options.put(rest.get(i), rest.get(i + 1));
        }
        if (!options.containsKey("--name") || !options.containsKey("--role")) {
            throw new Unusable("'token create' needs --name and --role.\n" + USAGE);
        }
        return new CreateToken(
                Objects.requireNonNull(options.get("--name")),
                Objects.requireNonNull(options.get("--role")),
                Lifetime.parse(Objects.requireNonNull(options.get("--expires"))));
    }
}
