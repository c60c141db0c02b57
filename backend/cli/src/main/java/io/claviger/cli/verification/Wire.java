package io.claviger.cli.verification;

import io.claviger.engine.network.AddressKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/**
 * What stands between this program and the internet.
 *
 * @param names looks names up
 * @param dialer opens connections
 * @param tls trusts whom this Java trusts
 * @param timeout of one whole exchange
 */
public record Wire(Names names, Dialer dialer, SSLSocketFactory tls, Duration timeout) {

    /** Looks names up. */
    @FunctionalInterface
    public interface Names {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    /** Opens a connection to the HTTPS port of an address. */
    @FunctionalInterface
    public interface Dialer {
        Socket dial(InetAddress address, Duration timeout) throws IOException;
    }

    /** An address that must not be reached on somebody else's word. The message says which, and why. */
    static final class NotPublic extends IOException {
        private static final long serialVersionUID = 1L;

        NotPublic(String message) {
            super(message);
        }
    }

    /** An address of a host, all of whose addresses are public. */
    InetAddress publicAddress(String host) throws IOException {
        List<InetAddress> addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            AddressKind kind = AddressKind.of(address);
            if (kind != AddressKind.PUBLIC) {
                throw new NotPublic(host + " is " + address.getHostAddress() + ", which is " + kind.words());
            }
        }
        return addresses.getFirst();
    }

    /** The real one. */
    public static Wire real() {
        return new Wire(
                host -> List.of(InetAddress.getAllByName(host)),
                Wire::connect,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(15));
    }

    private static Socket connect(InetAddress address, Duration timeout) throws IOException {
        Socket socket = new Socket(java.net.Proxy.NO_PROXY);
        try {
            socket.connect(new InetSocketAddress(address, 443), (int) timeout.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
