package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.message.BootNotificationResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a codec read before has no influence on what it reads next. */
class ReusedParserTest {
    private static final String VALID =
            "{\"currentTime\":\"2026-01-31T12:00:00Z\",\"interval\":300,\"status\":\"Accepted\"}";
    private static final BootNotificationResponse VALUE = BootNotificationResponse.builder()
            .currentTime(Instant.parse("2026-01-31T12:00:00Z"))
            .interval(300)
            .status(RegistrationStatusEnum.ACCEPTED)
            .build();
    /** The parser has a buffer of this size. */
    private static final int BUFFER = 8000;

    private final OcppCodec codec = OcppCodec.of(OcppVersion.V2_1).with(limits());

    /** Limits that are not the default, so that every codec made with them has parsers of its own. */
    private static ReadLimits limits() {
        return new ReadLimits(1 << 20, 64, 131_072, 512, 100, 999);
    }

    private static ReadResult<BootNotificationResponse> read(OcppCodec codec, String json) {
        return codec.read(BootNotificationResponse.class, json.getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void everyDocumentIsReadAsIfItWereTheFirst(@ForAll("documents") List<String> documents) {
        for (String document : documents) {
            ReadResult<BootNotificationResponse> first =
                    read(OcppCodec.of(OcppVersion.V2_1).with(limits()), document);
            ReadResult<BootNotificationResponse> later = read(codec, document);

            assertThat(later.isValid()).isEqualTo(first.isValid());
            assertThat(later.violations()).isEqualTo(first.violations());
            assertThat(later.end()).isEqualTo(first.end());
            if (first.isValid()) {
                assertThat(later.orThrow()).isEqualTo(first.orThrow());
            }
        }
    }

    @Provide
    Arbitrary<List<String>> documents() {
        Arbitrary<String> whole = Arbitraries.of(
                VALID,
                VALID + " \n\t\r",
                VALID + "}",
                VALID + VALID,
                " " + VALID,
                "\ufeff" + VALID,
                "{}",
                "{",
                "[]",
                "null",
                "",
                VALID.replace("300", "[[[1]],{\"a\":1}]"),
                VALID.replace("300", "9".repeat(101)),
                VALID.replace("Accepted", "\\ud800"),
                VALID.replace("Accepted", "x".repeat(7000)),
                VALID.replace("status", "state"),
                VALID.replace("}", ",\"customData\":{\"vendorId\":\"v\",\"own\":{\"deep\":[1,2]}}}"));
        Arbitrary<String> cut =
                Arbitraries.integers().between(0, VALID.length()).map(end -> VALID.substring(0, end));
        return Arbitraries.oneOf(whole, cut).list().ofMaxSize(12);
    }

    @Test
    void restBehindAValueDoesNotReachTheNextDocument() {
        byte[] frame = ("[3,\"id\"," + VALID + ",\"rest\"]").getBytes(StandardCharsets.UTF_8);
        int start = 8;

        ReadResult<BootNotificationResponse> inFrame =
                codec.readPrefix(BootNotificationResponse.class, frame, start, frame.length - start);

        assertThat(inFrame.orThrow()).isEqualTo(VALUE);
        assertThat(inFrame.end()).isEqualTo(start + VALID.length());
        assertThat(read(codec, VALID).orThrow()).isEqualTo(VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {BUFFER - 1, BUFFER, BUFFER + 1, 2 * BUFFER, 2 * BUFFER + 1})
    void documentsAboutAsLongAsTheBufferAreReadWhole(int length) {
        String padded = VALID + " ".repeat(length - VALID.length());
        String spread = VALID.substring(0, VALID.length() - 1) + " ".repeat(length - VALID.length()) + "}";

        for (String document : List.of(padded, spread, padded, spread)) {
            assertThat(read(codec, document).orThrow()).isEqualTo(VALUE);
        }
        assertThat(read(codec, spread + "x").violations())
                .extracting(Violation::keyword)
                .containsExactly(Keyword.JSON);
    }

    /** The reader looks first for the name that came next the last time. */
    @Property
    void membersAreKnownInWhateverOrderAndNotationTheyCome(@ForAll("orders") List<List<String>> orders) {
        for (List<String> members : orders) {
            assertThat(read(codec, "{" + String.join(",", members) + "}").orThrow())
                    .isEqualTo(VALUE);
            // A name that goes on, or ends, where the expected one does not is another name.
            for (String other : List.of("\"statusX\":1", "\"statu\":1", "\"\":1")) {
                assertThat(read(codec, "{" + String.join(",", members) + "," + other + "}")
                                .violations())
                        .extracting(Violation::keyword)
                        .containsExactly(Keyword.ADDITIONAL_PROPERTIES);
            }
        }
    }

    @Provide
    Arbitrary<List<List<String>>> orders() {
        List<String> plain = List.of(VALID.substring(1, VALID.length() - 1).split(","));
        return Arbitraries.shuffle(plain)
                .flatMap(members -> Arbitraries.of(
                        members,
                        members.stream()
                                .map(member -> member.replace("\"status\"", "\"st\\u0061tus\"")
                                        .replace("\"interval\":", "\"interval\" : "))
                                .toList()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Test
    void placeOfBrokenJsonIsCountedFromTheStartOfItsOwnDocument() {
        read(codec, VALID);
        read(codec, VALID);

        assertThat(read(codec, "{\"interval\":x}").violations())
                .isEqualTo(read(OcppCodec.of(OcppVersion.V2_1).with(limits()), "{\"interval\":x}")
                        .violations());
    }

    @Test
    void threadsThatShareACodecDoNotDisturbEachOther() throws Exception {
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> all = executor.invokeAll(IntStream.range(0, threads)
                    .mapToObj(thread -> (Callable<Boolean>) () -> readsItsOwnNumbers(thread))
                    .toList());
            for (Future<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private boolean readsItsOwnNumbers(int thread) {
        return IntStream.range(0, 2000).allMatch(i -> {
            int interval = thread * 10_000 + i;
            String document = VALID.replace("300", Integer.toString(interval));
            return read(codec, document).orThrow().interval() == interval;
        });
    }
}
