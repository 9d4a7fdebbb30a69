package org.tiaowen;

/**
 * A thread for work that nobody waits for. Closing it waits until the work has ended, which whoever
 * closes has told to end before.
 */
final class BackgroundThread implements AutoCloseable {

    private final Thread thread;

    BackgroundThread(String name, Runnable work) {
        thread = Thread.ofPlatform().name(name).daemon().unstarted(work);
    }

    void start() {
        thread.start();
    }

    /** Waits for its end, interrupted or not; returns at once where it was never started. */
    @Override
    public void close() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
