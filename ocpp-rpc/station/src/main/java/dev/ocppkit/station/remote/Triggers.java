package dev.ocppkit.station.remote;

import dev.ocppkit.model.datatype.EVSE;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.TriggerMessageStatusEnum;
import dev.ocppkit.model.message.HeartbeatRequest;
import dev.ocppkit.model.message.TriggerMessageRequest;
import dev.ocppkit.model.message.TriggerMessageResponse;
import dev.ocppkit.station.EvseHardware;
import dev.ocppkit.station.Evses;
import dev.ocppkit.station.StationContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Sends messages that the CSMS asks for. BootNotification, for as long as it was not accepted, and Heartbeat are there; the
 * others are added by those who put the station together. What was not added is answered NotImplemented.
 *
 * <p>Spec: OCPP 2.1 Part 2, F06.
 */
public final class Triggers {
    private record Task(IntPredicate possible, IntConsumer action, boolean perEvse) {}

    private final StationContext context;
    private final Evses evses;
    private final Map<MessageTriggerEnum, Task> tasks = new EnumMap<>(MessageTriggerEnum.class);

    /**
     * Adds the handler of TriggerMessage.
     *
     * @param context where the block lives
     * @param evses the EVSEs that a request can name
     */
    public Triggers(StationContext context, Evses evses) {
        this.context = context;
        this.evses = evses;
        context.on(TriggerMessageRequest.class, request -> TriggerMessageResponse.of(trigger(request)));
        tasks.put(
                MessageTriggerEnum.BOOT_NOTIFICATION,
                new Task(evse -> !context.isOnline(), evse -> context.triggerBoot(), false)); // F06.FR.17
        add(MessageTriggerEnum.HEARTBEAT, () -> context.send(HeartbeatRequest.of()));
    }

    /**
     * Adds a message of the station as a whole.
     *
     * @param message what the CSMS asks for
     * @param action sends it
     * @return this
     */
    public Triggers add(MessageTriggerEnum message, Runnable action) {
        tasks.put(message, new Task(evse -> true, evse -> action.run(), false));
        return this;
    }

    /**
     * Adds a message of an EVSE; without one in the request it is sent for all.
     *
     * @param message what the CSMS asks for
     * @param possible tells whether it can be sent for an EVSE now; if for none, the request is rejected
     * @param action sends it for an EVSE
     * @return this
     */
    public Triggers add(MessageTriggerEnum message, IntPredicate possible, IntConsumer action) {
        tasks.put(message, new Task(possible, action, true));
        return this;
    }

    private TriggerMessageStatusEnum trigger(TriggerMessageRequest request) {
        Task task = tasks.get(request.requestedMessage());
        EVSE place = request.evse();
        List<Integer> meant = evses.meant(place == null ? null : place.id()).stream()
                .map(EvseHardware::id)
                .toList();
        if (task == null) {
            return TriggerMessageStatusEnum.NOT_IMPLEMENTED;
        }
        List<Integer> possible = meant.stream().filter(task.possible()::test).toList();
        if (possible.isEmpty()) {
            return TriggerMessageStatusEnum.REJECTED;
        }
        List<Integer> all = task.perEvse() ? possible : possible.subList(0, 1);
        context.afterReply(() -> all.forEach(task.action()::accept));
        return TriggerMessageStatusEnum.ACCEPTED;
    }
}
