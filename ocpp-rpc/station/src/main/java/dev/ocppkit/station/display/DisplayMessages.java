package dev.ocppkit.station.display;

import dev.ocppkit.model.datatype.MessageInfo;
import dev.ocppkit.model.enumeration.ClearMessageStatusEnum;
import dev.ocppkit.model.enumeration.DisplayMessageStatusEnum;
import dev.ocppkit.model.enumeration.GetDisplayMessagesStatusEnum;
import dev.ocppkit.model.enumeration.MessagePriorityEnum;
import dev.ocppkit.model.message.ClearDisplayMessageRequest;
import dev.ocppkit.model.message.ClearDisplayMessageResponse;
import dev.ocppkit.model.message.GetDisplayMessagesRequest;
import dev.ocppkit.model.message.GetDisplayMessagesResponse;
import dev.ocppkit.model.message.NotifyDisplayMessagesRequest;
import dev.ocppkit.model.message.SetDisplayMessageRequest;
import dev.ocppkit.model.message.SetDisplayMessageResponse;
import dev.ocppkit.station.StationContext;
import dev.ocppkit.station.devicemodel.DeviceModel;
import dev.ocppkit.station.transaction.OngoingTransaction;
import dev.ocppkit.station.transaction.TransactionListener;
import dev.ocppkit.station.transaction.Transactions;
import java.time.Instant;
import java.util.List;

/**
 * Messages for the display: keeps those of the CSMS, also over restarts, until they are over, cleared or replaced, or their
 * transaction has ended. What is to be shown when is up to the firmware, which reads {@link #messages}.
 *
 * <p>Spec: OCPP 2.1 Part 2, O01 to O06.
 */
public final class DisplayMessages {
    private static final int MOST = 20;
    private static final String PREFIX = "display.";

    private final StationContext context;
    private final DeviceModel model;
    private final Transactions transactions;

    /**
     * Adds the handlers of SetDisplayMessage, GetDisplayMessages and ClearDisplayMessage.
     *
     * @param context where the block lives
     * @param model the variables; SupportedFormats and SupportedStates of DisplayMessageCtrlr are read
     * @param transactions the transactions that messages can belong to
     */
    public DisplayMessages(StationContext context, DeviceModel model, Transactions transactions) {
        this.context = context;
        this.model = model;
        this.transactions = transactions;
        context.on(SetDisplayMessageRequest.class, request -> SetDisplayMessageResponse.of(set(request.message())));
        context.on(GetDisplayMessagesRequest.class, this::get);
        context.on(ClearDisplayMessageRequest.class, this::clear);
        model.live(
                "DisplayMessageCtrlr.DisplayMessages",
                () -> Integer.toString(messages().size()));
        transactions.listen(new TransactionListener() {
            @Override
            public void ended(OngoingTransaction transaction) {
                removeThoseOf(transaction.id());
            }
        });
    }

    /**
     * Lists the messages.
     *
     * @return all whose end has not come, whether or not they have begun
     */
    public List<MessageInfo> messages() {
        Instant now = context.now();
        return context.store().all(PREFIX, SetDisplayMessageRequest.class).stream()
                .map(SetDisplayMessageRequest::message)
                .filter(each -> each.endDateTime() == null || each.endDateTime().isAfter(now))
                .toList();
    }

    private DisplayMessageStatusEnum set(MessageInfo message) {
        if (!supports("SupportedFormats", message.message().format().wireName())) {
            return DisplayMessageStatusEnum.NOT_SUPPORTED_MESSAGE_FORMAT;
        }
        if (message.state() != null
                && !supports("SupportedStates", message.state().wireName())) {
            return DisplayMessageStatusEnum.NOT_SUPPORTED_STATE;
        }
        String transaction = message.transactionId();
        if (transaction != null && transactions.find(transaction).isEmpty()) {
            return DisplayMessageStatusEnum.UNKNOWN_TRANSACTION;
        }
        if (!isKnown(message.id()) && messages().size() >= MOST) {
            return DisplayMessageStatusEnum.REJECTED;
        }
        if (message.priority() == MessagePriorityEnum.ALWAYS_FRONT) {
            // Only one of them can be in front.
            messages().stream()
                    .filter(each -> each.priority() == MessagePriorityEnum.ALWAYS_FRONT)
                    .forEach(each -> context.store().remove(PREFIX + each.id()));
        }
        context.store().put(PREFIX + message.id(), SetDisplayMessageRequest.of(message));
        context.store().commit();
        context.tell("display: " + message.message().content());
        return DisplayMessageStatusEnum.ACCEPTED;
    }

    private boolean supports(String variable, String value) {
        return model.list("DisplayMessageCtrlr." + variable).contains(value);
    }

    private boolean isKnown(int id) {
        return messages().stream().anyMatch(each -> each.id() == id);
    }

    private GetDisplayMessagesResponse get(GetDisplayMessagesRequest request) {
        List<MessageInfo> found = messages().stream()
                .filter(each -> request.id() == null || request.id().contains(each.id()))
                .filter(each -> request.priority() == null || request.priority() == each.priority())
                .filter(each -> request.state() == null || request.state() == each.state())
                .toList();
        if (!found.isEmpty()) {
            context.afterReply(() -> context.send(NotifyDisplayMessagesRequest.builder()
                    .requestId(request.requestId())
                    .messageInfo(found)
                    .build()));
        }
        return GetDisplayMessagesResponse.of(
                found.isEmpty() ? GetDisplayMessagesStatusEnum.UNKNOWN : GetDisplayMessagesStatusEnum.ACCEPTED);
    }

    private ClearDisplayMessageResponse clear(ClearDisplayMessageRequest request) {
        boolean known = isKnown(request.id());
        context.store().remove(PREFIX + request.id());
        context.store().commit();
        return ClearDisplayMessageResponse.of(known ? ClearMessageStatusEnum.ACCEPTED : ClearMessageStatusEnum.UNKNOWN);
    }

    private void removeThoseOf(String transactionId) {
        messages().stream()
                .filter(each -> transactionId.equals(each.transactionId()))
                .forEach(each -> context.store().remove(PREFIX + each.id()));
        context.store().commit();
    }
}
