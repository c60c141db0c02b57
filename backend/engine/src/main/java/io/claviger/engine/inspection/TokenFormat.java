package io.claviger.engine.inspection;

/** How a token is made. */
public enum TokenFormat {
    /** Signed or encrypted claims (RFC 7519). */
    JWT,
    /** A random value that means nothing by itself, of unknown origin. */
    OPAQUE,
    /** A handle, behind which its issuer keeps what it means; asked for by introspection (RFC 7662). */
    REFERENCE,
    /** A vendor's long-lived key. */
    API_KEY,
    /** A name and a password (RFC 7617). */
    BASIC,
    /** An X.509 certificate (RFC 5280). */
    CERTIFICATE,
    /** A private or public key. */
    KEY,
    /** A URL or connection string with a secret in it. */
    CONNECTION,
    /** A password. */
    PASSWORD,
    /** Nothing that could be a token. */
    UNKNOWN
}
