package io.claviger.cli.scan;

/**
 * Why a finding is not told.
 *
 * @param because the reason that people gave, or where it is written
 */
record Suppression(Kind kind, String because) {

    /** Where it is written. */
    enum Kind {
        /** Beside the value. */
        IN_SOURCE("inSource"),
        /** In a file of what is ignored, or an allowlist. */
        EXTERNAL("external"),
        /** In an earlier report. */
        BASELINE("external");

        private final String sarif;

        Kind(String sarif) {
            this.sarif = sarif;
        }

        /** As SARIF 2.1.0, section 3.35.2, calls it. */
        String sarif() {
            return sarif;
        }
    }
}
