package dev.ocppkit.tool.validate;

/** Says that neither the user nor a line of the log names the OCPP version. */
final class UnknownVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownVersionException(long line) {
        super("line " + line + " does not name its OCPP version: give --version 2.1 or --version 2.0.1");
    }
}
