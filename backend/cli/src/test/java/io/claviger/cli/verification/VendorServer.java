package io.claviger.cli.verification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands for vendors: has a certificate of each one's name, and records what it is asked. A test class registers one for all
 * its tests; before each, it knows of nothing and was asked nothing.
 */
public final class VendorServer implements BeforeEachCallback, AfterAllCallback {

    /** Public, so that it may be reached; nothing is ever sent there. */
    static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");

    private static final String PASSWORD = "changeit";
    private static final Told NOTHING = new Told(404, "");

    private final HttpsServer server;
    private final SSLContext client;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answering answering = request -> NOTHING;

    /** A request, decoded as far as its place wants it. */
    public record Asked(String method, String host, String uri, String head, String body) {}

    /** An answer. */
    public record Told(int status, String body) {}

    /** What is answered to a request. */
    @FunctionalInterface
    public interface Answering {
        Told answer(Asked request) throws IOException;
    }

    public VendorServer(String... hosts) {
        this(List.of(hosts));
    }

    VendorServer(Collection<String> hosts) {
        try {
            KeyStore keys = keys(hosts);
            client = trusting(keys);
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(proving(keys)));
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::handle);
            server.start();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The vendors' server does not start", e);
        }
    }

    private static SSLContext proving(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("vendors", keys.getCertificate("vendors"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        answer(request -> NOTHING);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        server.stop(0);
    }

    /** The internet, as far as this server is all of it. */
    public Wire wire() {
        return new Wire(
                host -> List.of(PUBLIC),
                (address, timeout) -> new Socket(InetAddress.getLoopbackAddress(), port()),
                client.getSocketFactory(),
                Duration.ofSeconds(10));
    }

    int port() {
        return server.getAddress().getPort();
    }

    public void answer(Answering next) {
        answering = next;
        asked.clear();
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String head = exchange.getRequestHeaders().entrySet().stream()
                    .map(header -> header.getKey() + ": " + String.join(",", header.getValue()))
                    .collect(Collectors.joining("\n"));
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("Host"),
                    exchange.getRequestURI().toString(),
                    head,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            Told told = answering.answer(request);
            byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
            if (told.status() == 429) {
                exchange.getResponseHeaders().set("Retry-After", "60");
            }
            if (told.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", "https://elsewhere.com/");
            }
            exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static KeyStore keys(Collection<String> hosts) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("vendors");
        Path store = folder.resolve("vendors.p12");
        try {
            return keys(store, hosts);
        } finally {
            Files.deleteIfExists(store);
            Files.delete(folder);
        }
    }

    private static KeyStore keys(Path store, Collection<String> hosts) throws IOException, GeneralSecurityException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "vendors",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=vendors",
                        "-ext",
                        "san=" + hosts.stream().map(host -> "dns:" + host).collect(Collectors.joining(",")),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.exists(store)) {
            throw new IOException("keytool made no certificate: " + said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
