package dev.ocppkit.rpc;

import static dev.ocppkit.rpc.Loopback.GET_VERSION;
import static dev.ocppkit.rpc.Loopback.HEARTBEAT;
import static dev.ocppkit.rpc.Loopback.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocppkit.model.CustomData;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.OcppSend;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.StreamDataElement;
import dev.ocppkit.model.enumeration.ResetStatusEnum;
import dev.ocppkit.model.message.GetLocalListVersionRequest;
import dev.ocppkit.model.message.GetLocalListVersionResponse;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.HeartbeatResponse;
import dev.ocppkit.model.message.NotifyPeriodicEventStream;
import dev.ocppkit.model.message.ResetResponse;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What stands around messages may change, answer or refuse them, in a fixed order. */
class InterceptorTest {
    private static final NotifyPeriodicEventStream STREAM = NotifyPeriodicEventStream.builder()
            .id(1)
            .pending(0)
            .basetime(NOW)
            .data(List.of(StreamDataElement.of(BigDecimal.ZERO, "1")))
            .build();

    private final List<String> log = new ArrayList<>();

    /** Writes down what passes. */
    private final class Logging implements Interceptor {
        private final String name;

        Logging(String name) {
            this.name = name;
        }

        @Override
        public CompletionStage<? extends OcppResponse> handle(
                OcppRequest<?> request, CallContext context, Handling next) throws Exception {
            log.add(name + " request " + context.identity());
            return next.proceed(request).whenComplete((response, failure) -> log.add(name + " response"));
        }

        @Override
        public void take(OcppSend message, MessageContext context, Taking next) throws Exception {
            log.add(name + " taken");
            next.proceed(message);
        }

        @Override
        public CompletionStage<? extends Outcome<?>> call(
                OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
            log.add(name + " call");
            return next.proceed(request, options).whenComplete((outcome, failure) -> log.add(name + " outcome"));
        }

        @Override
        public CompletionStage<Void> send(OcppSend message, OcppConnection connection, Sending next) {
            log.add(name + " send");
            return next.proceed(message);
        }
    }

    @Test
    void theFirstIsTheOutermostInBothDirections() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Logging("a")).interceptor(new Logging("b")));

        loop.station.call(HEARTBEAT).join();
        loop.toStation().call(GET_VERSION).join();

        assertThat(log)
                .containsExactly(
                        "a request CS-1",
                        "b request CS-1",
                        "b response",
                        "a response",
                        "a call",
                        "b call",
                        "b outcome",
                        "a outcome");
    }

    @Test
    void sendsPassInBothDirections() {
        Loopback loop = new Loopback(
                csms -> csms.interceptor(new Logging("csms")),
                station -> station.interceptor(new Logging("station")),
                OcppVersion.V2_1);
        loop.csms.onSend(NotifyPeriodicEventStream.class, (message, context) -> log.add("handled"));

        loop.station.send(STREAM).join();

        assertThat(log).containsExactly("station send", "csms taken", "handled");
    }

    @Test
    void aResponseCanBeChanged() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends OcppResponse> handle(
                    OcppRequest<?> request, CallContext context, Handling next) throws Exception {
                return next.proceed(request)
                        .thenApply(response -> ((HeartbeatResponse) response)
                                .toBuilder().currentTime(NOW.plusSeconds(5)).build());
            }
        }));

        assertThat(loop.station.call(HEARTBEAT).join().currentTime()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void aRequestCanBeAnsweredWithoutItsHandler() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends OcppResponse> handle(
                    OcppRequest<?> request, CallContext context, Handling next) {
                return CompletableFuture.completedFuture(HeartbeatResponse.of(NOW.plusSeconds(7)));
            }
        }));

        assertThat(loop.station.call(HEARTBEAT).join().currentTime()).isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void aRequestCanBeRefused() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends OcppResponse> handle(
                    OcppRequest<?> request, CallContext context, Handling next) {
                throw new CallErrorException(RpcErrorCode.SECURITY_ERROR, "too often");
            }
        }));

        assertThatThrownBy(() -> loop.station.call(HEARTBEAT).join())
                .cause()
                .hasFieldOrPropertyWithValue("code", RpcErrorCode.SECURITY_ERROR)
                .hasFieldOrPropertyWithValue("description", "too often");
    }

    @Test
    void aRequestOfOursCanBeChangedBeforeItIsSent() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends Outcome<?>> call(
                    OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
                return next.proceed(new GetLocalListVersionRequest(CustomData.of("com.example")), options);
            }
        }));

        loop.toStation().call(GET_VERSION).join();

        assertThat(loop.frames.get(0))
                .endsWith("\"GetLocalListVersion\",{\"customData\":{\"vendorId\":\"com.example\"}}]");
    }

    @Test
    void aRequestOfOursCanBeAnsweredWithoutThePeer() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends Outcome<?>> call(
                    OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
                return CompletableFuture.completedFuture(new Outcome.Replied<>(GetLocalListVersionResponse.of(3)));
            }
        }));

        assertThat(loop.toStation().call(GET_VERSION).join().versionNumber()).isEqualTo(3);
        assertThat(loop.frames).isEmpty();
    }

    @Test
    void aRequestOfOursThatIsVetoedIsNotSent() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends Outcome<?>> call(
                    OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
                throw new IllegalStateException("not now");
            }
        }));

        assertThat(((Outcome.NotSent<?>)
                                loop.toStation().callOutcome(GET_VERSION).join())
                        .reason())
                .isEqualTo(NotSentReason.VETOED);
        assertThat(loop.frames).isEmpty();
    }

    @Test
    void anInterceptorCannotHideWhatBecameOfARequestThatWasSent() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends Outcome<?>> call(
                    OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
                return next.proceed(request, options).thenApply(outcome -> {
                    throw new IllegalStateException("oops");
                });
            }
        }));

        assertThat(loop.toStation().call(GET_VERSION).join().versionNumber()).isEqualTo(7);
    }

    @Test
    void anInterceptorCannotTurnAMessageIntoAnotherAction() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends OcppResponse> handle(
                    OcppRequest<?> request, CallContext context, Handling next) throws Exception {
                return next.proceed(GET_VERSION);
            }

            @Override
            public CompletionStage<? extends Outcome<?>> call(
                    OcppRequest<?> request, CallOptions options, OcppConnection connection, Calling next) {
                return next.proceed(HEARTBEAT, options);
            }
        }));

        assertThatThrownBy(() -> loop.station.call(HEARTBEAT).join())
                .cause()
                .hasFieldOrPropertyWithValue("code", RpcErrorCode.INTERNAL_ERROR);
        assertThat(((Outcome.NotSent<?>)
                                loop.toStation().callOutcome(GET_VERSION).join())
                        .reason())
                .isEqualTo(NotSentReason.VETOED);
    }

    @Test
    void cancellingACallReachesTheQueueThroughInterceptors() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Logging("a")));
        loop.station.onAsync(
                GetLocalListVersionRequest.class, OcppVersion.V2_1, (request, context) -> new CompletableFuture<>());
        loop.toStation().call(GET_VERSION);
        CompletableFuture<?> waiting = loop.toStation().call(GET_VERSION);

        waiting.cancel(false);

        assertThat(log).containsExactly("a call", "a call", "a outcome");
    }

    @Test
    void framesCanBeRepairedOnTheirWay() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new FrameInterceptor() {
                    @Override
                    public byte[] inbound(OcppConnection connection, byte[] frame) {
                        log.add("first in");
                        return replace(frame, "Hearbeat", "Heartbeat");
                    }

                    @Override
                    public byte[] outbound(OcppConnection connection, byte[] frame) {
                        log.add("first out");
                        return replace(frame, "T12:00:00Z", "T12:00:01Z");
                    }
                })
                .interceptor(new FrameInterceptor() {
                    @Override
                    public byte[] inbound(OcppConnection connection, byte[] frame) {
                        log.add("second in");
                        return frame;
                    }

                    @Override
                    public byte[] outbound(OcppConnection connection, byte[] frame) {
                        log.add("second out");
                        return frame;
                    }
                }));

        assertThat(loop.station.call(HEARTBEAT).join().currentTime()).isEqualTo(NOW.plusSeconds(1));
        assertThat(log).containsExactly("first in", "second in", "second out", "first out");
    }

    private static byte[] replace(byte[] frame, String what, String by) {
        return Loopback.bytes(new String(frame, StandardCharsets.UTF_8).replace(what, by));
    }

    @Test
    void aFrameThatAnInterceptorDropsWasNeverThere() {
        List<String> drop = new ArrayList<>(List.of("once"));
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new FrameInterceptor() {
            @Override
            public byte[] inbound(OcppConnection connection, byte[] frame) {
                return drop.isEmpty() ? frame : drop.remove(0).isEmpty() ? frame : null;
            }
        }));
        CompletableFuture<HeartbeatResponse> lost = loop.station.call(HEARTBEAT);
        assertThat(lost).isNotDone();

        loop.time.pass(CallOptions.defaults().timeout());

        assertThat(lost).isCompletedExceptionally();
        assertThat(loop.station.call(HEARTBEAT).join()).isNotNull();
    }

    @Test
    void aResponseOfAnotherActionIsAnsweredInternalError() {
        Loopback loop = Loopback.csms(csms -> csms.interceptor(new Interceptor() {
            @Override
            public CompletionStage<? extends OcppResponse> handle(
                    OcppRequest<?> request, CallContext context, Handling next) {
                return CompletableFuture.completedFuture(ResetResponse.of(ResetStatusEnum.ACCEPTED));
            }
        }));

        assertThatThrownBy(() -> loop.station.call(new HeartbeatRequest(null)).join())
                .cause()
                .hasFieldOrPropertyWithValue("code", RpcErrorCode.INTERNAL_ERROR);
    }
}
