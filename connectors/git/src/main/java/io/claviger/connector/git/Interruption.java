package io.claviger.connector.git;

/** Ends work when it was asked to end: JGit itself does not look. */
final class Interruption {

    private Interruption() {}

    static void check() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the crawl of a repository was interrupted");
        }
    }
}
