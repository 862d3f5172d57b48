package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.IdToken;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.authorization.Authorization;
import dev.ocppkit.station.availability.Availability;
import dev.ocppkit.station.reservation.Reservations;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.time.Duration;
import java.util.List;

/** The people at the station: they plug in, show their token, and leave. They come by themselves once, or when the CSMS starts a transaction. */
final class Driver implements TransactionListener {
    private static final double SOC = 40;
    private static final double STAY = 8 * 3600;
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final Options options;
    private final StationContext context;
    private final List<Evse> evses;
    private final Transactions transactions;
    private final Authorization authorization;
    private final Availability availability;
    private final Reservations reservations;

    Driver(
            Options options,
            StationContext context,
            List<Evse> evses,
            Transactions transactions,
            Authorization authorization,
            Availability availability,
            Reservations reservations) {
        this.options = options;
        this.context = context;
        this.evses = evses;
        this.transactions = transactions;
        this.authorization = authorization;
        this.availability = availability;
        this.reservations = reservations;
        transactions.listen(this);
    }

    private IdToken token() {
        return IdToken.builder().idToken(options.token()).type("ISO14443").build();
    }

    /** Charges once, if nobody else does: what a station does by itself after its first acceptance. */
    void start() {
        if (!transactions.all().isEmpty()) {
            return;
        }
        evses.stream()
                .filter(evse -> availability.isFree(evse.id()) && reservations.isOpenTo(evse.id(), token(), null))
                .findFirst()
                .ifPresent(evse -> {
                    plugIn(evse);
                    context.after(Duration.ofSeconds(1), () -> present(evse));
                });
    }

    private void plugIn(Evse evse) {
        if (evse.vehicle == null) {
            evse.vehicle = new Vehicle(options.v2x(), SOC, STAY);
            availability.changed();
            transactions.pluggedIn(evse.id());
        }
    }

    /** Disconnects the car. */
    void unplug(Evse evse) {
        evse.vehicle = null;
        evse.powerWatts = 0;
        transactions.unplugged(evse.id());
        availability.changed();
    }

    private void present(Evse evse) {
        authorization.ask(token(), evse.id(), allowed -> {
            if (!allowed) {
                context.tell("token refused");
                context.after(A_MOMENT, () -> unplug(evse));
            } else if (transactions.on(evse.id()).isEmpty() && evse.vehicle != null) {
                transactions.start(evse.id(), token(), StartCause.local(TriggerReasonEnum.AUTHORIZED));
            }
        });
    }

    private Evse evse(OngoingTransaction transaction) {
        return evses.get(transaction.evseId() - 1);
    }

    @Override
    public void started(OngoingTransaction transaction) {
        if (transaction.remoteStartId().isPresent()) {
            context.after(A_MOMENT, () -> {
                if (transactions.find(transaction.id()).isPresent()) {
                    plugIn(evse(transaction));
                }
            });
        } else {
            leaveAfterSession(transaction);
        }
    }

    /** After a restart of the process the car is still there, and its driver comes back. */
    @Override
    public void restored(OngoingTransaction transaction) {
        evse(transaction).vehicle = new Vehicle(options.v2x(), SOC, STAY);
        if (transaction.remoteStartId().isEmpty() && options.session() > 0) {
            leaveAfterSession(transaction);
        }
    }

    /** Whoever has charged drives away. */
    @Override
    public void ended(OngoingTransaction transaction) {
        context.after(A_MOMENT, () -> {
            if (transactions.on(transaction.evseId()).isEmpty()) {
                unplug(evse(transaction));
            }
        });
    }

    private void leaveAfterSession(OngoingTransaction transaction) {
        context.after(
                Duration.ofSeconds(options.session()),
                () -> transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL));
    }
}
