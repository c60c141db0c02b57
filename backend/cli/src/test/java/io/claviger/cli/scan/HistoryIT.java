package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryIT {

    @TempDir
    Path folder = Path.of(".");

    @Test
    void findsInTheHistoryWhatIsNoLongerInTheFiles() throws Exception {
        // Given
        git("init", "-q");
        Files.writeString(folder.resolve("a.env"), "TOKEN=" + CommandRun.token(20) + "\n");
        commit("add");
        Files.writeString(folder.resolve("a.env"), "TOKEN=\n");
        commit("remove");

        // When
        CommandRun now = CommandRun.of("scan", folder.toString());
        CommandRun history = CommandRun.of("scan", "--history", "--format", "jsonl", folder.toString());
        CommandRun url = CommandRun.of("scan", folder.toUri().toString());

        // Then
        assertThat(now.code()).as(now.out()).isZero();
        assertThat(history.out())
                .contains("\"path\":\"a.env\",\"line\":1,\"column\":7", "\"author\":\"Ada <ada@corp.internal>\"")
                .containsPattern("\"commit\":\"[0-9a-f]{40}\"")
                .containsPattern("\"date\":\"20[0-9-]{8}T");
        assertThat(url.code()).as(url.err()).isZero();
    }

    @Test
    void saysThatAFolderIsNoRepository() {
        CommandRun run = CommandRun.of("scan", "--history", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(folder.toString());
    }

    @Test
    void opensARepositoryByTheUserAndPasswordOfItsUrlAndShowsNeither() throws Exception {
        // Given
        String password = CommandRun.token(22).substring(4);
        git("init", "-q");
        Files.writeString(folder.resolve("a.env"), "TOKEN=" + CommandRun.token(21) + "\n");
        commit("add");
        git("update-server-info");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                        "/",
                        SimpleFileServer.createFileHandler(folder.toRealPath().resolve(".git")))
                .setAuthenticator(new BasicAuthenticator("git") {
                    @Override
                    public boolean checkCredentials(String user, String given) {
                        return user.equals("ada") && given.equals(password + "@");
                    }
                });
        server.start();

        try {
            // When
            String host = "127.0.0.1:" + server.getAddress().getPort() + "/";
            CommandRun run =
                    CommandRun.of("scan", "--history", "--format", "sarif", "http://ada:" + password + "%40@" + host);
            CommandRun refused =
                    CommandRun.of("scan", "--history", "--format", "sarif", "http://bob:" + password + "%40@" + host);

            // Then
            assertThat(run.code()).as(run.err()).isEqualTo(1);
            assertThat(run.out()).contains("\"repositoryUri\":\"http://127.0.0.1");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(run.out() + run.err() + refused.out() + refused.err()).doesNotContain(password);
        } finally {
            server.stop(0);
        }
    }

    private void commit(String message) throws IOException, InterruptedException {
        new ScannedFolder(folder).commit(message);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        new ScannedFolder(folder).git(arguments);
    }
}
