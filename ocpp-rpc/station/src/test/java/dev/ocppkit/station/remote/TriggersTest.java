package dev.ocppkit.station.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.TriggerMessageStatusEnum;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.TriggerMessageRequest;
import dev.ocppkit.station.Bench;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TriggersTest {
    private final Bench bench = new Bench();
    private final List<Integer> triggered = new ArrayList<>();

    TriggersTest() {
        new Triggers(bench.context, bench.evses)
                .add(MessageTriggerEnum.METER_VALUES, evse -> true, triggered::add)
                .add(MessageTriggerEnum.TRANSACTION_EVENT, evse -> evse == 2, triggered::add);
    }

    private TriggerMessageStatusEnum trigger(MessageTriggerEnum message, Integer evse) {
        return bench.context
                .ask(TriggerMessageRequest.builder()
                        .requestedMessage(message)
                        .evse(evse == null ? null : EVSE.of(evse))
                        .build())
                .status();
    }

    @Test
    void withoutAnEvseTheMessageIsSentForAllThatCan() {
        assertThat(trigger(MessageTriggerEnum.METER_VALUES, null)).isEqualTo(TriggerMessageStatusEnum.ACCEPTED);
        assertThat(trigger(MessageTriggerEnum.TRANSACTION_EVENT, null)).isEqualTo(TriggerMessageStatusEnum.ACCEPTED);
        assertThat(triggered).containsExactly(1, 2, 2);
        assertThat(trigger(MessageTriggerEnum.TRANSACTION_EVENT, 1)).isEqualTo(TriggerMessageStatusEnum.REJECTED);
        assertThat(trigger(MessageTriggerEnum.METER_VALUES, 9)).isEqualTo(TriggerMessageStatusEnum.REJECTED);
    }

    @Test
    @Tag("F06.FR.17")
    void aBootNotificationIsNotAskedForOnceItWasAccepted() {
        assertThat(trigger(MessageTriggerEnum.BOOT_NOTIFICATION, null)).isEqualTo(TriggerMessageStatusEnum.REJECTED);
        assertThat(bench.context.news).isEmpty();
        bench.context.online = false;
        assertThat(trigger(MessageTriggerEnum.BOOT_NOTIFICATION, null)).isEqualTo(TriggerMessageStatusEnum.ACCEPTED);
        assertThat(bench.context.news).containsExactly("boot triggered");
    }

    @Test
    @Tag("F06.FR.08")
    void whatIsNotThereIsNotImplemented() {
        assertThat(trigger(MessageTriggerEnum.PUBLISH_FIRMWARE_STATUS_NOTIFICATION, null))
                .isEqualTo(TriggerMessageStatusEnum.NOT_IMPLEMENTED);
        assertThat(trigger(MessageTriggerEnum.HEARTBEAT, null)).isEqualTo(TriggerMessageStatusEnum.ACCEPTED);
        assertThat(bench.context.sent(HeartbeatRequest.class)).hasSize(1);
    }
}
