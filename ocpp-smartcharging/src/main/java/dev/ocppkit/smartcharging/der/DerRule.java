package dev.ocppkit.smartcharging.der;

import dev.ocppkit.model.enumeration.DERControlStatusEnum;

/** For what a station refuses a control, in the order in which it is looked for. */
public enum DerRule {
    /** The station must support the kind of control. */
    UNSUPPORTED("R04.FR.01", "Edition 1", DERControlStatusEnum.NOT_SUPPORTED, "controlType is not supported"),
    /** One field, and the one of the kind. */
    FIELD("R04.FR.17", "Errata 2025-09", DERControlStatusEnum.REJECTED, "not exactly the field of controlType"),
    /** A default has no time. */
    DEFAULT_WITH_TIME(
            "R04.FR.13",
            "Errata 2025-09",
            DERControlStatusEnum.REJECTED,
            "a default control with startTime or duration"),
    /** Some kinds exist as default alone. */
    ONLY_DEFAULT(
            "R04.FR.15", "Errata 2025-09", DERControlStatusEnum.REJECTED, "EnterService or Gradients not as default"),
    /** A scheduled control has a start. */
    START_MISSING("R04.FR.20", "Edition 1", DERControlStatusEnum.REJECTED, "a scheduled control without startTime"),
    /** A scheduled control lasts. */
    DURATION("R04.FR.10", "Edition 1", DERControlStatusEnum.REJECTED, "duration is not above 0"),
    /** The unit fits the kind of curve. */
    Y_UNIT("R04.FR.50", "Edition 2", DERControlStatusEnum.REJECTED, "yUnit does not fit the kind of curve"),
    /** A curve runs forward. */
    CURVE("DERCurveType", "open", DERControlStatusEnum.REJECTED, "a curve without points, or one that runs back"),
    /** A droop divides. */
    DROOP("FreqDroopType", "open", DERControlStatusEnum.REJECTED, "a droop is not above 0"),
    /** A power factor is one. */
    POWER_FACTOR("FixedPFType", "open", DERControlStatusEnum.REJECTED, "displacement is not above 0 and at most 1"),
    /** A mean and its delay belong together. */
    MEAN_VOLTAGE(
            "VoltageParamsType",
            "Edition 1",
            DERControlStatusEnum.REJECTED,
            "hv10MinMeanValue without hv10MinMeanTripDelay, or the other way round");

    private final String requirementId;
    private final String edition;
    private final DERControlStatusEnum status;
    private final String text;

    DerRule(String requirementId, String edition, DERControlStatusEnum status, String text) {
        this.requirementId = requirementId;
        this.edition = edition;
        this.status = status;
        this.text = text;
    }

    /**
     * Returns the requirement behind the rule.
     *
     * @return its id, or the type where there is no requirement
     */
    public String requirementId() {
        return requirementId;
    }

    /**
     * Returns which edition the rule comes from.
     *
     * @return the edition; {@code open} where the text is silent
     */
    public String edition() {
        return edition;
    }

    /**
     * Returns what the station answers.
     *
     * @return rejected or not supported
     */
    public DERControlStatusEnum status() {
        return status;
    }

    /**
     * Returns what is wrong, in a few English words without received values.
     *
     * @return the text
     */
    public String text() {
        return text;
    }
}
