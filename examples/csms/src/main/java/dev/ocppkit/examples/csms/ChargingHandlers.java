package dev.ocppkit.examples.csms;

import dev.ocppkit.csms.*;
import dev.ocppkit.model.message.*;
import dev.ocppkit.security.iso15118.ContractValidator;
import dev.ocppkit.security.payment.VatRegistry;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.planning.*;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Answers what belongs to charging and paying: functional blocks C, E, I, J, K and Q. */
final class ChargingHandlers {
    private ChargingHandlers() {}

    static void addTo(
            StoredHandlers<Store> handlers,
            StoredCalls<Store> calls,
            VatRegistry vatNumbers,
            List<X509Certificate> roots) {
        Clock clock = Clock.systemUTC();
        // Put a validator here that asks the OCSP responders (C07).
        ContractValidator contracts = ContractValidator.withoutRevocation(roots, clock);
        AuthorizationBlock<Store> authorization = new AuthorizationBlock<>(new Tokens(), contracts);
        authorization.addTo(handlers);
        handlers.on(TransactionEventRequest.class, message -> {
            Transactions.take(message.store(), message.identity(), message.request());
            return authorization.answer(message);
        });
        // A driver whom the CSMS itself starts a transaction for is known to it.
        calls.before(
                RequestStartTransactionRequest.class,
                (store, identity, start) -> Tokens.addAccepted(store, start.idToken()));
        var smartCharging = new SmartChargingBlock<>(new Profiles(), ChargingHandlers::plan, calls::send);
        smartCharging.addTo(handlers);
        smartCharging.addTo(calls, clock);
        handlers.on(VatNumberValidationRequest.class, message -> vatNumbers.check(message.request()));
    }

    /** Plans for one vehicle alone: your own optimisation goes here (K15 to K18). */
    private static ChargingPlan plan(
            Received<Store, NotifyEVChargingNeedsRequest> message, List<InstalledProfile> installed) {
        return ChargingPlans.plan(
                message.request(),
                Transactions.running(
                        message.store(), message.identity(), message.request().evseId()),
                message.context().version(),
                installed,
                Instant.now(),
                PlanSettings.defaults());
    }
}
