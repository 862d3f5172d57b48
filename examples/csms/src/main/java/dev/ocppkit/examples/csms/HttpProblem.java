package dev.ocppkit.examples.csms;

/** A request that is answered with an error; the message is for the client. */
final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    HttpProblem(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
