package dev.ocppkit.tool.validate;

import dev.ocppkit.model.MessageSender;
import org.jspecify.annotations.Nullable;

/** Who sent a frame, as far as the log tells: by role, or seen from the party that wrote the log. */
enum Origin {
    STATION("cs-to-csms", MessageSender.CHARGING_STATION),
    CSMS("csms-to-cs", MessageSender.CSMS),
    LOGGER("out", null),
    PEER("in", null),
    UNKNOWN("unknown", null);

    private final String wireName;
    private final @Nullable MessageSender role;

    Origin(String wireName, @Nullable MessageSender role) {
        this.wireName = wireName;
        this.role = role;
    }

    /** Returns the direction as the reports name it. */
    String wireName() {
        return wireName;
    }

    /** Returns the role of the sender, or null if the log does not tell. */
    @Nullable
    MessageSender role() {
        return role;
    }

    /** Returns whether two frames may be from the two sides; true if the log does not tell. */
    boolean mayOppose(Origin other) {
        return this != other || this == UNKNOWN;
    }

    /** Returns whether two frames may be from the same side; true if the log does not tell. */
    boolean mayEqual(Origin other) {
        return this == other || this == UNKNOWN || other == UNKNOWN || (role == null) != (other.role == null);
    }

    /** Returns the origin by role, if the party that wrote the log is known. */
    Origin seenFrom(@Nullable Perspective perspective) {
        if (perspective == null || (this != LOGGER && this != PEER)) {
            return this;
        }
        return (perspective == Perspective.CS) == (this == LOGGER) ? STATION : CSMS;
    }
}
