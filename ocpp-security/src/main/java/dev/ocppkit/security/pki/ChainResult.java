package dev.ocppkit.security.pki;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a chain validation found. */
public sealed interface ChainResult {
    /**
     * The chain is valid.
     *
     * @param leaf the first certificate
     * @param intermediates the certificates between leaf and anchor, leaf side first
     * @param anchor the trusted certificate it ends at
     */
    record Valid(X509Certificate leaf, List<X509Certificate> intermediates, X509Certificate anchor)
            implements ChainResult {
        /** Copies the list. */
        public Valid {
            intermediates = List.copyOf(intermediates);
        }
    }

    /**
     * The chain is not valid.
     *
     * @param reason the first rule that is broken
     * @param detail where, in fixed words: nothing that was received
     */
    record Invalid(ChainReason reason, String detail) implements ChainResult {}

    /**
     * Tells whether the chain is valid.
     *
     * @return whether it is
     */
    default boolean isValid() {
        return this instanceof Valid;
    }
}
