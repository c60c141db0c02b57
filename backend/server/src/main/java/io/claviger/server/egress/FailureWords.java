package io.claviger.server.egress;

import java.net.ConnectException;
import javax.net.ssl.SSLException;

/** Says in words why there was no answer, and what to do. */
final class FailureWords {

    private FailureWords() {}

    static String of(String host, int port, Throwable cause) {
        String where = "'" + host + "' on port " + port;
        if (cause instanceof SSLException) {
            return "TLS with " + where + " failed (" + cause.getMessage()
                    + "): check that its certificate is valid for that name and issued by an authority this server trusts";
        }
        if (cause instanceof ConnectException) {
            return where + " cannot be reached (" + cause.getMessage()
                    + "): check that it runs and that no firewall is between";
        }
        return where + " ended the connection without an answer (" + cause.getMessage() + ")";
    }
}
