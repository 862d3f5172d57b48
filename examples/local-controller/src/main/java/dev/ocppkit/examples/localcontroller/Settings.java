package dev.ocppkit.examples.localcontroller;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;

/**
 * What a local controller is told at its start.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any
 * @param csms the URL of the CSMS, without identity
 * @param limit what the house connection may carry, in W
 * @param solarPeak the peak power of the solar panels, in W
 * @param stationMax what a station can take; a share that is not lower is no limit, in W
 * @param interval how often the house connection is measured
 * @param startOfDay the time of day of the simulation at the start
 * @param speed how many simulated seconds pass in one
 * @param tokens who may charge while the CSMS is away
 * @param retry how often to look for a CSMS that is away
 */
record Settings(
        String host,
        int port,
        URI csms,
        BigDecimal limit,
        BigDecimal solarPeak,
        BigDecimal stationMax,
        Duration interval,
        LocalTime startOfDay,
        int speed,
        Set<String> tokens,
        Duration retry) {
    /** Leaves out the tokens of drivers. */
    @Override
    public String toString() {
        return "Settings[port=" + port + ", limit=" + limit + " W]";
    }
}
