package dev.ocppkit.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.GetTransactionStatusResponse;
import dev.ocppkit.model.message.SecurityEventNotificationRequest;
import dev.ocppkit.rpc.station.queue.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a functional block of a charging station lives in: messages, time, memory and the life of the station.
 *
 * <p>Handlers, tasks, answers of the CSMS and what {@link Lifecycle} tells run one at a time, under one lock, so that a
 * block is plain code of one thread. Code that runs elsewhere, such as a driver of a card reader, goes through
 * {@link #after} with no delay.
 *
 * <p>{@link dev.ocppkit.station.runtime.StationRuntime} is the context over a real connection.
 */
public interface StationContext {
    /** Hears how the station lives. Each method does nothing unless overridden. */
    interface Lifecycle {
        /** The process has started, and nothing was sent yet: the time to take up what an earlier one left. */
        default void started() {}

        /** The station comes out of a reboot within the process, and nothing was sent yet. */
        default void rebooted() {}

        /**
         * Messages can pass: the station is connected and its registration is accepted.
         *
         * @param offlineSince since when they could not; empty if that was told before
         * @param offlineFor how long they could not
         */
        default void online(Optional<Instant> offlineSince, Duration offlineFor) {}
    }

    /**
     * Adds a handler for requests of the CSMS.
     *
     * @param <R> the kind of response
     * @param <Q> the kind of request
     * @param type the kind of request
     * @param handler gives the answer; what it throws is answered as
     *     {@link dev.ocppkit.rpc.CallErrorException} says, or InternalError
     */
    <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Function<Q, R> handler);

    /**
     * Does something once the answer to the request at hand is on the wire; only within a handler.
     *
     * @param task what to do
     */
    void afterReply(Runnable task);

    /**
     * Does something later.
     *
     * @param delay how long to wait; zero or less for as soon as possible
     * @param task what to do
     */
    void after(Duration delay, Runnable task);

    /**
     * Does something every second while the station is up.
     *
     * @param task what to do
     */
    void everySecond(Runnable task);

    /**
     * Adds somebody who hears how the station lives; they are told in the order in which they were added.
     *
     * @param listener who hears it
     */
    void listen(Lifecycle listener);

    /**
     * Does something once, when messages can pass after the next connect.
     *
     * @param task what to do
     */
    void afterOnline(Runnable task);

    /**
     * Sends a request that is of use only now.
     *
     * @param <R> the kind of response
     * @param request the request
     * @param answered takes the answer
     * @param unanswered runs if there is none: offline, too late, or refused
     */
    <R extends OcppResponse> void call(OcppRequest<R> request, Consumer<R> answered, Runnable unanswered);

    /**
     * Sends a request whose answer holds nothing of interest.
     *
     * @param request the request; offline it is dropped, or queued if the settings of the station say so
     */
    default void send(OcppRequest<?> request) {
        callAndForget(request);
    }

    private <R extends OcppResponse> void callAndForget(OcppRequest<R> request) {
        call(request, answer -> {}, () -> {});
    }

    /**
     * Sends a message that is never answered.
     *
     * <p>Spec: OCPP 2.1 Part 4, SEND.
     *
     * @param message the message; offline it is lost
     */
    void stream(OcppSend message);

    /**
     * Puts a request into the queue that survives the loss of the connection and, if its store does, of the process.
     *
     * @param <R> the kind of response
     * @param request the request; it is in the store when this returns
     * @param answered takes the answer, if it comes in the life of this process
     */
    <R extends OcppResponse> void deliver(OcppRequest<R> request, Consumer<R> answered);

    /**
     * Tells the CSMS of a critical security event, through the queue.
     *
     * @param type the name of the event
     */
    default void raise(String type) {
        deliver(
                SecurityEventNotificationRequest.builder()
                        .type(type)
                        .timestamp(now())
                        .build(),
                answer -> {});
    }

    /**
     * Tells the time of the station, which follows the CSMS.
     *
     * @return the time, in whole milliseconds
     */
    Instant now();

    /**
     * Tells the version of OCPP in use.
     *
     * @return the version negotiated last; before the first connection, that of an earlier process or the preferred one
     */
    OcppVersion version();

    /**
     * Tells whether messages can pass.
     *
     * @return whether the station is connected and accepted
     */
    boolean isOnline();

    /**
     * Tells since when messages cannot pass.
     *
     * @return the time; empty while they can
     */
    Optional<Instant> offlineSince();

    /**
     * Gives the memory of the station.
     *
     * @return names and values
     */
    StationStore store();

    /**
     * Gives the queue that {@link #deliver} fills.
     *
     * @return the store of the queue
     */
    QueueStore queue();

    /**
     * Answers GetTransactionStatusRequest from the queue.
     *
     * <p>Spec: OCPP 2.1 Part 2, E14.FR.01 to E14.FR.08.
     *
     * @param request the request
     * @param isOngoing tells whether a transaction goes on, by its id
     * @return the answer
     */
    GetTransactionStatusResponse transactionStatus(GetTransactionStatusRequest request, Predicate<String> isOngoing);

    /** Sends a BootNotificationRequest because the CSMS asked for one (F06). */
    void triggerBoot();

    /**
     * Goes down and boots again, with memory and queue as they are.
     *
     * @param reason the reason to tell the CSMS
     */
    void reboot(BootReasonEnum reason);

    /** Closes the connection and connects again; what is queued stays queued. */
    void reconnect();

    /**
     * Tells people what happens, one short line at a time.
     *
     * @param news what happens; nothing secret
     */
    void tell(String news);
}
