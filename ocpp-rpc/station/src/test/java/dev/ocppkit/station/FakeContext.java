package dev.ocppkit.station;

import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.message.GetTransactionStatusRequest;
import dev.ocppkit.model.message.GetTransactionStatusResponse;
import dev.ocppkit.rpc.station.queue.MemoryQueueStore;
import dev.ocppkit.rpc.station.queue.QueueStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** A context without a connection: the test is the CSMS, and lets time pass. Tasks run when their time has come. */
public final class FakeContext implements StationContext {
    private record Due(Instant at, Runnable task) {}

    private final Map<Class<?>, Function<Object, Object>> handlers = new HashMap<>();
    private final Map<Class<?>, Function<Object, Object>> answers = new HashMap<>();
    private final List<Due> due = new ArrayList<>();
    private final List<Runnable> seconds = new ArrayList<>();
    private final List<Runnable> whenOnline = new ArrayList<>();
    private final List<Runnable> afterReply = new ArrayList<>();
    private final List<Lifecycle> listeners = new ArrayList<>();
    private final StationStore store;
    private final QueueStore queue = new MemoryQueueStore();
    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    /** What was sent, called or delivered, in order. */
    public final List<OcppRequest<?>> sent = new ArrayList<>();

    /** All messages in order: the requests, and what is never answered. */
    public final List<Object> log = new ArrayList<>();

    /** What the blocks told people. */
    public final List<String> news = new ArrayList<>();

    /** The reasons of reboots. */
    public final List<BootReasonEnum> reboots = new ArrayList<>();

    public OcppVersion version = OcppVersion.V2_1;
    public boolean online = true;

    public FakeContext() {
        this(StationStore.inMemory());
    }

    /** Makes the context of a process that finds the memory of an earlier one. */
    public FakeContext(StationStore store) {
        this.store = store;
    }

    /** Asks what the CSMS asks; what is to be done after the reply is done. */
    @SuppressWarnings("unchecked")
    public <R extends OcppResponse> R ask(OcppRequest<R> request) {
        Function<Object, Object> handler = handlers.get(request.getClass());
        if (handler == null) {
            throw new AssertionError("no handler of " + request.getClass().getSimpleName());
        }
        R answer = (R) handler.apply(request);
        List<Runnable> tasks = List.copyOf(afterReply);
        afterReply.clear();
        tasks.forEach(Runnable::run);
        return answer;
    }

    /** Says how the CSMS answers; what has no answer is not answered. */
    @SuppressWarnings("unchecked")
    public <R extends OcppResponse, Q extends OcppRequest<R>> void answer(Class<Q> type, Function<Q, R> answer) {
        answers.put(type, request -> answer.apply((Q) request));
    }

    /** Jumps to a later time, at which nothing has happened yet. */
    public void proceed(Instant to) {
        now = to;
    }

    /** Lets seconds pass, one after the other. */
    public void pass(int count) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            runDue();
            seconds.forEach(Runnable::run);
        }
    }

    /** Runs what is due now. */
    public void runDue() {
        while (true) {
            Optional<Due> next =
                    due.stream().filter(each -> !each.at().isAfter(now)).findFirst();
            if (next.isEmpty()) {
                return;
            }
            due.remove(next.get());
            next.get().task().run();
        }
    }

    public void start() {
        listeners.forEach(Lifecycle::started);
    }

    public void comeOnline(Duration offlineFor) {
        online = true;
        listeners.forEach(each -> each.online(Optional.of(now.minus(offlineFor)), offlineFor));
        List<Runnable> tasks = List.copyOf(whenOnline);
        whenOnline.clear();
        tasks.forEach(Runnable::run);
    }

    /** What was sent of a kind. */
    public <Q extends OcppRequest<?>> List<Q> sent(Class<Q> type) {
        return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends OcppResponse, Q extends OcppRequest<R>> void on(Class<Q> type, Function<Q, R> handler) {
        handlers.put(type, request -> handler.apply((Q) request));
    }

    @Override
    public void afterReply(Runnable task) {
        afterReply.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        due.add(new Due(now.plus(delay), task));
    }

    @Override
    public void everySecond(Runnable task) {
        seconds.add(task);
    }

    @Override
    public void listen(Lifecycle listener) {
        listeners.add(listener);
    }

    @Override
    public void afterOnline(Runnable task) {
        whenOnline.add(task);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R extends OcppResponse> void call(OcppRequest<R> request, Consumer<R> answered, Runnable unanswered) {
        assertValid(request);
        sent.add(request);
        log.add(request);
        Function<Object, Object> answer = answers.get(request.getClass());
        if (answer == null || !online) {
            unanswered.run();
        } else {
            answered.accept((R) answer.apply(request));
        }
    }

    @Override
    public void stream(OcppSend message) {
        if (!message.violations(version).isEmpty()) {
            throw new AssertionError(message.violations(version));
        }
        if (online) {
            log.add(message);
        }
    }

    /** What was sent of a kind, requests and what is never answered. */
    public <Q> List<Q> logged(Class<Q> type) {
        return log.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public <R extends OcppResponse> void deliver(OcppRequest<R> request, Consumer<R> answered) {
        call(request, answered, () -> {});
    }

    private void assertValid(OcppRequest<?> request) {
        if (!request.violations(version).isEmpty()) {
            throw new AssertionError(request.getClass().getSimpleName() + ": " + request.violations(version));
        }
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public boolean isOnline() {
        return online;
    }

    @Override
    public Optional<Instant> offlineSince() {
        return online ? Optional.empty() : Optional.of(now);
    }

    @Override
    public StationStore store() {
        return store;
    }

    @Override
    public QueueStore queue() {
        return queue;
    }

    @Override
    public GetTransactionStatusResponse transactionStatus(
            GetTransactionStatusRequest request, Predicate<String> isOngoing) {
        String id = request.transactionId();
        return GetTransactionStatusResponse.builder()
                .messagesInQueue(false)
                .ongoingIndicator(id == null ? null : isOngoing.test(id))
                .build();
    }

    @Override
    public void triggerBoot() {
        news.add("boot triggered");
    }

    @Override
    public void reboot(BootReasonEnum reason) {
        reboots.add(reason);
        listeners.forEach(Lifecycle::rebooted);
    }

    @Override
    public void reconnect() {
        news.add("reconnects");
    }

    @Override
    public void tell(String text) {
        news.add(text);
    }
}
