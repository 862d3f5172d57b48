package dev.ocppkit.codegen.importer;

/** An official file holds something that the importer does not understand; the message names file and JSON pointer. */
public final class ImportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Describes one place that is not understood.
     *
     * @param file name of the official file
     * @param pointer JSON pointer into it
     * @param problem what was found and what was expected
     */
    public ImportException(String file, String pointer, String problem) {
        super(file + "#" + pointer + ": " + problem);
    }
}
