package io.claviger.server;

import io.claviger.embedded.EmbeddedFailure;
import io.claviger.server.start.Command;
import io.claviger.server.start.Environment;
import io.claviger.server.start.Server;
import io.claviger.server.start.TokenCommand;
import io.claviger.server.start.Unusable;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** The program: {@code up}, {@code demo} or {@code token create}. Exit code 2 means that it could not do it. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        try {
            Environment environment = Environment.of(System.getenv());
            switch (Command.parse(List.of(arguments))) {
                case Command.Help() -> System.out.print(Command.USAGE);
                case Command.CreateToken create -> new TokenCommand(environment).run(create);
                case Command.Serve(boolean demo) ->
                    new Server(environment, demo ? Server.Mode.DEMO : Server.Mode.UP).runUntilStopped();
                case Command.Rehearse() -> new Server(environment, Server.Mode.REHEARSAL).runUntilStopped();
            }
        } catch (Unusable | EmbeddedFailure refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
    }
}
