package dev.ocppkit.model.testing;

import java.util.Random;

/** The seed of the random tests: fixed, or given by the system property {@code ocppkit.seed}. */
public final class Seeds {
    /** The seed of this run. */
    public static final long SEED = Long.getLong("ocppkit.seed", 20_260_131L);

    private Seeds() {}

    /** Returns a source of randomness that depends on the seed of the run and the subject alone. */
    public static Random random(Object... subject) {
        long seed = SEED;
        for (Object part : subject) {
            seed = seed * 0x9E3779B97F4A7C15L + part.toString().hashCode();
        }
        return new Random(seed ^ seed >>> 32);
    }
}
