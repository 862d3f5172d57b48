package dev.ocppkit.model.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.json.Extras;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadLimits;
import dev.ocppkit.model.json.ReadPolicy;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.json.WritePolicy;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Grafts;
import dev.ocppkit.model.testing.Json;
import dev.ocppkit.model.testing.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import tools.jackson.databind.JsonNode;

/** What holds for every value of every message and datatype when it is read and written. */
class RoundTripProperties {
    private static final int TRIES = 3000;

    /** Keeps every violation, so that the lists can be compared. */
    private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 64, 131_072, 512, 100, Integer.MAX_VALUE);

    private static final Map<OcppVersion, OcppCodec> STRICT = Map.of(
            OcppVersion.V2_1,
            OcppCodec.of(OcppVersion.V2_1).with(LIMITS),
            OcppVersion.V2_0_1,
            OcppCodec.of(OcppVersion.V2_0_1).with(LIMITS));

    @Provide
    Arbitrary<Sample> validSamples() {
        return samples(Sample::valid);
    }

    @Provide
    Arbitrary<Sample> changedSamples() {
        return samples(Sample::changed);
    }

    @Provide
    Arbitrary<Sample> unknownContent() {
        return samples(Sample::withUnknownContent);
    }

    private static Arbitrary<Sample> samples(Source source) {
        return Arbitraries.randomValue(
                random -> source.next(random.nextBoolean() ? OcppVersion.V2_1 : OcppVersion.V2_0_1, random));
    }

    private interface Source {
        Sample next(OcppVersion version, Random random);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenReadsBackEqual(@ForAll("validSamples") Sample sample) {
        OcppCodec codec = STRICT.get(sample.version());
        OcppRecord value = codec.read(sample.type(), sample.json()).orThrow();

        byte[] written = codec.toBytes(value);

        assertThat(codec.read(sample.type(), written).orThrow())
                .isEqualTo(value)
                .hasSameHashCodeAs(value);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void writingKeepsTheContentOfTheJson(@ForAll("validSamples") Sample sample) {
        OcppCodec codec = STRICT.get(sample.version());

        byte[] written = codec.toBytes(codec.read(sample.type(), sample.json()).orThrow());

        assertThat(sample.with(Json.tree(written)).content()).isEqualTo(sample.content());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void equalValuesAreWrittenAsTheSameBytes(@ForAll("validSamples") Sample sample) {
        OcppCodec codec = STRICT.get(sample.version());
        byte[] written = codec.toBytes(codec.read(sample.type(), sample.json()).orThrow());

        byte[] again = codec.toBytes(codec.read(sample.type(), written).orThrow());

        assertThat(again).isEqualTo(written);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aCopyByBuilderIsEqual(@ForAll("validSamples") Sample sample) throws ReflectiveOperationException {
        OcppRecord value =
                STRICT.get(sample.version()).read(sample.type(), sample.json()).orThrow();
        if (sample.type().getRecordComponents().length < 3) {
            return;
        }
        Object builder = sample.type().getMethod("toBuilder").invoke(value);
        Method build = builder.getClass().getMethod("build");

        assertThat(build.invoke(builder)).isEqualTo(value);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aValidValueHasNoViolations(@ForAll("validSamples") Sample sample) {
        OcppRecord value =
                STRICT.get(sample.version()).read(sample.type(), sample.json()).orThrow();

        assertThat(value.violations(sample.version())).isEmpty();
    }

    /** The checks on values and the checks while reading are generated apart; they must say the same. */
    @Property(tries = 3 * TRIES, shrinking = ShrinkingMode.OFF)
    void violationsOfAValueAreThoseOfReadingItsJson(@ForAll("changedSamples") Sample sample) {
        OcppCodec strict = STRICT.get(sample.version());
        ReadResult<? extends OcppRecord> lenient =
                strict.with(ReadPolicy.LENIENT).read(sample.type(), sample.json());
        if (!lenient.isValid()) {
            return;
        }
        Extras texts = new Extras(Map.of(), lenient.extras().enumTexts());

        byte[] written = strict.with(WritePolicy.UNCHECKED).toBytes(lenient.orThrow(), texts);
        ReadResult<?> reread = strict.read(sample.type(), written);

        List<Violation> violations = lenient.orThrow().violations(sample.version());
        assertThat(reread.isValid()).isEqualTo(violations.isEmpty());
        assertThat(reread.violations()).containsExactlyInAnyOrderElementsOf(violations);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void violationsUnderTheOlderVersionAreThoseOfReadingThere(@ForAll("changedSamples") Sample sample) {
        if (sample.version() != OcppVersion.V2_1
                || !Catalogue.of(OcppVersion.V2_0_1).records().containsKey(sample.name())) {
            return;
        }
        ReadResult<? extends OcppRecord> lenient =
                STRICT.get(OcppVersion.V2_1).with(ReadPolicy.OFF).read(sample.type(), sample.json());
        if (!lenient.isValid() || !lenient.extras().isEmpty()) {
            return;
        }
        OcppRecord value = lenient.orThrow();

        OcppCodec older = STRICT.get(OcppVersion.V2_0_1);
        byte[] written = older.with(WritePolicy.UNCHECKED).toBytes(value);

        assertThat(older.read(sample.type(), written).violations())
                .containsExactlyInAnyOrderElementsOf(value.violations(OcppVersion.V2_0_1));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aLenientRelayLosesNothing(@ForAll("unknownContent") Sample sample) {
        OcppCodec relay = STRICT.get(sample.version()).with(ReadPolicy.LENIENT).with(WritePolicy.UNCHECKED);
        ReadResult<? extends OcppRecord> read = relay.read(sample.type(), sample.json());

        byte[] written = relay.toBytes(read.orThrow(), read.extras());

        assertThat(read.warnings().isEmpty()).isEqualTo(sample.schema().open());
        assertThat(sample.with(Json.tree(written)).content()).isEqualTo(sample.content());
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void pruningForTheOlderVersionRemovesWhatItReports(@ForAll Random random) throws IOException {
        Sample older = Sample.valid(OcppVersion.V2_0_1, random);
        Sample newer = older.with(older.tree().deepCopy());
        Grafts grafts = new Grafts(random);
        grafts.addTo(
                newer.tree(),
                older.schema(),
                Catalogue.of(OcppVersion.V2_1).records().get(older.name()));
        OcppRecord value = STRICT.get(OcppVersion.V2_1)
                .with(ReadPolicy.OFF)
                .read(newer.type(), newer.json())
                .orThrow();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Violation> removed =
                STRICT.get(OcppVersion.V2_0_1).with(WritePolicy.PRUNE).write(value, out);

        JsonNode written = Json.tree(out.toByteArray());
        assertThat(pointers(removed)).isEqualTo(new TreeSet<>(presentIn(grafts.pointers(), newer.tree())));
        assertThat(older.with(written).content()).isEqualTo(older.content());
        assertThat(STRICT.get(OcppVersion.V2_0_1)
                        .read(older.type(), out.toByteArray())
                        .isValid())
                .isTrue();
    }

    private static Set<String> pointers(List<Violation> violations) {
        Set<String> pointers = new TreeSet<>();
        violations.forEach(violation -> pointers.add(violation.pointer()));
        return pointers;
    }

    /** A free value that is null reads as absent, so that there is nothing to remove. */
    private static Set<String> presentIn(Set<String> pointers, JsonNode tree) {
        Set<String> present = new HashSet<>(pointers);
        present.removeIf(pointer -> tree.at(pointer).isNull());
        return present;
    }
}
