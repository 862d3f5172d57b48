package dev.ocppkit.model.json;

/**
 * Bounds on what is read from a peer, so that no input can use much memory or time.
 *
 * @param maxDocumentBytes greatest size of a document, in bytes of UTF-8; default 1 MiB
 * @param maxDepth greatest nesting of objects and arrays, the document itself being 1; default 64
 * @param maxStringLength greatest length of one text, in UTF-16 units; default 131072
 * @param maxNameLength greatest length of one member name, in bytes of UTF-8; default 512
 * @param maxNumberLength greatest length of one number in characters, as it stands there and in plain notation; default
 *     100
 * @param maxViolations how many violations are kept; further ones are only counted; default 1000
 */
public record ReadLimits(
        int maxDocumentBytes,
        int maxDepth,
        int maxStringLength,
        int maxNameLength,
        int maxNumberLength,
        int maxViolations) {
    /** Free values are read and copied by recursion. */
    private static final int GREATEST_DEPTH = 500;
    /** Records hold no longer numbers. */
    private static final int GREATEST_NUMBER_LENGTH = 1000;

    private static final ReadLimits DEFAULTS = new ReadLimits(1 << 20, 64, 131_072, 512, 100, 1000);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is less than 1, maxDepth more than 500 or maxNumberLength more than 1000
     */
    public ReadLimits {
        requirePositive(maxDocumentBytes, "maxDocumentBytes");
        requirePositive(maxDepth, "maxDepth");
        requireAtMost(maxDepth, GREATEST_DEPTH, "maxDepth");
        requirePositive(maxStringLength, "maxStringLength");
        requirePositive(maxNameLength, "maxNameLength");
        requirePositive(maxNumberLength, "maxNumberLength");
        requireAtMost(maxNumberLength, GREATEST_NUMBER_LENGTH, "maxNumberLength");
        requirePositive(maxViolations, "maxViolations");
    }

    /**
     * Returns the default bounds.
     *
     * @return the values named at the components
     */
    public static ReadLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Returns these bounds with another document size.
     *
     * @param bytes greatest size in bytes
     * @return the changed copy
     */
    public ReadLimits withMaxDocumentBytes(int bytes) {
        return new ReadLimits(bytes, maxDepth, maxStringLength, maxNameLength, maxNumberLength, maxViolations);
    }

    private static void requireAtMost(int value, int greatest, String name) {
        if (value > greatest) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at most " + greatest);
        }
    }

    private static void requirePositive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be at least 1");
        }
    }
}
