package io.claviger.server.auth;

/** What a principal may do. Every endpoint requires one. */
public enum Permission {
    CATALOG_READ,
    CATALOG_WRITE,
    SOURCES_READ,
    SOURCES_WRITE,
    CRAWLS_START,
    FINDINGS_READ,
    FINDINGS_WRITE,
    POLICIES_READ,
    POLICIES_WRITE,
    CHANNELS_READ,
    CHANNELS_WRITE,
    TOKENS_WRITE,
    USERS_WRITE,
    AUDIT_READ
}
