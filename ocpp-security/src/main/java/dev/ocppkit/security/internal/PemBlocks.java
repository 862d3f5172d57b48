package dev.ocppkit.security.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** Splits PEM text into its blocks. */
public final class PemBlocks {
    private PemBlocks() {}

    /** Returns the blocks, of which at most one more than {@code max} are read; empty if one is broken. */
    public static Optional<List<PemObject>> read(String text, int max) {
        return Guard.attempt(() -> {
            List<PemObject> blocks = new ArrayList<>();
            try (PemReader reader = new PemReader(new StringReader(text))) {
                PemObject block = reader.readPemObject();
                while (block != null) {
                    blocks.add(block);
                    block = blocks.size() > max ? null : reader.readPemObject();
                }
            }
            // The reader takes a first line without an end, and an end without a first line, for plain text.
            if (count(text, "-----BEGIN ") != count(text, "-----END ")) {
                throw new IOException("A block has no end, or no beginning.");
            }
            return blocks;
        });
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
