package dev.ocppkit.rpc.frame;

import dev.ocppkit.model.OcppVersion;
import java.util.Optional;

/**
 * The types of frames, with the number that each begins with.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.3 and 4.2.
 */
public enum MessageType {
    /** A request, which the peer answers. */
    CALL(2, OcppVersion.V2_0_1),
    /** The answer to a CALL. */
    CALLRESULT(3, OcppVersion.V2_0_1),
    /** The answer to a CALL that could not be handled. */
    CALLERROR(4, OcppVersion.V2_0_1),
    /** Tells that a CALLRESULT could not be handled. */
    CALLRESULTERROR(5, OcppVersion.V2_1),
    /** A message that is never answered. */
    SEND(6, OcppVersion.V2_1);

    private static final MessageType[] ALL = values();

    private final int number;
    private final OcppVersion since;

    MessageType(int number, OcppVersion since) {
        this.number = number;
        this.since = since;
    }

    /**
     * Returns the number that frames of this type begin with.
     *
     * @return 2 to 6
     */
    public int number() {
        return number;
    }

    /**
     * Returns whether a version has this type.
     *
     * @param version the version
     * @return whether it has
     */
    public boolean isIn(OcppVersion version) {
        return since.compareTo(version) <= 0;
    }

    /**
     * Returns whether frames of this type name an action.
     *
     * @return true for CALL and SEND
     */
    public boolean hasAction() {
        return this == CALL || this == SEND;
    }

    /**
     * Returns whether frames of this type tell an error.
     *
     * @return true for CALLERROR and CALLRESULTERROR
     */
    public boolean isError() {
        return this == CALLERROR || this == CALLRESULTERROR;
    }

    /**
     * Returns how many elements frames of this type have.
     *
     * @return 3 to 5
     */
    public int elements() {
        return this == CALLRESULT ? 3 : isError() ? 5 : 4;
    }

    /**
     * Finds a type by its number.
     *
     * @param number any number
     * @return the type, or empty if no version has it
     */
    public static Optional<MessageType> fromNumber(int number) {
        for (MessageType type : ALL) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
