package dev.ocppkit.rpc.transport.jakarta;

/** How many messages are wanted; holds up the thread that reads while there are none. */
final class Demand {
    private long wanted;
    private boolean ended;

    synchronized void add(long messages) {
        wanted += messages;
        notifyAll();
    }

    /** Nothing is wanted any more, and nobody waits. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits until a message is wanted; false if none will be. */
    synchronized boolean take() {
        try {
            while (wanted == 0 && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            // The container is stopping.
            Thread.currentThread().interrupt();
            return false;
        }
        if (ended) {
            return false;
        }
        wanted--;
        return true;
    }
}
