package dev.ocppkit.rpc.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Runs code of the library's users, whose failures must not hurt the library. */
public final class UserCode {
    private static final Logger LOG = System.getLogger("dev.ocppkit.rpc");

    private UserCode() {}

    /**
     * Runs a listener; what it throws is logged by its type only, because its message may hold what a peer sent.
     *
     * @param task calls it
     */
    public static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A listener failed with {0}.", e.getClass().getName());
        }
    }

    /**
     * Logs that a handler failed.
     *
     * @param action what it was asked for
     * @param cause what it threw; only its type is logged
     */
    public static void handlerFailed(String action, Throwable cause) {
        LOG.log(
                Level.WARNING,
                "The handler of {0} failed with {1}.",
                action,
                cause.getClass().getName());
    }

    /** Logs that an interceptor failed, or made an outcome of another action. */
    static void interceptorFailed(@Nullable Throwable cause) {
        LOG.log(
                Level.WARNING,
                "An interceptor failed with {0}.",
                cause == null ? "no outcome of the action" : cause.getClass().getName());
    }

    /** Logs that no key was found for a message. */
    static void orderFailed(Throwable cause) {
        LOG.log(
                Level.WARNING,
                "The order of handlers failed with {0}.",
                cause.getClass().getName());
    }

    /** Logs that the verifier of signatures failed. */
    static void verifierFailed(Throwable cause) {
        LOG.log(
                Level.WARNING,
                "The verifier of signatures failed with {0}.",
                cause.getClass().getName());
    }

    /** Logs that the store of registrations failed. */
    static void registrationsFailed(Throwable cause) {
        LOG.log(
                Level.WARNING,
                "The store of registrations failed with {0}.",
                cause.getClass().getName());
    }

    /** Logs that a connection is given up because of an error around it. */
    static void connectionFailed(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "A connection is given up after {0}.",
                cause.getClass().getName());
    }
}
