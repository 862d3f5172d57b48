package dev.ocppkit.smartcharging.tariff.internal;

import java.math.BigDecimal;

/** Time by activity, in ns, up to the start of an interval; mutable. */
final class Counters {

    private long charging;
    private long idle;
    private long spell;

    Counters() {}

    Counters(Counters other) {
        this.charging = other.charging;
        this.idle = other.idle;
        this.spell = other.spell;
    }

    void advance(Activity activity, long nanos) {
        switch (activity) {
            case CHARGING -> {
                charging += nanos;
                spell = 0;
            }
            case IDLE -> {
                idle += nanos;
                spell += nanos;
            }
            case NEITHER -> {}
        }
    }

    long charging() {
        return charging;
    }

    long idle() {
        return idle;
    }

    /** Idle time of the spell that an interval continues or ends. */
    long spell(Activity activity) {
        return activity == Activity.CHARGING ? 0 : spell;
    }

    Usage at(Interval line, BigDecimal time, BigDecimal energy) {
        BigDecimal passed = time.subtract(BigDecimal.valueOf(line.from()));
        return new Usage(
                time,
                energy,
                line.activity() == Activity.CHARGING
                        ? passed.add(BigDecimal.valueOf(charging))
                        : BigDecimal.valueOf(charging),
                line.activity() == Activity.IDLE ? passed.add(BigDecimal.valueOf(idle)) : BigDecimal.valueOf(idle));
    }

    Usage now(long time, BigDecimal energy) {
        return new Usage(BigDecimal.valueOf(time), energy, BigDecimal.valueOf(charging), BigDecimal.valueOf(idle));
    }
}
