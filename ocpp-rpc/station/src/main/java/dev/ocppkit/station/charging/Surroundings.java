package dev.ocppkit.station.charging;

import java.math.BigDecimal;

/** What is measured around the station. The firmware implements it. */
public interface Surroundings {
    /**
     * Measures the grid.
     *
     * @return the frequency in Hz
     */
    BigDecimal frequencyHz();

    /**
     * Measures the connection that the station shares with others.
     *
     * @return the active power of all loads, the station among them, in W; negative for feeding in
     */
    BigDecimal loadWatts();
}
