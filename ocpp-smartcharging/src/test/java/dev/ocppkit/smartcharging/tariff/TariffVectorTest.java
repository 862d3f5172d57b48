package dev.ocppkit.smartcharging.tariff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.CostDetails;
import dev.ocppkit.smartcharging.tariff.limits.LimitCheck;
import dev.ocppkit.smartcharging.tariff.limits.TransactionLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All case files of the suite {@code tariff}, or those of another folder with {@code -Docppkit.vectors=DIR}. */
class TariffVectorTest {

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        List<Path> files = files();
        assertThat(files).as("case files in %s", folder()).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static Path folder() {
        String other = System.getProperty("ocppkit.vectors", "");
        return other.isBlank() ? Path.of("src/test/resources/vectors/tariff") : Path.of(other, "tariff");
    }

    private static void check(Path file) throws IOException {
        TariffCase each = TariffCase.read(Files.readAllBytes(file));
        assertThat(file.getFileName().toString()).isEqualTo(each.id() + ".json");
        assertThat(TransactionCosts.cost(each.series(), each.tariffs(), each.context(), each.policy()))
                .isEqualTo(each.expected());
        List<TariffCase.Running> running = new ArrayList<>();
        for (TariffCase.Running wanted : each.running()) {
            running.add(new TariffCase.Running(
                    wanted.at(),
                    TransactionCosts.runningCost(
                            each.series(), each.tariffs(), each.context(), each.policy(), wanted.at())));
        }
        assertThat(running).isEqualTo(each.running());
        for (TariffCase.Limit wanted : each.limits()) {
            checkLimit(each, wanted);
        }
        assertThat(stepwise(each)).isEqualTo(each.expected());
    }

    private static void checkLimit(TariffCase each, TariffCase.Limit wanted) {
        LimitCheck check = TransactionLimits.limitReached(
                each.series(), each.tariffs(), each.context(), each.policy(), wanted.limit());
        assertThat(check.failureReason()).isNull();
        assertThat(check.reached()
                        .map(found -> new TariffCase.Limit(
                                wanted.limit(),
                                true,
                                found.kind().wireName(),
                                found.triggerReason().wireName(),
                                found.at())))
                .isEqualTo(wanted.reached() ? Optional.of(wanted) : Optional.empty());
    }

    /** The same sample by sample, and each tariff only when its time has come. */
    private static CostDetails stepwise(TariffCase each) {
        CostMeter meter = CostMeter.start(each.tariffs().get(0), each.context(), each.policy());
        int next = 1;
        for (Sample sample : each.series().samples()) {
            while (next < each.tariffs().size()
                    && sample.at().isAfter(each.tariffs().get(next).effectiveFrom())) {
                meter = meter.change(each.tariffs().get(next++));
            }
            meter = meter.advance(sample);
        }
        return meter.finalCost();
    }
}
