package dev.ocppkit.smartcharging.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.enumeration.EnergyTransferModeEnum;
import dev.ocppkit.smartcharging.testing.SmartChargingVectors;
import dev.ocppkit.smartcharging.testing.VectorCase;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class OperationModeVectorTest {
    @TestFactory
    Stream<DynamicTest> cases() {
        return VectorCase.tests(SmartChargingVectors.of("operationMode"), OperationModeVectorTest::check);
    }

    private static void check(VectorCase c) {
        JsonNode input = c.input();
        VectorCase.requireOnly(input, "source", "chargingProfile", "config", "transaction");
        // Values of both sources are judged alike; the form must name one all the same.
        assertThat(Set.of("CSMS", "ExternalSystem"))
                .contains(input.get("source").stringValue());
        JsonNode config = input.get("config");
        VectorCase.requireOnly(config, "supportedOperationModes", "localLoadBalancing", "supportsEvseSleep");
        StationCapabilities capabilities = StationCapabilities.builder()
                .operationModes(CapabilityForms.modes(config.path("supportedOperationModes")))
                .loadBalancing(CapabilityForms.loadBalancing(config.path("localLoadBalancing")))
                .features(
                        config.path("supportsEvseSleep").booleanValue(false)
                                ? Set.of(ProfileFeature.EVSE_SLEEP)
                                : Set.of())
                .build();
        JsonNode transaction = input.path("transaction");
        if (transaction.isObject()) {
            VectorCase.requireOnly(transaction, "transactionId", "energyTransfer");
        }
        EnergyTransferModeEnum transfer = transaction.hasNonNull("energyTransfer")
                ? EnergyTransferModeEnum.fromWireName(
                                transaction.get("energyTransfer").stringValue())
                        .orElseThrow()
                : null;
        List<ProfileViolation> violations = ChargingProfiles.validateModes(
                VectorCase.read(ChargingProfile.class, input.get("chargingProfile")),
                capabilities,
                transfer,
                ValidationPolicy.defaults());
        Verdicts.check(c.expected(), violations);
    }
}
