package dev.ocppkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.ocppkit.model.ActionLookup.Kind;
import dev.ocppkit.model.testing.Catalogue;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {
    private static final Set<String> SENDS = Set.of("NotifyPeriodicEventStream");

    private static Set<String> names(OcppVersion version) {
        Set<String> names = new TreeSet<>();
        Catalogue.of(version)
                .messages()
                .keySet()
                .forEach(name -> names.add(name.replaceFirst("(Request|Response)$", "")));
        return names;
    }

    @Test
    void lookupKnowsWhatEveryNameIsIn21() {
        assertThat(names(OcppVersion.V2_1)).hasSize(91).allSatisfy(name -> {
            ActionLookup found = Action.lookup(name, OcppVersion.V2_1);
            assertThat(found.kind()).isEqualTo(SENDS.contains(name) ? Kind.SEND : Kind.CALL);
            assertThat(found.action()).isNotNull().extracting(Action::wireName).isEqualTo(name);
        });
    }

    @Test
    void lookupKnowsWhatEveryNameIsIn201() {
        Set<String> older = names(OcppVersion.V2_0_1);

        assertThat(older).hasSize(64);
        assertThat(names(OcppVersion.V2_1)).containsAll(older).allSatisfy(name -> {
            ActionLookup found = Action.lookup(name, OcppVersion.V2_0_1);
            assertThat(found.kind()).isEqualTo(older.contains(name) ? Kind.CALL : Kind.OTHER_VERSION);
            assertThat(found.action()).isNotNull().extracting(Action::wireName).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "heartbeat",
                "HEARTBEAT",
                "Heartbeat ",
                "HeartbeatRequest",
                "HeartbeatResponse",
                "Heartbeat-Signed",
                "StartTransaction",
                "Nonsense"
            })
    void lookupOfAnyOtherTextIsUnknown(String text) {
        for (OcppVersion version : OcppVersion.values()) {
            assertThat(Action.lookup(text, version)).isEqualTo(new ActionLookup(Kind.UNKNOWN, null));
        }
        assertThat(Action.fromWireName(text)).isEmpty();
    }

    @Test
    void lookupWantsAName() {
        assertThatNullPointerException().isThrownBy(() -> Action.lookup(null, OcppVersion.V2_1));
    }

    @ParameterizedTest
    @EnumSource
    void actionIsFoundByItsName(Action action) {
        assertThat(Action.fromWireName(action.wireName())).contains(action);
        assertThat(action.isIn(OcppVersion.V2_1)).isTrue();
        assertThat(action.isIn(OcppVersion.V2_0_1)).isEqualTo(action.since() == OcppVersion.V2_0_1);
    }

    @ParameterizedTest
    @CsvSource({
        "BootNotification,          CHARGING_STATION, B, V2_0_1, false",
        "Authorize,                 CHARGING_STATION, C, V2_0_1, false",
        "TransactionEvent,          CHARGING_STATION, E, V2_0_1, false",
        "Reset,                     CSMS,             B, V2_0_1, false",
        "RequestStartTransaction,   CSMS,             F, V2_0_1, false",
        "SetChargingProfile,        CSMS,             K, V2_0_1, false",
        "DataTransfer,              BOTH,             P, V2_0_1, false",
        "SetDERControl,             CSMS,             R, V2_1,   false",
        "BatterySwap,               CHARGING_STATION, S, V2_1,   false",
        "NotifyPeriodicEventStream, CHARGING_STATION, N, V2_1,   true"
    })
    void factsOfAnAction(String name, MessageSender sender, String block, OcppVersion since, boolean send) {
        Action action = Action.fromWireName(name).orElseThrow();

        assertThat(action.sender()).isEqualTo(sender);
        assertThat(action.block().letter()).isEqualTo(block);
        assertThat(action.since()).isEqualTo(since);
        assertThat(action.isSend()).isEqualTo(send);
    }

    @Test
    void blocksAreTheChaptersAToS() {
        assertThat(Arrays.stream(FunctionalBlock.values()).map(FunctionalBlock::letter))
                .containsExactly("ABCDEFGHIJKLMNOPQRS".split(""));
        assertThat(FunctionalBlock.SMART_CHARGING.title()).isEqualTo("Smart charging");
    }

    @Test
    void onlyDataTransferMayBeSentByBoth() {
        assertThat(Arrays.stream(Action.values()).filter(action -> action.sender() == MessageSender.BOTH))
                .containsExactly(Action.DATA_TRANSFER);
    }

    @Test
    void senderAllowsItselfAlone() {
        assertThat(MessageSender.CSMS.allows(MessageSender.CSMS)).isTrue();
        assertThat(MessageSender.CSMS.allows(MessageSender.CHARGING_STATION)).isFalse();
        assertThat(MessageSender.BOTH.allows(MessageSender.CSMS)).isTrue();
        assertThat(MessageSender.BOTH.allows(MessageSender.CHARGING_STATION)).isTrue();
    }
}
