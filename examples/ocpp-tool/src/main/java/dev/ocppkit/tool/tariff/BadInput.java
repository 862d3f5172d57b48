package dev.ocppkit.tool.tariff;

/** The input file does not have the form that the command asks for. */
final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }
}
