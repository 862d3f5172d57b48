package dev.ocppkit.rpc.internal.station;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.rpc.Outcome;
import dev.ocppkit.rpc.station.NetworkProfiles;
import dev.ocppkit.rpc.station.NetworkSlot;
import dev.ocppkit.rpc.station.StationVariables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A charging station's life with its CSMS as a state machine: connect, register, stay in touch, deliver what is queued, and
 * begin again. Events go in, effects come out; it has no threads and reads no clock. Times are nanoseconds of any monotonic
 * clock. It is fed by one thread at a time and touches nothing but the queue.
 *
 * <p>Spec: OCPP 2.1 Part 2, B01 to B04, B09, B10, E04, E12, E13, G02; Part 4, chapters 5 and 8.
 */
public final class StationMachine {
    /**
     * What does not change.
     *
     * @param bootReason the reason of the first BootNotification
     * @param reconnectAfter after how many timeouts in a row, without a sign of life, a connection is given up; 0 for never
     */
    public record Settings(BootReasonEnum bootReason, int reconnectAfter) {}

    private enum Phase {
        STOPPED,
        WAITING,
        DIALING,
        OPEN
    }

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    private final StationVariables variables;
    private final Settings settings;
    private final BackOff backOff;
    private final SlotPlan plan;
    private final BootLoop boot;
    private final Drain drain;
    private final Heart heart = new Heart();
    private final Pinger pinger = new Pinger();
    private List<StationEffect> effects = new ArrayList<>();
    private Phase phase = Phase.STOPPED;
    private @Nullable NetworkSlot dialed;
    private @Nullable OcppVersion version;
    private long dialAt;
    private long offlineSince;
    private Duration offlineFor = Duration.ZERO;
    private boolean givenUp;
    private boolean pings;
    private long lastSent;
    private long lastReceived;
    private int timeouts;

    /**
     * Makes a station that is not started.
     *
     * @param variables read anew at each step
     * @param profiles the network profiles
     * @param queue what waits for delivery
     * @param random the random parts of waits
     * @param ids makes message ids
     * @param settings what does not change
     */
    public StationMachine(
            StationVariables variables,
            NetworkProfiles profiles,
            OfflineQueue queue,
            RandomGenerator random,
            Supplier<String> ids,
            Settings settings) {
        this.variables = variables;
        this.settings = settings;
        this.backOff = new BackOff(variables, random);
        this.plan = new SlotPlan(variables, profiles);
        this.boot = new BootLoop(new BackOff(variables, random), settings.bootReason());
        this.drain = new Drain(queue, variables, ids);
    }

    /**
     * The station starts, which counts as a boot.
     *
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> start(long now) {
        if (phase == Phase.STOPPED) {
            plan.begin();
            boot.begin();
            backOff.reset();
            effects.add(new StationEffect.Unregister());
            offlineSince = now;
            phase = Phase.WAITING;
            dialAt = now;
        }
        return pump(now);
    }

    /**
     * The station is to connect again, because it has other credentials now.
     *
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> connectAgain(long now) {
        plan.renewed();
        if (phase == Phase.OPEN) {
            effects.add(new StationEffect.Close());
        }
        return pump(now);
    }

    /**
     * Returns whether the next attempt is one with new credentials, if there are any.
     *
     * @return false for those that fall back to the old ones
     */
    public boolean isTurnOfRenewed() {
        return plan.isTurnOfRenewed();
    }

    /**
     * The station stops.
     *
     * @return what to do
     */
    public List<StationEffect> stop() {
        if (phase == Phase.OPEN) {
            effects.add(new StationEffect.Close());
        }
        phase = Phase.STOPPED;
        return take();
    }

    /**
     * An attempt to connect failed.
     *
     * @param atLeast how long the CSMS asks to stay away
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> dialFailed(Duration atLeast, long now) {
        if (phase == Phase.DIALING) {
            plan.failed();
            pause(atLeast, now);
        }
        return pump(now);
    }

    private void pause(Duration atLeast, long now) {
        Duration wait = backOff.next();
        if (wait.compareTo(SHORTEST_WAIT) < 0) {
            // Variables that are all 0 must not become a busy loop.
            wait = SHORTEST_WAIT;
        }
        if (atLeast.compareTo(wait) > 0) {
            wait = atLeast.compareTo(BackOff.LONGEST) > 0 ? BackOff.LONGEST : atLeast;
        }
        phase = Phase.WAITING;
        dialed = null;
        dialAt = now + wait.toNanos();
        effects.add(new StationEffect.Pause(wait));
    }

    /**
     * The station is connected and a version is agreed.
     *
     * @param agreed the version
     * @param canPing whether the connection can send pings
     * @param otherData whether the data of the BootNotification changed since the last one
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> opened(OcppVersion agreed, boolean canPing, boolean otherData, long now) {
        NetworkSlot slot = dialed;
        if (phase != Phase.DIALING || slot == null) {
            return take();
        }
        phase = Phase.OPEN;
        version = agreed;
        pings = canPing;
        givenUp = false;
        timeouts = 0;
        lastSent = now;
        lastReceived = now;
        backOff.reset();
        NetworkSlot last = plan.lastConnected();
        boolean switched = last != null && !last.equals(slot);
        plan.connected(slot);
        variables.setActiveNetworkProfile(slot.slot());
        pinger.begin();
        offlineFor = Duration.ofNanos(now - offlineSince);
        if (switched || (otherData && boot.isAccepted())) {
            boot.again();
            effects.add(new StationEffect.Unregister());
        }
        effects.add(new StationEffect.Connected(slot, switched, offlineFor));
        if (boot.isAccepted()) {
            // B04 lets a Heartbeat follow a reconnection.
            heart.beginWithBeat(now);
            effects.add(new StationEffect.Online(offlineFor));
        }
        return pump(now);
    }

    /**
     * The connection is gone.
     *
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> closed(long now) {
        boot.lost();
        heart.done();
        version = null;
        if (phase == Phase.OPEN) {
            effects.add(new StationEffect.Disconnected());
            offlineSince = now;
            plan.begin();
            pause(Duration.ZERO, now);
        } else if (phase == Phase.STOPPED) {
            effects.add(new StationEffect.Disconnected());
        }
        return pump(now);
    }

    /**
     * The CSMS answered a BootNotification.
     *
     * @param status how
     * @param intervalSeconds the interval of the answer
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> bootAnswered(RegistrationStatusEnum status, int intervalSeconds, long now) {
        boolean before = boot.isAccepted();
        timeouts = 0;
        boot.answered(status, intervalSeconds, now);
        if (status == RegistrationStatusEnum.ACCEPTED && intervalSeconds > 0) {
            variables.setHeartbeatInterval(Duration.ofSeconds(intervalSeconds));
        }
        effects.add(new StationEffect.Registered(status));
        if (boot.isAccepted() && !before) {
            heart.begin(now);
            effects.add(new StationEffect.Online(offlineFor));
        }
        return pump(now);
    }

    /**
     * A BootNotification got no usable answer on a connection that is still there.
     *
     * @param timeout whether nothing came at all
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> bootFailed(boolean timeout, long now) {
        boot.failed(now);
        count(timeout);
        return pump(now);
    }

    /**
     * A Heartbeat was answered, or failed.
     *
     * @param timeout whether nothing came at all
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> heartbeatDone(boolean timeout, long now) {
        heart.done();
        count(timeout);
        return pump(now);
    }

    /**
     * The CSMS wants a BootNotification.
     *
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> triggerBoot(long now) {
        boot.trigger();
        return pump(now);
    }

    /**
     * A transmission of a queued message came to its end.
     *
     * @param shot the transmission
     * @param outcome what became of it
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> delivered(Shot shot, Outcome<?> outcome, long now) {
        StationEffect.Settle settled = drain.concluded(shot, outcome, now);
        if (settled != null) {
            effects.add(settled);
        }
        count(outcome instanceof Outcome.Unknown<?> unknown && unknown.cause() == Outcome.Unknown.Cause.TIMEOUT);
        return pump(now);
    }

    /**
     * A CALL of the user timed out.
     *
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> timedOut(long now) {
        count(true);
        return pump(now);
    }

    private void count(boolean timeout) {
        if (timeout) {
            timeouts++;
        }
    }

    /**
     * A message was sent or received.
     *
     * @param sent when the last message was sent
     * @param received when the last message or pong was received
     */
    public void activity(long sent, long received) {
        if (received - lastReceived > 0) {
            timeouts = 0;
        }
        lastSent = sent - lastSent > 0 ? sent : lastSent;
        lastReceived = received - lastReceived > 0 ? received : lastReceived;
    }

    /**
     * Does what is due: time has passed, a message was queued, or a variable changed.
     *
     * @param now the time
     * @return what to do
     */
    public List<StationEffect> pump(long now) {
        if (phase == Phase.WAITING && now - dialAt >= 0) {
            dial(now);
        } else if (phase == Phase.OPEN && !givenUp) {
            converse(now);
        }
        return take();
    }

    private void dial(long now) {
        Optional<NetworkSlot> slot = plan.next();
        if (slot.isEmpty()) {
            // No slot can be used; the CSMS cannot mend that, but somebody on site may.
            pause(Duration.ZERO, now);
            return;
        }
        dialed = slot.get();
        phase = Phase.DIALING;
        effects.add(new StationEffect.Dial(slot.get()));
    }

    private void converse(long now) {
        if (isDead(now)) {
            givenUp = true;
            effects.add(new StationEffect.GiveUp());
            return;
        }
        if (isDue(boot.due(now), now)) {
            effects.add(new StationEffect.Boot(boot.send()));
        }
        if (pings && pinger.due(variables.webSocketPingInterval(), lastReceived) <= now) {
            pinger.send(now);
            effects.add(new StationEffect.Ping());
        }
        OcppVersion agreed = version;
        if (boot.isAccepted() && agreed != null) {
            if (heart.due(variables.heartbeatInterval(), lastSent) <= now) {
                heart.send(now);
                effects.add(new StationEffect.Beat());
            }
            effects.addAll(drain.pump(agreed, now));
        }
    }

    private boolean isDead(long now) {
        boolean deaf = settings.reconnectAfter() > 0 && timeouts >= settings.reconnectAfter();
        Duration interval = variables.webSocketPingInterval();
        return deaf || (pinger.isUnanswered(lastReceived) && pinger.due(interval, lastReceived) <= now);
    }

    private static boolean isDue(OptionalLong due, long now) {
        return due.isPresent() && now - due.getAsLong() >= 0;
    }

    /**
     * Returns when {@link #pump} has something to do at the earliest.
     *
     * @param now the time
     * @return the time, or empty if only an event can bring something
     */
    public OptionalLong nextDeadline(long now) {
        long soonest = Long.MAX_VALUE;
        if (phase == Phase.WAITING) {
            soonest = Math.max(0, dialAt - now);
        } else if (phase == Phase.OPEN && !givenUp) {
            soonest = Math.min(soonest, until(boot.due(now), now));
            if (pings) {
                soonest = Math.min(soonest, until(pinger.due(variables.webSocketPingInterval(), lastReceived), now));
            }
            if (boot.isAccepted()) {
                soonest = Math.min(soonest, until(heart.due(variables.heartbeatInterval(), lastSent), now));
                soonest = Math.min(soonest, until(drain.due(now), now));
            }
        }
        return soonest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(now + soonest);
    }

    private static long until(OptionalLong due, long now) {
        return due.isEmpty() ? Long.MAX_VALUE : Math.max(0, due.getAsLong() - now);
    }

    private static long until(long due, long now) {
        return due == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(0, due - now);
    }

    /**
     * Returns whether messages can pass.
     *
     * @return whether the station is connected and accepted
     */
    public boolean isOnline() {
        return phase == Phase.OPEN && !givenUp && boot.isAccepted();
    }

    /**
     * Returns what the last connection was made with.
     *
     * @return the slot, or null before the first connection
     */
    public @Nullable NetworkSlot lastConnected() {
        return plan.lastConnected();
    }

    private List<StationEffect> take() {
        List<StationEffect> result = effects;
        effects = new ArrayList<>();
        return result;
    }
}
