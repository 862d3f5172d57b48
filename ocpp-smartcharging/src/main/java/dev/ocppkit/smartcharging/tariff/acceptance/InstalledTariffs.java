package dev.ocppkit.smartcharging.tariff.acceptance;

import dev.ocppkit.model.datatype.ClearTariffsResult;
import dev.ocppkit.model.datatype.StatusInfo;
import dev.ocppkit.model.datatype.Tariff;
import dev.ocppkit.model.datatype.TariffAssignment;
import dev.ocppkit.model.enumeration.TariffClearStatusEnum;
import dev.ocppkit.model.enumeration.TariffKindEnum;
import dev.ocppkit.model.enumeration.TariffSetStatusEnum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tariffs on a Charging Station: default tariffs by EVSE, driver tariffs, and which of them transactions use.
 *
 * <p>Immutable: every change gives a new value. Storing it is the station's task (I07.FR.13).
 *
 * <p>Spec: OCPP 2.1 Part 2 I07, I08.FR.06, I09, I10.
 */
public final class InstalledTariffs {

    private final Set<Integer> evseIds;
    private final List<Default> defaults;
    private final List<Driver> drivers;
    private final Map<Integer, String> inUse;

    private record Default(int evseId, Tariff tariff, Instant installedAt, boolean cleared) {

        /** The moment from which it can be active: never before it was there. */
        Instant activeFrom() {
            Instant validFrom = tariff.validFrom();
            return validFrom == null || validFrom.isBefore(installedAt) ? installedAt : validFrom;
        }
    }

    private record Driver(String idToken, Tariff tariff) {}

    private InstalledTariffs(
            Set<Integer> evseIds, List<Default> defaults, List<Driver> drivers, Map<Integer, String> inUse) {
        this.evseIds = evseIds;
        this.defaults = List.copyOf(defaults);
        this.drivers = List.copyOf(drivers);
        this.inUse = Map.copyOf(inUse);
    }

    /**
     * Begins without tariffs.
     *
     * @param evseIds the EVSEs of the station, each above 0
     * @return no tariffs
     */
    public static InstalledTariffs none(Collection<Integer> evseIds) {
        return new InstalledTariffs(new TreeSet<>(evseIds), List.of(), List.of(), Map.of());
    }

    /**
     * The answer to a SetDefaultTariff request.
     *
     * @param status the status of the response
     * @param statusInfo reason of a rejection, null for none
     * @param tariffs the tariffs after it
     */
    public record Installation(
            TariffSetStatusEnum status, @Nullable StatusInfo statusInfo, InstalledTariffs tariffs) {}

    /**
     * Installs a default tariff.
     *
     * <p>A refused tariff does not use up its id. Only for stations that calculate by tariffs; the others answer with the
     * RPC error NotSupported (I07.FR.01).
     *
     * @param evseId the EVSE, 0 for each one
     * @param tariff the tariff
     * @param capabilities what the station can do
     * @param now the time
     * @return the answer and the tariffs after it
     */
    public Installation setDefault(int evseId, Tariff tariff, TariffCapabilities capabilities, Instant now) {
        TariffVerdict verdict = TariffValidation.validate(tariff, capabilities);
        if (verdict.setStatus() == TariffSetStatusEnum.TOO_MANY_ELEMENTS
                || verdict.setStatus() == TariffSetStatusEnum.CONDITION_NOT_SUPPORTED) {
            return new Installation(verdict.setStatus(), null, this);
        }
        if (isPresent(tariff.tariffId())) {
            return new Installation(TariffSetStatusEnum.DUPLICATE_TARIFF_ID, null, this);
        }
        if (!verdict.isAccepted()) {
            return new Installation(
                    TariffSetStatusEnum.REJECTED, verdict.statusInfo().orElse(null), this);
        }
        if (evseId != 0 && !evseIds.contains(evseId)) {
            StatusInfo unknown = StatusInfo.builder().reasonCode("UnknownEVSE").build();
            return new Installation(TariffSetStatusEnum.REJECTED, unknown, this);
        }
        List<Default> more = new ArrayList<>(defaults);
        for (int each : evseId == 0 ? evseIds : Set.of(evseId)) {
            more.add(new Default(each, tariff, now, false));
        }
        return new Installation(TariffSetStatusEnum.ACCEPTED, null, with(withoutReplaced(more, now), drivers, inUse));
    }

    /**
     * Finds the default tariff that new transactions of an EVSE use.
     *
     * <p>One without {@code validFrom} is active from its installation on. Among those whose time has come, one with a
     * later {@code validFrom} replaces the others; what was installed last wins otherwise.
     *
     * @param evseId the EVSE
     * @param now the time
     * @return the tariff, empty if there is none
     */
    public Optional<Tariff> defaultTariffAt(int evseId, Instant now) {
        return Optional.ofNullable(activeDefault(defaults, evseId, now)).map(Default::tariff);
    }

    /**
     * Finds the tariff for a new transaction: the driver's, or else the default one.
     *
     * @param idToken the driver's token, null if not known yet
     * @param evseId the EVSE
     * @param now the time
     * @return the tariff, empty if there is none
     */
    public Optional<Tariff> tariffFor(@Nullable String idToken, int evseId, Instant now) {
        return drivers.stream()
                .filter(driver -> driver.idToken().equals(idToken))
                .map(Driver::tariff)
                .findFirst()
                .or(() -> defaultTariffAt(evseId, now));
    }

    /**
     * Keeps a driver tariff in place of one that the token had.
     *
     * @param idToken the driver's token
     * @param tariff the tariff of the AuthorizeResponse
     * @return the tariffs with it
     */
    public InstalledTariffs withDriverTariff(String idToken, Tariff tariff) {
        Objects.requireNonNull(idToken, "idToken");
        List<Driver> more = new ArrayList<>(drivers);
        more.removeIf(driver -> driver.idToken().equals(idToken));
        more.add(new Driver(idToken, Objects.requireNonNull(tariff, "tariff")));
        return with(defaults, more, inUse);
    }

    /**
     * Drops a driver tariff that no transaction uses, for instance after EVConnectionTimeOut.
     *
     * @param idToken the driver's token
     * @return the tariffs without it
     */
    public InstalledTariffs withoutDriverTariff(String idToken) {
        return with(
                defaults,
                filtered(drivers, driver -> !driver.idToken().equals(idToken) || isInUse(driver.tariff())),
                inUse);
    }

    /**
     * Notes that the transaction on an EVSE uses a tariff.
     *
     * @param evseId the EVSE
     * @param tariffId the tariff
     * @return the tariffs
     */
    public InstalledTariffs use(int evseId, String tariffId) {
        Map<Integer, String> more = new TreeMap<>(inUse);
        more.put(evseId, Objects.requireNonNull(tariffId, "tariffId"));
        return with(defaults, drivers, more);
    }

    /**
     * Notes that the transaction on an EVSE has ended; drops cleared and driver tariffs that nothing uses any more.
     *
     * @param evseId the EVSE
     * @return the tariffs
     */
    public InstalledTariffs release(int evseId) {
        Map<Integer, String> fewer = new TreeMap<>(inUse);
        String ended = fewer.remove(evseId);
        InstalledTariffs released = with(defaults, drivers, fewer);
        return released.with(
                filtered(defaults, each -> !each.cleared() || released.isInUse(each.tariff())),
                filtered(drivers, each -> !each.tariff().tariffId().equals(ended) || released.isInUse(each.tariff())),
                fewer);
    }

    /**
     * The answer to a ClearTariffs request.
     *
     * @param results one result for each cleared tariff, or one with status NoTariff
     * @param tariffs the tariffs after it
     */
    public record Clearing(List<ClearTariffsResult> results, InstalledTariffs tariffs) {}

    /**
     * Clears default tariffs; driver tariffs go by themselves. What a transaction uses stays listed until it ends.
     *
     * @param tariffIds ids to clear, empty for all
     * @param evseId the EVSE, null for all
     * @return the answer and the tariffs after it
     */
    public Clearing clear(Set<String> tariffIds, @Nullable Integer evseId) {
        Set<String> cleared = new LinkedHashSet<>();
        List<Default> left = new ArrayList<>();
        for (Default each : defaults) {
            boolean matches = !each.cleared()
                    && (tariffIds.isEmpty() || tariffIds.contains(each.tariff().tariffId()))
                    && (evseId == null || evseId == 0 || evseId == each.evseId());
            if (!matches) {
                left.add(each);
                continue;
            }
            cleared.add(each.tariff().tariffId());
            if (each.tariff().tariffId().equals(inUse.get(each.evseId()))) {
                left.add(new Default(each.evseId(), each.tariff(), each.installedAt(), true));
            }
        }
        List<ClearTariffsResult> results = cleared.stream()
                .map(id -> result(TariffClearStatusEnum.ACCEPTED, id))
                .toList();
        return new Clearing(
                results.isEmpty() ? List.of(result(TariffClearStatusEnum.NO_TARIFF, null)) : results,
                with(left, drivers, inUse));
    }

    private static ClearTariffsResult result(TariffClearStatusEnum status, @Nullable String tariffId) {
        return ClearTariffsResult.builder().status(status).tariffId(tariffId).build();
    }

    /**
     * Lists the tariffs for a GetTariffs response.
     *
     * @param evseId the EVSE, 0 for all
     * @return the assignments; none means status NoTariff (I09.FR.03)
     */
    public List<TariffAssignment> assignments(int evseId) {
        Map<String, TariffAssignment> assignments = new LinkedHashMap<>();
        for (Default each : defaults) {
            if (evseId == 0 || evseId == each.evseId()) {
                assignments.merge(each.tariff().tariffId(), assignment(each), InstalledTariffs::joined);
            }
        }
        for (Driver each : drivers) {
            List<Integer> used = evsesUsing(each.tariff().tariffId());
            if (evseId == 0 || used.contains(evseId)) {
                TariffAssignment assignment = TariffAssignment.builder()
                        .tariffId(each.tariff().tariffId())
                        .tariffKind(TariffKindEnum.DRIVER_TARIFF)
                        .evseIds(used.isEmpty() ? null : used)
                        .idTokens(List.of(each.idToken()))
                        .build();
                assignments.merge(each.tariff().tariffId(), assignment, InstalledTariffs::joined);
            }
        }
        return List.copyOf(assignments.values());
    }

    private static TariffAssignment assignment(Default each) {
        return TariffAssignment.builder()
                .tariffId(each.tariff().tariffId())
                .tariffKind(TariffKindEnum.DEFAULT_TARIFF)
                .validFrom(each.tariff().validFrom())
                .evseIds(List.of(each.evseId()))
                .build();
    }

    private static TariffAssignment joined(TariffAssignment one, TariffAssignment other) {
        return one.toBuilder()
                .evseIds(union(one.evseIds(), other.evseIds()))
                .idTokens(union(one.idTokens(), other.idTokens()))
                .build();
    }

    private static <T> @Nullable List<T> union(@Nullable List<T> one, @Nullable List<T> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return List.copyOf(all);
    }

    private List<Integer> evsesUsing(String tariffId) {
        return new TreeMap<>(inUse)
                .entrySet().stream()
                        .filter(each -> each.getValue().equals(tariffId))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private boolean isInUse(Tariff tariff) {
        return inUse.containsValue(tariff.tariffId());
    }

    private boolean isPresent(String tariffId) {
        return defaults.stream().anyMatch(each -> each.tariff().tariffId().equals(tariffId))
                || drivers.stream().anyMatch(each -> each.tariff().tariffId().equals(tariffId));
    }

    /** Goes through the moments at which tariffs become active, as I07.FR.20 to .23 replace them one by one. */
    private static @Nullable Default activeDefault(List<Default> defaults, int evseId, Instant now) {
        List<Default> due = new ArrayList<>(filtered(
                defaults,
                each -> each.evseId() == evseId
                        && !each.cleared()
                        && !each.activeFrom().isAfter(now)));
        due.sort(Comparator.comparing(Default::activeFrom));
        Default active = null;
        for (Default each : due) {
            Instant before = active == null ? null : active.tariff().validFrom();
            Instant validFrom = each.tariff().validFrom();
            if (before == null || validFrom == null || !before.isAfter(validFrom)) {
                active = each;
            }
        }
        return active;
    }

    /** Drops default tariffs that were active once and are replaced now; future ones stay (I07.FR.23). */
    private List<Default> withoutReplaced(List<Default> all, Instant now) {
        return filtered(
                all,
                each -> each.activeFrom().isAfter(now)
                        || each.cleared()
                        || each.tariff().tariffId().equals(inUse.get(each.evseId()))
                        || each.equals(activeDefault(all, each.evseId(), now)));
    }

    private static <T> List<T> filtered(List<T> list, Predicate<T> keep) {
        return list.stream().filter(keep).toList();
    }

    private InstalledTariffs with(List<Default> newDefaults, List<Driver> newDrivers, Map<Integer, String> newInUse) {
        return new InstalledTariffs(evseIds, newDefaults, newDrivers, newInUse);
    }
}
