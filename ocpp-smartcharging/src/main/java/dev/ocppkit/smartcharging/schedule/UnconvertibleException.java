package dev.ocppkit.smartcharging.schedule;

import java.io.Serial;

/** Ends an evaluation that needs a voltage which is not known (K08.FR.05). */
final class UnconvertibleException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UnconvertibleException() {
        super("the DC voltage is not known", null, false, false);
    }
}
