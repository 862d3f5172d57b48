package dev.ocppkit.security;

import org.jspecify.annotations.Nullable;

/**
 * The root of the exceptions of this module: something local failed, for instance a key cannot be used or a file not be
 * written. What a peer sent never leads to an exception, but to a result with a reason.
 *
 * <p>Its message holds neither secrets nor received values.
 */
public class OcppSecurityException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what failed, without secrets
     */
    public OcppSecurityException(String message) {
        super(message);
    }

    /**
     * Makes an exception.
     *
     * @param message what failed, without secrets
     * @param cause why, or null
     */
    public OcppSecurityException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
