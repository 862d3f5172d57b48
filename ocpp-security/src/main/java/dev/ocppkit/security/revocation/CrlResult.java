package dev.ocppkit.security.revocation;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Set;

/** What became of a revocation list. */
public sealed interface CrlResult {
    /**
     * A list that may be believed.
     *
     * @param thisUpdate when it was made
     * @param nextUpdate when there will be a newer one
     * @param revoked the serial numbers of revoked certificates, also of those on hold
     */
    record Verified(Instant thisUpdate, Instant nextUpdate, Set<BigInteger> revoked) implements CrlResult {
        /** Copies the set. */
        public Verified {
            revoked = Set.copyOf(revoked);
        }
    }

    /**
     * A list that says nothing.
     *
     * @param reason why
     */
    record Invalid(CrlReason reason) implements CrlResult {}
}
