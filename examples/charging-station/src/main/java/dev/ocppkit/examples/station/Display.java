package dev.ocppkit.examples.station;

import dev.ocppkit.model.datatype.MessageInfo;
import dev.ocppkit.model.enumeration.*;
import dev.ocppkit.model.message.*;
import java.time.Instant;
import java.util.List;

/** Messages on the display of the station (O). */
final class Display {
    private static final int MOST = 20;

    private final Station station;

    Display(Station station) {
        this.station = station;
        station.on(SetDisplayMessageRequest.class, request -> SetDisplayMessageResponse.of(set(request.message())));
        station.on(GetDisplayMessagesRequest.class, this::get);
        station.on(ClearDisplayMessageRequest.class, this::clear);
        station.on(NotifyWebPaymentStartedRequest.class, request -> {
            station.tell("display: a payment for EVSE " + request.evseId() + " has begun");
            return NotifyWebPaymentStartedResponse.of();
        });
        station.model.live(
                "DisplayMessageCtrlr.DisplayMessages",
                () -> Integer.toString(messages().size()));
    }

    private List<MessageInfo> messages() {
        Instant now = station.now();
        return station.state.all("display.", SetDisplayMessageRequest.class).stream()
                .map(SetDisplayMessageRequest::message)
                .filter(message ->
                        message.endDateTime() == null || message.endDateTime().isAfter(now))
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
        if (message.transactionId() != null && station.transactions.ids().noneMatch(message.transactionId()::equals)) {
            return DisplayMessageStatusEnum.UNKNOWN_TRANSACTION;
        }
        boolean known = station.state.get(key(message.id())) != null;
        if (!known && messages().size() >= MOST) {
            return DisplayMessageStatusEnum.REJECTED;
        }
        if (message.priority() == MessagePriorityEnum.ALWAYS_FRONT) {
            messages().stream()
                    .filter(each -> each.priority() == MessagePriorityEnum.ALWAYS_FRONT)
                    .forEach(each -> station.state.remove(key(each.id())));
        }
        station.state.put(key(message.id()), SetDisplayMessageRequest.of(message));
        station.state.commit();
        station.tell("display: " + message.message().content());
        return DisplayMessageStatusEnum.ACCEPTED;
    }

    private boolean supports(String variable, String value) {
        return station.model.list("DisplayMessageCtrlr." + variable).contains(value);
    }

    private static String key(int id) {
        return "display." + id;
    }

    private GetDisplayMessagesResponse get(GetDisplayMessagesRequest request) {
        List<MessageInfo> found = messages().stream()
                .filter(each -> request.id() == null || request.id().contains(each.id()))
                .filter(each -> request.priority() == null || request.priority() == each.priority())
                .filter(each -> request.state() == null || request.state() == each.state())
                .toList();
        if (!found.isEmpty()) {
            station.afterReply(() -> station.send(NotifyDisplayMessagesRequest.builder()
                    .requestId(request.requestId())
                    .messageInfo(found)
                    .build()));
        }
        return GetDisplayMessagesResponse.of(
                found.isEmpty() ? GetDisplayMessagesStatusEnum.UNKNOWN : GetDisplayMessagesStatusEnum.ACCEPTED);
    }

    private ClearDisplayMessageResponse clear(ClearDisplayMessageRequest request) {
        boolean known = station.state.get(key(request.id())) != null;
        station.state.remove(key(request.id()));
        station.state.commit();
        return ClearDisplayMessageResponse.of(known ? ClearMessageStatusEnum.ACCEPTED : ClearMessageStatusEnum.UNKNOWN);
    }

    /** Takes away the messages of a transaction that is over. */
    void transactionEnded(String id) {
        messages().stream()
                .filter(each -> id.equals(each.transactionId()))
                .forEach(each -> station.state.remove(key(each.id())));
    }
}
