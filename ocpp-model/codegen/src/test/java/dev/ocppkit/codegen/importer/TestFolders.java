package dev.ocppkit.codegen.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the committed catalogue lies, and the official material, which not every machine has. */
public final class TestFolders {
    private static final Path ROOT =
            Path.of(System.getProperty("ocppkit.root", "../..")).toAbsolutePath();

    private TestFolders() {}

    public static Path catalogue() {
        return ROOT.resolve("ocpp-model/src/main/catalogue").normalize();
    }

    /** Returns the place named by {@code -Docppkit.schemas}, which must exist, or the folder beside the repository. */
    public static Optional<Path> officialSchemas() {
        String named = System.getProperty("ocppkit.schemas", "");
        if (named.isBlank()) {
            return folder("../shared/schemas");
        }
        Path folder = Path.of(named);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("ocppkit.schemas is not a folder: " + folder.toAbsolutePath());
        }
        return Optional.of(folder);
    }

    static Optional<Path> specification() {
        return folder("../shared/spec");
    }

    private static Optional<Path> folder(String relative) {
        return Optional.of(ROOT.resolve(relative).normalize()).filter(Files::isDirectory);
    }
}
