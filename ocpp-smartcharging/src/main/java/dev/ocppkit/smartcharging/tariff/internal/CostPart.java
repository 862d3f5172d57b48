package dev.ocppkit.smartcharging.tariff.internal;

/** The parts of a total cost. The first three accrue, the others are due once. */
enum CostPart {
    ENERGY(0),
    CHARGING_TIME(1),
    IDLE_TIME(2),
    RESERVATION_TIME(3),
    RESERVATION_FIXED(4),
    FIXED(5);

    static final int COUNT = values().length;

    /** Number of parts that accrue. */
    static final int ACCRUING = 3;

    private final int index;

    CostPart(int index) {
        this.index = index;
    }

    /** Place in arrays with one element per part. */
    int index() {
        return index;
    }

    boolean accrues() {
        return index < ACCRUING;
    }
}
