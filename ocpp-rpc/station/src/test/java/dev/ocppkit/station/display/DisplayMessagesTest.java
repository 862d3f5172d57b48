package dev.ocppkit.station.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.model.datatype.MessageContent;
import dev.ocppkit.model.datatype.MessageInfo;
import dev.ocppkit.model.enumeration.ClearMessageStatusEnum;
import dev.ocppkit.model.enumeration.DisplayMessageStatusEnum;
import dev.ocppkit.model.enumeration.MessageFormatEnum;
import dev.ocppkit.model.enumeration.MessagePriorityEnum;
import dev.ocppkit.model.enumeration.MessageStateEnum;
import dev.ocppkit.model.enumeration.ReasonEnum;
import dev.ocppkit.model.enumeration.TriggerReasonEnum;
import dev.ocppkit.model.message.ClearDisplayMessageRequest;
import dev.ocppkit.model.message.GetDisplayMessagesRequest;
import dev.ocppkit.model.message.NotifyDisplayMessagesRequest;
import dev.ocppkit.model.message.SetDisplayMessageRequest;
import dev.ocppkit.station.Bench;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.StartCause;
import org.junit.jupiter.api.Test;

class DisplayMessagesTest {
    private final Bench bench = new Bench();
    private final DisplayMessages display = new DisplayMessages(bench.context, bench.model, bench.transactions);

    private static MessageInfo.Builder message(int id, MessagePriorityEnum priority) {
        return MessageInfo.builder()
                .id(id)
                .priority(priority)
                .message(MessageContent.builder()
                        .format(MessageFormatEnum.UTF8)
                        .content("Hello")
                        .build());
    }

    private DisplayMessageStatusEnum set(MessageInfo.Builder message) {
        return bench.context.ask(SetDisplayMessageRequest.of(message.build())).status();
    }

    @Test
    void onlyOneMessageIsAlwaysInFront() {
        set(message(1, MessagePriorityEnum.ALWAYS_FRONT));
        set(message(2, MessagePriorityEnum.NORMAL_CYCLE));
        set(message(3, MessagePriorityEnum.ALWAYS_FRONT));
        assertThat(display.messages()).extracting(MessageInfo::id).containsExactly(2, 3);
        bench.context.ask(GetDisplayMessagesRequest.builder()
                .requestId(4)
                .priority(MessagePriorityEnum.ALWAYS_FRONT)
                .build());
        assertThat(bench.context.sent(NotifyDisplayMessagesRequest.class).get(0).messageInfo())
                .extracting(MessageInfo::id)
                .containsExactly(3);
    }

    @Test
    void whatTheDisplayCannotShowIsRefused() {
        assertThat(set(message(1, MessagePriorityEnum.NORMAL_CYCLE).state(MessageStateEnum.FAULTED)))
                .isEqualTo(DisplayMessageStatusEnum.NOT_SUPPORTED_STATE);
        assertThat(set(message(1, MessagePriorityEnum.NORMAL_CYCLE).transactionId("nobody")))
                .isEqualTo(DisplayMessageStatusEnum.UNKNOWN_TRANSACTION);
        assertThat(display.messages()).isEmpty();
    }

    @Test
    void aMessageEndsWithItsTimeItsTransactionOrOnRequest() {
        OngoingTransaction transaction =
                bench.transactions.start(1, Bench.token("A"), StartCause.local(TriggerReasonEnum.AUTHORIZED));
        set(message(1, MessagePriorityEnum.NORMAL_CYCLE)
                .endDateTime(bench.context.now().plusSeconds(3)));
        set(message(2, MessagePriorityEnum.NORMAL_CYCLE).transactionId(transaction.id()));
        set(message(3, MessagePriorityEnum.NORMAL_CYCLE));
        bench.context.pass(3);
        assertThat(display.messages()).extracting(MessageInfo::id).containsExactly(2, 3);
        assertThat(bench.context.ask(ClearDisplayMessageRequest.of(1)).status())
                .isEqualTo(ClearMessageStatusEnum.UNKNOWN);
        bench.transactions.end(transaction, TriggerReasonEnum.STOP_AUTHORIZED, ReasonEnum.LOCAL);
        assertThat(display.messages()).extracting(MessageInfo::id).containsExactly(3);
        assertThat(bench.context.ask(ClearDisplayMessageRequest.of(3)).status())
                .isEqualTo(ClearMessageStatusEnum.ACCEPTED);
        assertThat(bench.context.ask(ClearDisplayMessageRequest.of(3)).status())
                .isEqualTo(ClearMessageStatusEnum.UNKNOWN);
    }
}
