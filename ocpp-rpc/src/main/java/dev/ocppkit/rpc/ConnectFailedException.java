package dev.ocppkit.rpc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A connection that could not be opened. */
public final class ConnectFailedException extends RpcException {
    private static final long serialVersionUID = 1L;
    private static final int NO_STATUS = -1;

    private final int httpStatus;
    private final @Nullable Duration retryAfter;

    /**
     * Makes the exception for a connection that failed before the peer answered.
     *
     * @param message what happened, without credentials
     * @param cause why, or null
     */
    public ConnectFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.httpStatus = NO_STATUS;
        this.retryAfter = null;
    }

    /**
     * Makes the exception for a peer that refused the handshake.
     *
     * @param httpStatus the HTTP status of its answer
     */
    public ConnectFailedException(int httpStatus) {
        this(httpStatus, null);
    }

    private ConnectFailedException(int httpStatus, @Nullable Duration retryAfter) {
        super("The peer refused the WebSocket handshake with HTTP status " + httpStatus + ".", null);
        this.httpStatus = httpStatus;
        this.retryAfter = retryAfter;
    }

    /**
     * Makes the exception for a peer that refused the handshake and may have said for how long.
     *
     * @param httpStatus the HTTP status of its answer
     * @param retryAfter the header Retry-After of its answer, or null; what is neither a number of seconds nor an HTTP date
     *     does not count
     * @param now the time that a date is compared with
     * @return the exception
     */
    public static ConnectFailedException refused(int httpStatus, @Nullable String retryAfter, Instant now) {
        return new ConnectFailedException(httpStatus, retryAfter == null ? null : parse(retryAfter.strip(), now));
    }

    private static @Nullable Duration parse(String retryAfter, Instant now) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Integer.parseInt(retryAfter));
        }
        try {
            Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from);
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Returns how long the peer asks to stay away.
     *
     * @return the time from its answer on, at least 0; empty if it does not ask
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * Returns the HTTP status that refused the handshake.
     *
     * @return for instance 401 or 404; empty if it failed otherwise
     */
    public OptionalInt httpStatus() {
        return httpStatus == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}
