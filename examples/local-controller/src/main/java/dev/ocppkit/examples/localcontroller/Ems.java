package dev.ocppkit.examples.localcontroller;

import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.proxy.ChargingLimitOverride;
import dev.ocppkit.rpc.proxy.OcppProxy;
import dev.ocppkit.rpc.proxy.ProxyStation;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The energy management system: divides what the house connection leaves among the stations that are connected, and tells the
 * CSMS. One thread calls {@link #step}.
 *
 * <p>Spec: OCPP 2.1 Part 2, K14, K24, K27.
 */
final class Ems {
    private static final BigDecimal VOLTS = BigDecimal.valueOf(230);
    /** A change of the solar power that the CSMS is told, in W. */
    private static final BigDecimal SIGNIFICANT = BigDecimal.valueOf(500);

    private final Settings settings;
    private final PrintStream out;
    /** What each station was told last; no entry means no limit, or one from an earlier connection. */
    private final Map<String, BigDecimal> limits = new ConcurrentHashMap<>();

    /** Stations that certainly have no limit of ours. */
    private final Set<String> free = ConcurrentHashMap.newKeySet();

    /** What each station may take since the last step; null before the first one. */
    private volatile @Nullable BigDecimal share;

    /** What the CSMS was told last about each station. */
    private final Map<String, BigDecimal> told = new ConcurrentHashMap<>();

    private final Map<String, BigDecimal> generation = new ConcurrentHashMap<>();

    Ems(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Finds what the CSMS may allow a station at most, for an interceptor; null for anything. It holds for a station that is
     * new, or has refused our profile, too.
     */
    ChargingLimitOverride.@Nullable Cap cap() {
        BigDecimal watts = share;
        return watts == null || isNoLimit(watts)
                ? null
                : new ChargingLimitOverride.Cap(
                        watts, watts.divide(VOLTS.multiply(BigDecimal.valueOf(3)), 1, RoundingMode.DOWN));
    }

    /** Measures, divides, and tells whom it concerns. */
    void step(LocalTime simulated, Instant now, OcppProxy proxy) {
        List<ProxyStation> stations = proxy.stations();
        BigDecimal house = Site.houseLoad(simulated);
        BigDecimal solar = Site.solarPower(simulated, settings.solarPeak());
        BigDecimal available = Site.available(settings.limit(), house, solar);
        out.printf(
                Locale.ROOT,
                "%tR  house %s W  solar %s W  for charging %s W  stations %d%n",
                simulated,
                house.toPlainString(),
                solar.toPlainString(),
                available.toPlainString(),
                stations.size());
        forget(stations);
        BigDecimal each = Site.share(available, Math.max(1, stations.size()));
        share = each;
        for (ProxyStation station : stations) {
            limit(station, each, now);
            if (station.isUpstreamConnected()) {
                tell(station, each, now);
                tellGeneration(station, solar, now);
            }
        }
    }

    private void forget(List<ProxyStation> stations) {
        Set<String> connected = stations.stream().map(ProxyStation::identity).collect(Collectors.toSet());
        limits.keySet().retainAll(connected);
        free.retainAll(connected);
        told.keySet().retainAll(connected);
        generation.keySet().retainAll(connected);
    }

    /** K14.FR.04 and K14.FR.05; what fails is done again at the next step. */
    private void limit(ProxyStation station, BigDecimal share, Instant now) {
        String identity = station.identity();
        BigDecimal before = limits.get(identity);
        if (isNoLimit(share)) {
            // A station that is new here may have kept a limit of ours from before, over a restart of either side.
            if (free.add(identity)) {
                limits.remove(identity);
                var unused = station.call(Profiles.noLimit()).thenAccept(outcome -> {
                    report(identity, "no limit", outcome);
                    if (!outcome.isReplied()) {
                        free.remove(identity);
                    }
                });
            }
        } else if (before == null || before.compareTo(share) != 0) {
            free.remove(identity);
            limits.put(identity, share);
            var unused = station.call(Profiles.limit(share, now)).thenAccept(outcome -> {
                report(identity, "limited to " + share.toPlainString() + " W", outcome);
                if (isRefused(outcome)) {
                    limits.remove(identity, share);
                }
            });
        }
    }

    /** K14.FR.02 and K14.FR.03; what fails is done again at the next step. */
    private void tell(ProxyStation station, BigDecimal share, Instant now) {
        String identity = station.identity();
        BigDecimal before = told.get(identity);
        if (isNoLimit(share) && before != null) {
            told.remove(identity);
            var unused = station.callUpstream(Profiles.released()).thenAccept(outcome -> {
                report(identity, "told the CSMS that there is no limit", outcome);
                if (!outcome.isReplied()) {
                    told.putIfAbsent(identity, before);
                }
            });
        } else if (!isNoLimit(share) && (before == null || before.compareTo(share) != 0)) {
            told.put(identity, share);
            var unused = station.callUpstream(Profiles.limited(share, now)).thenAccept(outcome -> {
                report(identity, "told the CSMS of " + share.toPlainString() + " W", outcome);
                if (!outcome.isReplied()) {
                    told.remove(identity, share);
                }
            });
        }
    }

    private boolean isNoLimit(BigDecimal share) {
        return share.compareTo(settings.stationMax()) >= 0;
    }

    private static boolean isRefused(Outcome<SetChargingProfileResponse> outcome) {
        return !(outcome instanceof Outcome.Replied<SetChargingProfileResponse> replied)
                || replied.value().status() != ChargingProfileStatusEnum.ACCEPTED;
    }

    /** K27: the end of generation is told too, however little it was. */
    private void tellGeneration(ProxyStation station, BigDecimal solar, Instant now) {
        String identity = station.identity();
        BigDecimal before = generation.getOrDefault(identity, BigDecimal.ZERO);
        boolean ends = solar.signum() == 0 && before.signum() != 0;
        boolean isSmall = solar.subtract(before).abs().compareTo(SIGNIFICANT) < 0;
        if ((isSmall && !ends) || !Profiles.canTellGeneration(station.version())) {
            return;
        }
        generation.put(identity, solar);
        var unused = station.callUpstream(Profiles.generated(solar, now)).thenAccept(outcome -> {
            report(identity, "told the CSMS of " + solar.toPlainString() + " W solar", outcome);
            if (!outcome.isReplied()) {
                generation.remove(identity, solar);
            }
        });
    }

    private void report(String identity, String what, Outcome<? extends OcppResponse> outcome) {
        String status = outcome.getClass().getSimpleName();
        if (outcome instanceof Outcome.Replied<?> replied) {
            if (replied.value() instanceof SetChargingProfileResponse response) {
                status = response.status().wireName();
            } else if (replied.value() instanceof ClearChargingProfileResponse response) {
                status = response.status().wireName();
            }
        }
        out.printf(Locale.ROOT, "       %s: %s (%s)%n", identity, what, status);
    }
}
