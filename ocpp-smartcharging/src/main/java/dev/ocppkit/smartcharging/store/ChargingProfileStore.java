package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.datatype.ChargingScheduleUpdate;
import dev.ocppkit.model.enumeration.ChargingProfilePurposeEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.ClearChargingProfileResponse;
import dev.ocppkit.model.message.GetChargingProfilesRequest;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.SetChargingProfileResponse;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleResponse;
import dev.ocppkit.model.message.UsePriorityChargingRequest;
import dev.ocppkit.model.message.UsePriorityChargingResponse;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.StationState;
import dev.ocppkit.smartcharging.TransactionState;
import dev.ocppkit.smartcharging.profile.DynamicProfiles;
import dev.ocppkit.smartcharging.profile.ProfileFilters;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import dev.ocppkit.smartcharging.validation.ProfileRequest;
import dev.ocppkit.smartcharging.validation.ValidationContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The charging profiles that a station holds, as an immutable value. Each operation returns what the station holds from then
 * on, with the answer to the CSMS and the changes; the value itself stays as it is, also if an answer is never sent.
 *
 * <p>A profile replaces the one with its id. Two profiles with different ids that could lead at the same time (same level,
 * purpose and EVSE, validity that overlaps) cannot come together here, as the second is refused.
 *
 * <p>Pure: times and random numbers are given. Times are kept to the millisecond, as in OCPP's JSON.
 *
 * <pre>{@code
 * StoreOutcome<SetChargingProfileResponse> outcome = store.set(request, context, now, new SecureRandom());
 * SetChargingProfileResponse toCsms = outcome.response();
 * ChargingProfileStore held = outcome.store();
 * Set<Integer> toRecalculate = outcome.update().evseIds();
 * String file = held.toJson();
 * }</pre>
 *
 * <p>Spec: OCPP 2.1 Part 2, K01, K02.FR.05, K05.FR.03, K09, K10, K13, K21, K28, K29.
 *
 * @param profiles the profiles in the order of their installation, the latest last; no two with the same id
 */
public record ChargingProfileStore(List<InstalledProfile> profiles) {
    private static final ChargingProfileStore EMPTY = new ChargingProfileStore(List.of());

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if two profiles have one id
     */
    public ChargingProfileStore {
        profiles = List.copyOf(profiles);
        Set<Integer> ids = new HashSet<>();
        for (InstalledProfile one : profiles) {
            if (!ids.add(one.profile().id())) {
                throw new IllegalArgumentException(
                        "two profiles have the id " + one.profile().id());
            }
        }
    }

    /**
     * Returns a store without profiles.
     *
     * @return the store
     */
    public static ChargingProfileStore empty() {
        return EMPTY;
    }

    /**
     * Finds a profile.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * @param id its id
     * @return the profile; empty if there is none
     */
    public Optional<InstalledProfile> profile(int id) {
        return profiles.stream().filter(one -> one.profile().id() == id).findFirst();
    }

    /**
     * Installs the profile of a SetChargingProfileRequest, if it is valid.
     *
     * <p>A profile with the same id gives way, whatever its purpose and EVSE. A Dynamic profile without update time gets this one;
     * random delays are drawn if a transaction is running where the profile applies. Running transactions go on with the new
     * profile: {@link StoreUpdate#evseIds()}.
     *
     * <p>Pure; as {@link ChargingProfiles#validate}.
     *
     * <pre>{@code
     * SetChargingProfileResponse answer = store.set(request, context, now, new SecureRandom()).response();
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.05 to K01.FR.07, K01.FR.32, K01.FR.93, K28.FR.05.
     *
     * @param request the request
     * @param context what decides; its installed profiles are not looked at
     * @param now the current time
     * @param random where the random delays come from
     * @return Accepted with the new store, or Rejected with reason code and the same store
     */
    public StoreOutcome<SetChargingProfileResponse> set(
            SetChargingProfileRequest request, ValidationContext context, Instant now, RandomGenerator random) {
        StoreOutcome<ProfileCheck> outcome = install(ProfileRequest.of(request), context, now, random);
        return new StoreOutcome<>(outcome.response().toResponse(), outcome.update());
    }

    /**
     * Installs a profile of any source, if it is valid: also that of a RequestStartTransactionRequest, which waits without
     * transaction until {@link #transactionStarted}, and one that the station makes of the limit of an external system.
     *
     * <p>Pure; as {@link ChargingProfiles#validate}.
     *
     * <pre>{@code
     * boolean accepted = store.install(ProfileRequest.of(request), context, now, new SecureRandom()).response().isAccepted();
     * }</pre>
     *
     * <p>Spec: OCPP 2.1 Part 2, K05.FR.03, K05.FR.05, K11.FR.06, K27.FR.01, K29.FR.04, and as {@link #set}.
     *
     * @param request the profile, where it is to be installed, and who made it
     * @param context what decides; its installed profiles are not looked at
     * @param now the current time
     * @param random where the random delays come from
     * @return what came of judging the profile, with the new store if it is accepted
     */
    public StoreOutcome<ProfileCheck> install(
            ProfileRequest request, ValidationContext context, Instant now, RandomGenerator random) {
        ProfileCheck check = ChargingProfiles.validate(request, context.withInstalled(profiles));
        if (!check.isAccepted()) {
            return new StoreOutcome<>(check, unchanged());
        }
        Instant time = now.truncatedTo(ChronoUnit.MILLIS);
        InstalledProfile added = InstalledProfile.of(request.evseId(), DynamicProfiles.accept(request.profile(), time))
                .withInstalledAt(time);
        boolean running = context.station().evses().stream()
                .filter(evse -> applies(added, evse.id()))
                .anyMatch(evse -> evse.transaction() != null);
        return new StoreOutcome<>(check, with(running ? Delays.drawn(added, random) : added));
    }

    private static boolean applies(InstalledProfile installed, int evseId) {
        return installed.evseId() == 0 || installed.evseId() == evseId;
    }

    /**
     * Installs a profile without judging it, for instance one to which the station has added something ({@link
     * InstalledProfile#withLocalStarts}).
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * @param installed the profile; the one with its id gives way
     * @return the new store, in which the profile is the latest, and the change
     */
    public StoreUpdate with(InstalledProfile installed) {
        InstalledProfile old = profile(installed.profile().id()).orElse(null);
        if (installed.equals(old)) {
            return unchanged();
        }
        List<InstalledProfile> all = Stream.concat(
                        profiles.stream()
                                .filter(one -> one.profile().id()
                                        != installed.profile().id()),
                        Stream.of(installed))
                .toList();
        return new StoreUpdate(new ChargingProfileStore(all), List.of(new ProfileChange(old, installed)));
    }

    /**
     * Removes a profile without asking whether a CSMS could: the external limit that was released, after which the station
     * sends ClearedChargingLimitRequest, or the profile of a requested start to which no transaction came.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K13.FR.01, K13.FR.02.
     *
     * @param id the id of the profile
     * @return the new store; the same if there is no profile with this id
     */
    public StoreUpdate without(int id) {
        return removing(one -> one.profile().id() == id);
    }

    /**
     * Binds the profile that came with a RequestStartTransactionRequest to the transaction that answers it, and draws random
     * delays for the transaction.
     *
     * <p>Another profile that waits for a transaction on the same EVSE is removed, since its own can no longer start there.
     * Random delays of profiles of EVSE 0 stay while transactions are running on other EVSEs, which go by them.
     *
     * <p>Pure; O(n) in the periods of all profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.04, K01.FR.93, K05.FR.03.
     *
     * @param station the station, with the transactions on its other EVSEs
     * @param evseId the EVSE of the transaction
     * @param transactionId the id of the transaction
     * @param requestedProfileId id of the profile in the RequestStartTransactionRequest that the transaction answers; null if
     *     there was none
     * @param random where the random delays come from
     * @return the new store
     */
    public StoreUpdate transactionStarted(
            StationState station,
            int evseId,
            String transactionId,
            @Nullable Integer requestedProfileId,
            RandomGenerator random) {
        return changing(TransactionStart.of(station, evseId, transactionId, requestedProfileId, random));
    }

    /**
     * Removes the profiles of a transaction that has ended.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K02.FR.05.
     *
     * @param transactionId the id of the transaction
     * @return the new store
     */
    public StoreUpdate transactionEnded(String transactionId) {
        Objects.requireNonNull(transactionId, "transactionId");
        return removing(one -> one.profile().chargingProfilePurpose() == ChargingProfilePurposeEnum.TX_PROFILE
                && transactionId.equals(one.profile().transactionId()));
    }

    /**
     * Clears profiles for the CSMS. Those of external constraints and of local generation stay.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K10.FR.01, K10.FR.03, K10.FR.04, K10.FR.08, K10.FR.09.
     *
     * @param request which ones
     * @return Accepted, or Unknown if none was meant
     */
    public StoreOutcome<ClearChargingProfileResponse> clear(ClearChargingProfileRequest request) {
        List<InstalledProfile> meant = ProfileFilters.toClear(request, profiles);
        return new StoreOutcome<>(ProfileFilters.answer(meant), removing(meant::contains));
    }

    /**
     * Answers a GetChargingProfilesRequest.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K09.FR.01 to K09.FR.06, K27.FR.02.
     *
     * @param request which profiles are asked for
     * @param source who set the limit of a profile; {@link ProfileFilters#usualSource} where nothing is known
     * @param mostPerMessage how many profiles a message may hold, 1 or more
     * @return the answer and the messages after it; each has the profiles of one EVSE and one source
     * @throws IllegalArgumentException if {@code mostPerMessage} is below 1
     */
    public ProfileReport report(
            GetChargingProfilesRequest request, Function<InstalledProfile, String> source, int mostPerMessage) {
        if (mostPerMessage < 1) {
            throw new IllegalArgumentException("mostPerMessage is " + mostPerMessage);
        }
        return ProfileReports.of(request, profiles, source, mostPerMessage);
    }

    /**
     * Applies new values that the CSMS sends for a Dynamic profile. They are refused if the profile would break a rule with
     * them, for instance by a setpoint above the limit, and if the profile stands for the limit of an external system, which
     * is not the CSMS's to change.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.06, K28.FR.09, K28.FR.11, V2X.05.
     *
     * @param request the new values
     * @param context what decides whether they are valid
     * @param now the current time
     * @return Accepted with the new store, or Rejected with reason code and the same store
     */
    public StoreOutcome<UpdateDynamicScheduleResponse> update(
            UpdateDynamicScheduleRequest request, ValidationContext context, Instant now) {
        return DynamicAnswers.of(request, context, now, this);
    }

    /**
     * Applies new values of a Dynamic profile that need no answer: those of a PullDynamicScheduleUpdateResponse and of an
     * external system.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K28.FR.08, K28.FR.09, K29.FR.05, K29.FR.06.
     *
     * @param id the id of the profile
     * @param values the new values in the unit of the schedule
     * @param now the current time
     * @return the new store; the same if there is no Dynamic profile with this id
     */
    public StoreUpdate update(int id, ChargingScheduleUpdate values, Instant now) {
        return profile(id)
                .flatMap(one -> DynamicProfiles.update(one.profile(), values, now.truncatedTo(ChronoUnit.MILLIS)))
                .map(this::replacing)
                .orElseGet(this::unchanged);
    }

    /** Replaces a profile by one with the same id, in its place. */
    StoreUpdate replacing(ChargingProfile profile) {
        return changing(one -> one.profile().id() == profile.id() ? one.withProfile(profile) : one);
    }

    /**
     * Removes the profiles whose validity is over. Those that are not valid for another reason stay, as they may become so
     * again.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.37.
     *
     * @param now the current time
     * @return the new store
     */
    public StoreUpdate expire(Instant now) {
        return removing(one -> Lifetimes.isOver(one.profile(), now));
    }

    /**
     * Takes note that the connection to the CSMS is there again: profiles with {@code invalidAfterOfflineDuration} that the
     * station was offline for too long for are never valid again. They stay until the CSMS clears or replaces them.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.101, K01.FR.102.
     *
     * @param offlineSince when the connection was lost
     * @param now when it was there again
     * @return the new store
     */
    public StoreUpdate reconnected(Instant offlineSince, Instant now) {
        return changing(one ->
                Lifetimes.endsOffline(one.profile(), offlineSince, now) ? one.withPermanentlyInvalid(true) : one);
    }

    /**
     * Returns what is left after a restart of the station. Profiles of transactions, local generation and external
     * constraints are gone unless the station says otherwise.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.27, K01.FR.55.
     *
     * @param alsoPersistent purposes for which ChargingProfilePersistence is true, besides ChargingStationMaxProfile,
     *     TxDefaultProfile and PriorityCharging; a TxProfile that survives goes with {@link #transactionEnded} if its
     *     transaction does not go on
     * @return the store after the restart
     */
    public ChargingProfileStore afterRestart(Collection<ChargingProfilePurposeEnum> alsoPersistent) {
        return removing(one -> !ProfileFilters.isPersistent(one.profile())
                        && !alsoPersistent.contains(one.profile().chargingProfilePurpose()))
                .store();
    }

    /**
     * Returns when the station must come back to its profiles: to remove one ({@link #expire}) or to ask for new values
     * ({@link DynamicProfiles#pullsDue}).
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K01.FR.37, K28.FR.10.
     *
     * @return the earliest such time, which may have passed; empty if there is none
     */
    public Optional<Instant> nextDue() {
        return Lifetimes.nextDue(profiles);
    }

    /**
     * Answers a UsePriorityChargingRequest. If it is accepted, the station sets {@link TransactionState#withPriorityCharging}
     * and, if that changes anything, sends NotifyPriorityChargingRequest.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K21.FR.01 to K21.FR.03, K21.FR.06.
     *
     * @param request the request
     * @param station the station with its transactions
     * @return Accepted; Rejected with TxNotFound; NoProfile with NotFound if priority charging is wanted and no profile is there
     *     for it
     */
    public UsePriorityChargingResponse answer(UsePriorityChargingRequest request, StationState station) {
        return PriorityAnswers.of(request, station, this);
    }

    /**
     * Tells whether a transaction on an EVSE can use priority charging.
     *
     * <p>Pure; O(n) in the number of profiles.
     *
     * <p>Spec: OCPP 2.1 Part 2, K21.FR.01, K22.FR.01, K22.FR.02.
     *
     * @param evseId the EVSE
     * @return whether a profile with purpose PriorityCharging is installed for it or for all EVSEs
     */
    public boolean hasPriorityCharging(int evseId) {
        return profiles.stream()
                .anyMatch(one -> one.profile().chargingProfilePurpose() == ChargingProfilePurposeEnum.PRIORITY_CHARGING
                        && applies(one, evseId));
    }

    /**
     * Writes the store as JSON: an object with a list {@code profiles}, each of which has {@code evseId} and {@code
     * chargingProfile} as OCPP 2.1 writes them, and what else the station remembers of it.
     *
     * <p>Pure; O(n) in the size.
     *
     * @return the text
     * @throws dev.ocppkit.model.json.OcppEncodeException if a profile that was put in by {@link #with} breaks the rules of the
     *     schema
     */
    public String toJson() {
        return StoreJson.write(this);
    }

    /**
     * Reads a store.
     *
     * <p>Pure; O(n) in the size.
     *
     * @param json what {@link #toJson} wrote
     * @return the store
     * @throws IllegalArgumentException if the text is anything else; the message has the place, and nothing of the text
     */
    public static ChargingProfileStore fromJson(String json) {
        return StoreJson.read(json);
    }

    StoreUpdate unchanged() {
        return new StoreUpdate(this, List.of());
    }

    private StoreUpdate removing(Predicate<InstalledProfile> removed) {
        return changing(one -> removed.test(one) ? null : one);
    }

    private StoreUpdate changing(Change change) {
        return change.applyTo(this);
    }
}
