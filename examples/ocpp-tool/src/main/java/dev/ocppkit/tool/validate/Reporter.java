package dev.ocppkit.tool.validate;

import java.io.IOException;

/** Shows what was found. */
interface Reporter {
    /** Shows the findings of a frame; not called for a frame without any. */
    void frame(FrameReport report);

    /** Shows the end. */
    void summary(Summary summary);

    /**
     * Makes sure that all of it can be seen.
     *
     * @throws IOException if nobody can see it any more
     */
    void flush() throws IOException;
}
