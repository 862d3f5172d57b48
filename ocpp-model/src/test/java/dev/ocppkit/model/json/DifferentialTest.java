package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.testing.Catalogue;
import dev.ocppkit.model.testing.Instances;
import dev.ocppkit.model.testing.Json;
import dev.ocppkit.model.testing.Mutation;
import dev.ocppkit.model.testing.Mutator;
import dev.ocppkit.model.testing.Schema;
import dev.ocppkit.model.testing.Seeds;
import dev.ocppkit.model.testing.Validators;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * Holds the codec against an independent validator: for each message of each version, on random valid documents and on
 * documents that were broken on purpose, both must come to the same verdict; and a document that was broken in one way
 * must yield exactly the violation that belongs to it.
 *
 * <p>The validator judges by the catalogue and, where they are at hand, by the official schema files. The system
 * properties {@code ocppkit.seed} and {@code ocppkit.instances} choose another run.
 */
class DifferentialTest {
    private static final int INSTANCES = Integer.getInteger("ocppkit.instances", 200);
    private static final int SINGLE_CHANGES = 4;
    private static final Path OFFICIAL =
            Catalogue.ROOT.resolve("../shared/schemas").normalize();

    private static final Validators VALIDATORS = new Validators();
    private static final Map<AllowedDisagreement, Integer> DISAGREEMENTS = new EnumMap<>(AllowedDisagreement.class);
    private static long startedAt;
    private static int messages;
    private static int official;
    private static int instances;
    private static int mutations;
    private static int rejected;

    @BeforeAll
    static void startClock() {
        startedAt = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @AfterAll
    static void printTotals() {
        System.out.printf(
                "DifferentialTest: seed %d, %d messages (%d also by their official schema), %d instances,"
                        + " %d mutations (%d of them invalid), %d s of processor time%n",
                Seeds.SEED,
                messages,
                official,
                instances,
                mutations,
                rejected,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startedAt) / 1_000_000_000);
        if (official == 0) {
            System.out.println("DifferentialTest: the official schemas are NOT there, " + OFFICIAL);
        }
        for (AllowedDisagreement allowed : AllowedDisagreement.values()) {
            System.out.printf(
                    "  allowed disagreement %-18s %7d  (%s)%n",
                    allowed, DISAGREEMENTS.getOrDefault(allowed, 0), allowed.reason());
        }
    }

    @TestFactory
    Stream<DynamicTest> codecAndValidatorAgree() {
        return Stream.of(OcppVersion.values())
                .flatMap(version -> Catalogue.of(version).messages().entrySet().stream()
                        .map(message -> DynamicTest.dynamicTest(
                                version.number() + " " + message.getKey(),
                                () -> new Subject(version, message.getKey(), message.getValue()).judge())));
    }

    /** One message of one version. */
    private static final class Subject {
        private final String name;
        private final Schema schema;
        private final Class<? extends OcppRecord> type;
        private final OcppCodec codec;
        private final List<Validators.Judge> judges = new ArrayList<>();

        Subject(OcppVersion version, String message, Schema schema) {
            this.name = version.number() + " " + message;
            this.schema = schema;
            type = Catalogue.recordOf(message);
            codec = OcppCodec.of(version);
            judges.add(VALIDATORS.of(Catalogue.of(version).file(message)));
            Path file = OFFICIAL.resolve("ocpp" + version.number()).resolve(message + ".json");
            if (Files.exists(file)) {
                judges.add(VALIDATORS.of(file));
            }
            messages++;
            official += judges.size() - 1;
        }

        void judge() {
            Random random = Seeds.random(name);
            Instances generator = new Instances(random);
            Mutator mutator = new Mutator(schema, random);
            for (int i = 0; i < INSTANCES; i++) {
                JsonNode valid = generator.next(schema);
                judgeValid(valid);
                for (int j = 0; j < SINGLE_CHANGES; j++) {
                    judgeMutation(mutator.once(valid));
                }
                judgeMutation(mutator.several(valid));
            }
        }

        private void judgeValid(JsonNode valid) {
            instances++;
            byte[] json = Json.bytes(valid);
            ReadResult<?> result = codec.read(type, json);
            if (!result.isValid()) {
                fail("%s", explain("a valid document is refused: " + result.violations(), json));
            }
            for (Validators.Judge judge : judges) {
                if (!judge.accepts(valid)) {
                    fail("%s", explain("the generator is wrong: " + judge.errors(valid), json));
                }
            }
        }

        private void judgeMutation(Mutation mutation) {
            mutations++;
            ReadResult<?> result = codec.read(type, mutation.json());
            rejected += result.isValid() ? 0 : 1;
            if (mutation.isSingle()) {
                assertThat(result.violations().stream().map(Subject::withoutEnumTexts))
                        .as(() -> explain(mutation.kinds().toString(), mutation.json()))
                        .isEqualTo(mutation.expected());
            }
            for (Validators.Judge judge : judges) {
                if (judge.accepts(mutation.tree()) != result.isValid()) {
                    explainOrFail(mutation, result, judge);
                }
            }
        }

        private void explainOrFail(Mutation mutation, ReadResult<?> result, Validators.Judge judge) {
            Optional<AllowedDisagreement> allowed = result.isValid()
                    ? AllowedDisagreement.ofTheirs(judge.errors(mutation.tree()), mutation.tree())
                    : AllowedDisagreement.ofOurs(result.violations(), mutation.tree());
            if (allowed.isEmpty()) {
                String verdicts = mutation.kinds() + ": codec " + result.violations() + ", validator "
                        + judge.errors(mutation.tree());
                fail("%s", explain(verdicts, mutation.json()));
            }
            DISAGREEMENTS.merge(allowed.orElseThrow(), 1, Integer::sum);
        }

        private static Violation withoutEnumTexts(Violation violation) {
            return violation.keyword() == Keyword.ENUM
                    ? new Violation(violation.pointer(), Keyword.ENUM, null)
                    : violation;
        }

        private String explain(String problem, byte[] json) {
            return name + ", seed " + Seeds.SEED + ": " + problem + "\n" + new String(json, StandardCharsets.UTF_8);
        }
    }
}
