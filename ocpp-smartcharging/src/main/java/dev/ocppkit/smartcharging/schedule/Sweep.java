package dev.ocppkit.smartcharging.schedule;

import java.util.List;

/** Walks over time from one change to the next. Not safe for several threads; lives as long as one evaluation. */
interface Sweep {
    /** Moves on to a second that is not before the last one. */
    void advance(long second) throws UnconvertibleException;

    /** Returns until when nothing can change. */
    long until();

    /** Returns what holds. */
    Merged merged();

    /** Tells what leads, for those who ask why. */
    List<Contribution> contributions();
}
