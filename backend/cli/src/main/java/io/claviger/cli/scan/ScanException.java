package io.claviger.cli.scan;

/** Why a scan cannot be done; the message names the thing and the remedy. */
final class ScanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ScanException(String message) {
        super(message);
    }
}
