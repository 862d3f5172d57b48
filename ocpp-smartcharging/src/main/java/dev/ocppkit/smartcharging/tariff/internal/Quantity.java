package dev.ocppkit.smartcharging.tariff.internal;

/** The quantities that conditions are about; durations are measured in ns. */
enum Quantity {
    ENERGY(0),
    POWER(1),
    CURRENT(2),
    TIME(3),
    CHARGING_TIME(4),
    IDLE_TIME(5);

    static final int COUNT = values().length;

    private final int index;

    Quantity(int index) {
        this.index = index;
    }

    /** Place in arrays with one element per quantity. */
    int index() {
        return index;
    }
}
