package dev.ocppkit.security.password;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.internal.Guard;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Hashes passwords for storing, with a salt of 16 octets. Safe for use by several threads.
 *
 * <p>The text holds the algorithm and its cost, so that a stronger setting applies to new passwords at once and to old ones when
 * {@link #needsRehash} says so, after the next success.
 *
 * <p>Spec: OCPP 2.1 Part 2, A01.FR.08.
 */
public final class PasswordHasher {
    /** How many octets a salt and a hash have. */
    private static final int SALT = 16;

    private static final int HASH = 32;
    private static final int MAX_TEXT = 200;
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final Cost cost;
    private final SecureRandom random;
    private final String dummy;

    /** Makes a hasher with PBKDF2 and 600000 rounds. */
    public PasswordHasher() {
        this(Cost.pbkdf2(600_000), new SecureRandom());
    }

    /**
     * Makes a hasher.
     *
     * @param cost algorithm and cost of new hashes
     * @param random where salts come from
     */
    public PasswordHasher(Cost cost, SecureRandom random) {
        this.cost = cost;
        this.random = random;
        this.dummy = cost.prefix() + "$" + ENCODER.encodeToString(new byte[SALT]) + "$"
                + ENCODER.encodeToString(new byte[HASH]);
    }

    /**
     * Algorithm and cost.
     *
     * @param algorithm pbkdf2-sha256, scrypt or argon2id
     * @param first rounds; or the logarithm of N; or KiB of memory
     * @param second 0; or the size of a block; or passes
     * @param parallel lanes
     */
    public record Cost(Algorithm algorithm, int first, int second, int parallel) {
        /** Bounds that keep a stored text from exhausting the machine. */
        public Cost {
            boolean fits = switch (algorithm) {
                case PBKDF2_SHA256 -> first >= 1 && first <= 10_000_000;
                case SCRYPT -> first >= 1 && first <= 20 && second >= 1 && second <= 32;
                case ARGON2ID -> first >= 8 && first <= 1 << 20 && second >= 1 && second <= 16;
            };
            if (!fits || parallel < 1 || parallel > 16) {
                throw new IllegalArgumentException("The cost is out of range.");
            }
        }

        /**
         * Returns the cost of PBKDF2 with HMAC-SHA-256.
         *
         * @param rounds 1 to 10000000; 600000 is usual in 2026
         * @return the cost
         */
        public static Cost pbkdf2(int rounds) {
            return new Cost(Algorithm.PBKDF2_SHA256, rounds, 0, 1);
        }

        /**
         * Returns the cost of scrypt.
         *
         * @param logN 1 to 20; 15 is usual
         * @param r size of a block, 1 to 32; 8 is usual
         * @param p lanes, 1 to 16
         * @return the cost
         */
        public static Cost scrypt(int logN, int r, int p) {
            return new Cost(Algorithm.SCRYPT, logN, r, p);
        }

        /**
         * Returns the cost of Argon2id.
         *
         * @param kibibytes memory, 8 to 1048576 KiB; 19456 is usual
         * @param passes 1 to 16; 2 is usual
         * @param lanes 1 to 16
         * @return the cost
         */
        public static Cost argon2id(int kibibytes, int passes, int lanes) {
            return new Cost(Algorithm.ARGON2ID, kibibytes, passes, lanes);
        }

        private String prefix() {
            return switch (algorithm) {
                case PBKDF2_SHA256 -> "$pbkdf2-sha256$i=" + first;
                case SCRYPT -> "$scrypt$ln=" + first + ",r=" + second + ",p=" + parallel;
                case ARGON2ID -> "$argon2id$m=" + first + ",t=" + second + ",p=" + parallel;
            };
        }
    }

    /** Algorithms that passwords are hashed with. */
    public enum Algorithm {
        /** PBKDF2 with HMAC-SHA-256. */
        PBKDF2_SHA256,
        /** scrypt. */
        SCRYPT,
        /** Argon2id, version 1.3. */
        ARGON2ID
    }

    /**
     * Hashes a password.
     *
     * @param password the octets
     * @return a text to store: algorithm, cost, salt and hash
     */
    public String hash(Secret password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        byte[] hash = derive(cost, password, salt, HASH);
        return cost.prefix() + "$" + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(hash);
    }

    /**
     * Compares a password with a stored text in constant time.
     *
     * @param password the octets
     * @param stored the stored text
     * @return whether it is the same password; false if the text cannot be read
     */
    public boolean verify(Secret password, String stored) {
        return Stored.parse(stored)
                .map(known ->
                        MessageDigest.isEqual(known.hash, derive(known.cost, password, known.salt, known.hash.length)))
                .orElse(false);
    }

    /**
     * Does the work of a comparison for an identity that is not known, so that the time does not tell.
     *
     * @param password the octets
     */
    public void verifyNothing(Secret password) {
        verify(password, dummy);
    }

    /**
     * Tells whether a stored text should be replaced by a new hash after the next success.
     *
     * @param stored the stored text
     * @return whether algorithm or cost differ from those of this hasher
     */
    public boolean needsRehash(String stored) {
        return !stored.startsWith(cost.prefix() + "$");
    }

    static byte[] derive(Cost cost, Secret password, byte[] salt, int length) {
        byte[] octets = password.octets();
        try {
            switch (cost.algorithm()) {
                case SCRYPT -> {
                    return SCrypt.generate(octets, salt, 1 << cost.first(), cost.second(), cost.parallel(), length);
                }
                case ARGON2ID -> {
                    Argon2BytesGenerator generator = new Argon2BytesGenerator();
                    generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(cost.first())
                            .withIterations(cost.second())
                            .withParallelism(cost.parallel())
                            .withSalt(salt)
                            .build());
                    byte[] hash = new byte[length];
                    generator.generateBytes(octets, hash);
                    return hash;
                }
                default -> {
                    // The one of the JDK takes characters, but keys of OCPP 1.6 are octets that may be no text.
                    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
                    generator.init(octets, salt, cost.first());
                    return ((KeyParameter) generator.generateDerivedParameters(length * 8)).getKey();
                }
            }
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** A stored text, taken apart. */
    private static final class Stored {
        private final Cost cost;
        private final byte[] salt;
        private final byte[] hash;

        private Stored(Cost cost, byte[] salt, byte[] hash) {
            this.cost = cost;
            this.salt = salt;
            this.hash = hash;
        }

        static Optional<Stored> parse(String text) {
            String[] parts = text.length() > MAX_TEXT ? new String[0] : text.split("\\$", -1);
            if (parts.length != 5 || !parts[0].isEmpty()) {
                return Optional.empty();
            }
            return Guard.attempt(() -> {
                byte[] salt = Base64.getDecoder().decode(parts[3]);
                byte[] hash = Base64.getDecoder().decode(parts[4]);
                return salt.length < 8 || hash.length < 16
                        ? null
                        : new Stored(cost(parts[1], numbers(parts[2])), salt, hash);
            });
        }

        private static Cost cost(String algorithm, int[] numbers) {
            return switch (algorithm) {
                case "pbkdf2-sha256" -> Cost.pbkdf2(numbers[0]);
                case "scrypt" -> Cost.scrypt(numbers[0], numbers[1], numbers[2]);
                case "argon2id" -> Cost.argon2id(numbers[0], numbers[1], numbers[2]);
                default -> throw new IllegalArgumentException("algorithm");
            };
        }

        private static int[] numbers(String text) {
            return Arrays.stream(text.split(",", -1))
                    .mapToInt(part -> Integer.parseInt(part.substring(part.indexOf('=') + 1)))
                    .toArray();
        }
    }
}
