package io.claviger.cli.verification;

import io.claviger.engine.verification.Question;
import io.claviger.engine.verification.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** One request and its answer over HTTP/1.1 (RFC 9112), to one address, with the certificate of the name. */
final class Exchange {

    private final Wire wire;

    Exchange(Wire wire) {
        this.wire = wire;
    }

    Reply send(Question question, InetAddress address) throws IOException {
        Duration timeout = wire.timeout();
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Socket plain = wire.dialer().dial(address, timeout)) {
            plain.setTcpNoDelay(true); // or the question waits for the other side to acknowledge the handshake
            plain.setSoTimeout((int) timeout.toMillis());
            try (SSLSocket secure = (SSLSocket) wire.tls().createSocket(plain, question.host(), 443, true)) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
                secure.startHandshake();
                OutputStream out = secure.getOutputStream();
                out.write(written(question));
                out.flush();
                return new ReplyReader(secure.getInputStream(), deadline, secure::setSoTimeout).read();
            }
        }
    }

    private static byte[] written(Question question) {
        String body = question.body() == null ? "" : question.body();
        String query = question.url().getRawQuery();
        StringBuilder head = new StringBuilder();
        head.append(question.method()).append(' ');
        head.append(question.url().getRawPath().isEmpty() ? "/" : question.url().getRawPath());
        head.append(query == null ? "" : "?" + query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(question.host()).append("\r\nConnection: close\r\nAccept-Encoding: identity\r\n");
        question.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (question.body() != null) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] whole = java.util.Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, whole, start.length, content.length);
        return whole;
    }
}
