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
import java.util.List;
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
    void readsWhatCommitsAndTagsSay() throws Exception {
        // Given
        git("init", "-q");
        Files.writeString(folder.resolve("a.txt"), "nothing\n");
        commit("deploy by hand\n\nTOKEN=" + CommandRun.token(31));
        git(
                "-c",
                "user.name=Ada",
                "-c",
                "user.email=ada@corp.internal",
                "tag",
                "-a",
                "v1",
                "-m",
                "with " + CommandRun.token(32));

        // When
        CommandRun run = CommandRun.of("scan", "--history", "--format", "jsonl", folder.toString());
        CommandRun again = CommandRun.of("scan", "--history", "--format", "jsonl", folder.toString());
        CommandRun now = CommandRun.of("scan", folder.toString());

        // Then
        assertThat(run.out())
                .contains("\"path\":\".git/COMMIT_EDITMSG\",\"line\":3,\"column\":7")
                .contains("\"path\":\".git/TAG_EDITMSG\",\"line\":1,\"column\":6")
                .contains("\"author\":\"Ada <ada@corp.internal>\"");
        assertThat(run.err()).contains("2 secrets in 1 file and 2 commit or tag messages");
        assertThat(again.out()).isEqualTo(run.out());
        assertThat(now.code()).as(now.out()).isZero();
    }

    @Test
    void saysThatAFolderIsNoRepository() {
        CommandRun run = CommandRun.of("scan", "--history", folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(folder.toString());
    }

    @Test
    void readsTheRepositoryThatAFolderLiesInAndSaysWhich() throws Exception {
        // Given
        git("init", "-q");
        ScannedFolder scanned = new ScannedFolder(folder);
        scanned.write("a.env", "TOKEN=" + CommandRun.token(23) + "\n");
        scanned.write("shop/cart/b.txt", "nothing\n");
        commit("add");

        // When
        CommandRun run = CommandRun.of(
                "scan",
                "--history",
                folder.resolve("shop/cart").toString(),
                folder.resolve("shop/cart/b.txt").toString());

        // Then
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).containsOnlyOnce("a.env:1:7");
        assertThat(run.err()).contains(folder.resolve("shop/cart") + " lies in the repository " + folder + ",");
    }

    @Test
    void namesTheRepositoryBeforeThePathWhereThereAreSeveral() throws Exception {
        // Given
        for (String name : List.of("shop", "till")) {
            ScannedFolder scanned = new ScannedFolder(Files.createDirectory(folder.resolve(name)));
            scanned.git("init", "-q");
            scanned.write("a.env", "TOKEN=" + CommandRun.token(name.charAt(0)) + "\n");
            scanned.commit("add");
        }
        String shop = folder.resolve("shop").toString();
        String till = folder.resolve("till").toString();

        // When
        CommandRun run = CommandRun.of("scan", "--history", "--format", "jsonl", shop, till);
        CommandRun sarif = CommandRun.of("scan", "--history", "--format", "sarif", shop, till);

        // Then
        assertThat(run.out()).contains("\"path\":\"" + shop + "/a.env\"", "\"path\":\"" + till + "/a.env\"");
        assertThat(sarif.out()).contains("\"uri\":\"a.env\"", "\"uri\":\"file://" + till + "/a.env\"");
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
