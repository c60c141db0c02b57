package io.claviger.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a pinned address does not loosen TLS: the certificate must still be the name's, from a trusted authority. */
class GuardedTlsIT {

    private static final String PASSWORD = "changeit";
    private static final Egress TO_THIS_MACHINE =
            new Egress(AllowList.parse(List.of("127.0.0.0/8")), host -> List.of(InetAddress.ofLiteral("127.0.0.1")));

    @TempDir
    private Path folder;

    private Vertx vertx;
    private HttpsServer server;
    private Path store;

    @BeforeEach
    void startServerAsHooksExampleTest() throws Exception {
        store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hooks.example.test",
                        "-ext",
                        "san=dns:hooks.example.test",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void takesTheCertificateOfTheNameAtThePinnedAddress() throws Exception {
        Answer answer = http(trusting()).send(to("hooks.example.test"));

        assertThat(answer).asInstanceOf(type(Answer.Response.class)).returns(204, Answer.Response::status);
    }

    @Test
    void refusesACertificateOfAnotherName() throws Exception {
        Answer answer = http(trusting()).send(to("other.example.test"));

        assertThat(answer)
                .asInstanceOf(type(Answer.Failed.class))
                .extracting(Answer.Failed::reason)
                .asString()
                .contains("TLS", "other.example.test");
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() throws Exception {
        Answer answer = http(GuardedHttp.options(Duration.ofSeconds(2))).send(to("hooks.example.test"));

        assertThat(answer)
                .asInstanceOf(type(Answer.Failed.class))
                .extracting(Answer.Failed::reason)
                .asString()
                .contains("TLS", "authority this server trusts");
    }

    private HttpClientOptions trusting() {
        return GuardedHttp.options(Duration.ofSeconds(2))
                .setTrustOptions(new JksOptions().setPath(store.toString()).setPassword(PASSWORD));
    }

    private GuardedHttp http(HttpClientOptions options) {
        return new GuardedHttp(vertx.createHttpClient(options), TO_THIS_MACHINE, Duration.ofSeconds(5), 1000);
    }

    private GuardedRequest to(String host) {
        return new GuardedRequest(
                URI.create("https://" + host + ":" + server.getAddress().getPort() + "/"), Map.of(), "{}");
    }
}
