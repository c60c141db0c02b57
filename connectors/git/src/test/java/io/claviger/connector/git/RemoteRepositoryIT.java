package io.claviger.connector.git;

import static io.claviger.connector.git.TestRepository.ANNA;
import static io.claviger.connector.git.TestRepository.BEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import io.claviger.testkit.RecordingSink;
import io.claviger.testkit.RecordingSink.ReadText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository that a web server hands out as plain files, which git can clone, behind a password. */
class RemoteRepositoryIT {

    private static final String TOKEN = "canary-31d7";

    @TempDir
    Path temp;

    HttpServer server;

    @BeforeEach
    void serve() throws Exception {
        Path bare = temp.resolve("shop.git");
        try (TestRepository repository = new TestRepository(temp.resolve("work"))) {
            repository.write("a.txt", "old").commit(ANNA);
            repository.write("a.txt", "new").commit(BEN);
            Git.cloneRepository()
                    .setURI(repository.folder.toUri().toString())
                    .setDirectory(bare.toFile())
                    .setMirror(true)
                    .call()
                    .close();
        }
        describe(bare);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SimpleFileServer.createFileHandler(temp))
                .setAuthenticator(new BasicAuthenticator("git") {
                    @Override
                    public boolean checkCredentials(String user, String password) {
                        return password.equals(TOKEN);
                    }
                });
        server.createContext("/moved.git", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere.git");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsTheHistoryAndLeavesNoCopyBehind() throws Exception {
        // Given
        List<Path> before = copies();

        // When
        RecordingSink sink = crawl("shop.git", Map.of("token", Secret.of(TOKEN)));

        // Then
        assertThat(sink.texts()).extracting(ReadText::content).containsExactly("new", "old");
        assertThat(sink.texts().getFirst().place().location()).isEqualTo("shop/a.txt");
        assertThat(sink.problems()).isEmpty();
        assertThat(copies()).isEqualTo(before);
    }

    @Test
    void saysThatTheTokenIsNotAccepted() {
        // When
        ConnectorException wrong = catchThrowableOfType(
                ConnectorException.class, () -> crawl("shop.git", Map.of("token", Secret.of("canary-wrong"))));
        ConnectorException none = catchThrowableOfType(ConnectorException.class, () -> crawl("shop.git", Map.of()));

        // Then
        assertThat(List.of(wrong, none)).allMatch(thrown -> thrown.category() == Category.AUTHENTICATION);
        assertThat(wrong.getMessage()).contains("'token'").doesNotContain("canary-wrong");
    }

    @Test
    void saysThatNoTrustedTlsConnectionCanBeMade() throws Exception {
        // Given
        HttpsServer untrusted = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        untrusted.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        untrusted.start();
        Settings settings = new Settings(Map.of(
                "location",
                "https://127.0.0.1:" + untrusted.getAddress().getPort() + "/shop.git",
                "token",
                Secret.of(TOKEN)));
        try (Connector connector = new GitConnectorFactory().open(settings)) {

            // When
            ConnectorException thrown = catchThrowableOfType(
                    ConnectorException.class,
                    () -> connector.crawl(connector.scopes().getFirst(), null, new RecordingSink()));

            // Then
            assertThat(thrown.category()).isEqualTo(Category.PROTOCOL);
            assertThat(thrown)
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageContaining("no trusted TLS connection")
                    .hasMessageContaining("certificate authority");
        } finally {
            untrusted.stop(0);
        }
    }

    @Test
    void saysThatThereIsNoRepository() {
        // When
        ConnectorException thrown = catchThrowableOfType(
                ConnectorException.class, () -> crawl("none.git", Map.of("token", Secret.of(TOKEN))));

        // Then
        assertThat(thrown.category()).isEqualTo(Category.NOT_FOUND);
    }

    @Test
    void doesNotFollowARedirectToAnAddressThatNobodyAllowed() {
        // When
        ConnectorException thrown = catchThrowableOfType(
                ConnectorException.class, () -> crawl("moved.git", Map.of("token", Secret.of(TOKEN))));

        // Then
        assertThat(thrown.category()).isEqualTo(Category.PROTOCOL);
        assertThat(thrown).hasMessageContaining("redirects");
    }

    private RecordingSink crawl(String repository, Map<String, Object> more) throws Exception {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("location", "http://127.0.0.1:" + server.getAddress().getPort() + "/" + repository);
        RecordingSink sink = new RecordingSink();
        try (Connector connector = new GitConnectorFactory().open(new Settings(settings))) {
            connector.crawl(connector.scopes().getFirst(), null, sink);
        }
        return sink;
    }

    /** A certificate that nobody has signed but its owner. */
    private SSLContext selfSigned() throws Exception {
        Path store = temp.resolve("untrusted.p12");
        char[] password = UUID.randomUUID().toString().toCharArray();
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(password))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** What 'git update-server-info' writes, so that plain files are enough. */
    private static void describe(Path bare) throws Exception {
        StringBuilder refs = new StringBuilder();
        StringBuilder packs = new StringBuilder();
        try (Git git = Git.open(bare.toFile());
                Stream<Path> files = Files.list(bare.resolve("objects/pack"))) {
            for (Ref ref : git.getRepository().getRefDatabase().getRefsByPrefix("refs/")) {
                refs.append(ref.getObjectId().name())
                        .append('\t')
                        .append(ref.getName())
                        .append('\n');
            }
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pack"))
                    .forEach(name -> packs.append("P ").append(name).append('\n'));
        }
        Files.writeString(Files.createDirectories(bare.resolve("info")).resolve("refs"), refs);
        Files.writeString(Files.createDirectories(bare.resolve("objects/info")).resolve("packs"), packs);
    }

    private static List<Path> copies() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("claviger-git-"))
                    .toList();
        }
    }
}
