package io.claviger.testkit;

import io.claviger.spi.Checkpoint;

/** Takes everything up to a checkpoint, and is interrupted there: as a server that is shut down. */
final class StoppingSink extends RecordingSink {

    private final int last;

    StoppingSink(int last) {
        this.last = last;
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws InterruptedException {
        super.checkpoint(checkpoint);
        if (checkpoints().size() == last) {
            throw new InterruptedException("stopped by the test");
        }
    }
}
