package io.claviger.cli.scan;

/** One way to print findings. Used by one thread. */
interface Report {

    void add(Finding finding);

    /** Called once, after the last finding. */
    void end();

    /** The names by which reports are chosen. */
    enum Format {
        text,
        json,
        jsonl,
        sarif
    }
}
