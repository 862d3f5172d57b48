package dev.ocppkit.csms;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.enumeration.ChargingProfileStatusEnum;
import dev.ocppkit.model.message.ClearChargingProfileRequest;
import dev.ocppkit.model.message.NotifyEVChargingNeedsRequest;
import dev.ocppkit.model.message.NotifyEVChargingNeedsResponse;
import dev.ocppkit.model.message.PullDynamicScheduleUpdateRequest;
import dev.ocppkit.model.message.PullDynamicScheduleUpdateResponse;
import dev.ocppkit.model.message.ReportChargingProfilesRequest;
import dev.ocppkit.model.message.ReportChargingProfilesResponse;
import dev.ocppkit.model.message.SetChargingProfileRequest;
import dev.ocppkit.model.message.UpdateDynamicScheduleRequest;
import dev.ocppkit.rpc.Peer;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.planning.ChargingPlan;
import dev.ocppkit.smartcharging.planning.KnownProfiles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Smart charging at a CSMS: answers charging needs with a plan, and keeps which profiles stations hold.
 *
 * <p>Spec: OCPP 2.1 Part 2, K09, K15 to K18, K28.
 *
 * @param <S> an open transaction of the database
 */
public final class SmartChargingBlock<S> {
    private final ProfileStore<S> profiles;
    private final Planner<S> planner;
    private final BiConsumer<Peer, OcppRequest<?>> sender;

    /**
     * Plans for a vehicle.
     *
     * @param <S> an open transaction of the database
     */
    @FunctionalInterface
    public interface Planner<S> {
        /**
         * Plans, for instance with {@code ChargingPlans} of {@code ocpp-smartcharging}.
         *
         * @param needs what the vehicle needs
         * @param installed the profiles of the station, as far as is known
         * @return the plan
         */
        ChargingPlan plan(Received<S, NotifyEVChargingNeedsRequest> needs, List<InstalledProfile> installed);
    }

    /**
     * Makes the block.
     *
     * @param profiles where profiles are kept
     * @param planner plans for vehicles
     * @param sender sends a plan after the answer
     */
    public SmartChargingBlock(ProfileStore<S> profiles, Planner<S> planner, BiConsumer<Peer, OcppRequest<?>> sender) {
        this.profiles = Objects.requireNonNull(profiles, "profiles");
        this.planner = Objects.requireNonNull(planner, "planner");
        this.sender = Objects.requireNonNull(sender, "sender");
    }

    /**
     * Adds the handlers of NotifyEVChargingNeeds, PullDynamicScheduleUpdate and ReportChargingProfiles.
     *
     * @param handlers where to
     */
    public void addTo(StoredHandlers<S> handlers) {
        handlers.on(NotifyEVChargingNeedsRequest.class, this::needs);
        handlers.on(PullDynamicScheduleUpdateRequest.class, this::pull);
        handlers.take(ReportChargingProfilesRequest.class, this::reported, ReportChargingProfilesResponse::of);
    }

    /**
     * Keeps what stations answer to SetChargingProfile, UpdateDynamicSchedule and ClearChargingProfile.
     *
     * @param calls sends them
     * @param clock tells the time
     */
    public void addTo(StoredCalls<S> calls, InstantSource clock) {
        StoredCalls.After<S, OcppRequest<?>, OcppResponse> keep = (transaction, identity, request, response) ->
                answered(profiles, transaction, identity, request, response, clock.instant());
        calls.after(SetChargingProfileRequest.class, keep);
        calls.after(UpdateDynamicScheduleRequest.class, keep);
        calls.after(ClearChargingProfileRequest.class, keep);
    }

    /**
     * Keeps what a station has agreed to, for a CSMS that sends without {@link StoredCalls}. Call it for each response of a station, see {@link KnownProfiles#after}.
     *
     * @param profiles where profiles are kept
     * @param transaction an open transaction
     * @param identity the identity of the station
     * @param request the request
     * @param response its response
     * @param now the current time
     * @param <S> an open transaction of the database
     */
    public static <S> void answered(
            ProfileStore<S> profiles,
            S transaction,
            String identity,
            OcppRequest<?> request,
            OcppResponse response,
            Instant now) {
        List<InstalledProfile> before = profiles.list(transaction, identity);
        keep(profiles, transaction, identity, before, KnownProfiles.after(before, request, response, now));
    }

    private NotifyEVChargingNeedsResponse needs(Received<S, NotifyEVChargingNeedsRequest> message) {
        ChargingPlan plan = planner.plan(message, profiles.list(message.store(), message.identity()));
        if (plan.isAccepted() && message.isNew()) {
            message.context().afterReply(() -> sender.accept(message.context().peer(), plan.request()));
        }
        return plan.answer();
    }

    private void reported(Received<S, ReportChargingProfilesRequest> message) {
        List<InstalledProfile> before = profiles.list(message.store(), message.identity());
        keep(profiles, message.store(), message.identity(), before, KnownProfiles.after(before, message.request()));
    }

    private PullDynamicScheduleUpdateResponse pull(Received<S, PullDynamicScheduleUpdateRequest> message) {
        int id = message.request().chargingProfileId();
        return profiles.list(message.store(), message.identity()).stream()
                .filter(known -> known.profile().id() == id)
                .findFirst()
                .map(known -> PullDynamicScheduleUpdateResponse.builder()
                        .status(ChargingProfileStatusEnum.ACCEPTED)
                        .scheduleUpdate(KnownProfiles.presentValues(known.profile()))
                        .build())
                .orElseGet(() -> PullDynamicScheduleUpdateResponse.of(ChargingProfileStatusEnum.REJECTED));
    }

    private static <S> void keep(
            ProfileStore<S> profiles,
            S transaction,
            String identity,
            List<InstalledProfile> before,
            List<InstalledProfile> after) {
        if (!after.equals(before)) {
            profiles.replace(transaction, identity, after);
        }
    }
}
