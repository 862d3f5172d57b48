package dev.ocppkit.security.http;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something was not fetched or not sent. The message never says anything of the address or of what the server sent, which came from
 * somebody else, so it may be logged and reported.
 */
public final class FetchException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it was not fetched. */
    public enum Reason {
        /** The {@link FetchPolicy} does not allow the address, or one that the server redirects to. Trying again does not help. */
        NOT_ALLOWED,
        /** The server redirects too often, to nowhere, from https to http, or what cannot be redirected. */
        REDIRECT,
        /** The answer, or the file to upload, is larger than the limit. */
        TOO_LARGE,
        /** The server answers with a status that is no success. */
        STATUS,
        /** The server sends something of another content type. */
        CONTENT_TYPE,
        /** The time of the policy was over. */
        TIMEOUT,
        /** The name is not known, there is no connection, TLS failed, or the connection broke off. */
        UNREACHABLE,
        /** The thread was interrupted; it still is. */
        INTERRUPTED
    }

    FetchException(Reason reason, String message) {
        this(reason, message, null);
    }

    FetchException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Returns why it was not fetched.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
