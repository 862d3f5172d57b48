package dev.ocppkit.rpc.validation;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.Keyword;
import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.model.Violation;
import dev.ocppkit.model.message.ClearVariableMonitoringRequest;
import dev.ocppkit.model.message.GetMonitoringReportRequest;
import dev.ocppkit.model.message.GetReportRequest;
import dev.ocppkit.model.message.GetVariablesRequest;
import dev.ocppkit.model.message.SendLocalListRequest;
import dev.ocppkit.model.message.SetVariableMonitoringRequest;
import dev.ocppkit.model.message.SetVariablesRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much a charging station takes in one request, as its variables {@code ItemsPerMessage} and {@code BytesPerMessage} say.
 * A station refuses what exceeds them, and a CSMS that knows them does not send it.
 *
 * <p>Immutable.
 *
 * <p>Spec: OCPP 2.1 Part 2, B05.FR.11, B06.FR.16, B06.FR.17 and their likes; variables of DeviceDataCtrlr, MonitoringCtrlr and
 * LocalAuthListCtrlr.
 */
public final class MessageBounds {
    private static final MessageBounds NONE = new MessageBounds(Map.of(), Map.of());
    private static final Set<Action> WITH_ITEMS = Set.of(
            Action.GET_VARIABLES,
            Action.SET_VARIABLES,
            Action.GET_REPORT,
            Action.SET_VARIABLE_MONITORING,
            Action.CLEAR_VARIABLE_MONITORING,
            Action.GET_MONITORING_REPORT,
            Action.SEND_LOCAL_LIST);

    private final Map<Action, Integer> items;
    private final Map<Action, Integer> bytes;

    private MessageBounds(Map<Action, Integer> items, Map<Action, Integer> bytes) {
        this.items = Map.copyOf(items);
        this.bytes = Map.copyOf(bytes);
    }

    /**
     * Has no bounds. This is the default.
     *
     * @return the bounds
     */
    public static MessageBounds none() {
        return NONE;
    }

    /**
     * Bounds the number of items in the requests of an action.
     *
     * @param action the instance of the variable, which is the name of an action, such as {@code GetVariables}
     * @param count the greatest number, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if the action has no such list, or the number is less than 1
     */
    public MessageBounds withItemsPerMessage(String action, int count) {
        Action bounded = action(action, count);
        if (!WITH_ITEMS.contains(bounded)) {
            throw new IllegalArgumentException(action + " has no list that is bounded");
        }
        return new MessageBounds(with(items, bounded, count), bytes);
    }

    /**
     * Bounds the size of the requests of an action.
     *
     * @param action the instance of the variable, which is the name of an action, such as {@code GetVariables}
     * @param count the greatest number of bytes of the payload, at least 1
     * @return the changed copy
     * @throws IllegalArgumentException if no version has the action, or the number is less than 1
     */
    public MessageBounds withBytesPerMessage(String action, int count) {
        return new MessageBounds(items, with(bytes, action(action, count), count));
    }

    private static Action action(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ", but must be at least 1");
        }
        return Action.fromWireName(name)
                .filter(action -> !action.isSend())
                .orElseThrow(() -> new IllegalArgumentException("no version has an action " + name));
    }

    private static Map<Action, Integer> with(Map<Action, Integer> bounds, Action action, int count) {
        Map<Action, Integer> changed = new EnumMap<>(Action.class);
        changed.putAll(bounds);
        changed.put(action, count);
        return changed;
    }

    /**
     * Returns whether there are no bounds.
     *
     * @return whether nothing is ever exceeded
     */
    public boolean isEmpty() {
        return items.isEmpty() && bytes.isEmpty();
    }

    /**
     * Returns whether the size of a message is bounded.
     *
     * @param message the message
     * @return whether it is a request of an action with a bound
     */
    public boolean hasBytes(OcppMessage message) {
        Action action = message.ocppAction();
        return bytes.containsKey(action) && action.requestType().isInstance(message);
    }

    /**
     * Compares a message with the bounds.
     *
     * @param message the message
     * @param size the size of its payload in bytes
     * @return what is exceeded: too many items as maxItems, too many bytes as readLimit; empty for what is no request
     */
    public List<Violation> exceededBy(OcppMessage message, int size) {
        Integer mostItems = items.get(message.ocppAction());
        Integer mostBytes = hasBytes(message) ? bytes.get(message.ocppAction()) : null;
        if (mostItems == null && mostBytes == null) {
            return List.of();
        }
        List<Violation> exceeded = new ArrayList<>();
        Items list = mostItems == null ? null : items(message);
        if (list != null && mostItems != null && list.count() > mostItems) {
            exceeded.add(new Violation(list.pointer(), Keyword.MAX_ITEMS, String.valueOf(mostItems)));
        }
        if (mostBytes != null && size > mostBytes) {
            exceeded.add(new Violation("", Keyword.READ_LIMIT, mostBytes + " bytes"));
        }
        return exceeded;
    }

    private record Items(String pointer, int count) {
        static @Nullable Items of(String name, @Nullable List<?> list) {
            return list == null ? null : new Items("/" + name, list.size());
        }
    }

    private static @Nullable Items items(OcppMessage message) {
        if (message instanceof GetVariablesRequest request) {
            return Items.of("getVariableData", request.getVariableData());
        } else if (message instanceof SetVariablesRequest request) {
            return Items.of("setVariableData", request.setVariableData());
        } else if (message instanceof GetReportRequest request) {
            return Items.of("componentVariable", request.componentVariable());
        } else if (message instanceof SetVariableMonitoringRequest request) {
            return Items.of("setMonitoringData", request.setMonitoringData());
        } else if (message instanceof ClearVariableMonitoringRequest request) {
            return Items.of("id", request.id());
        } else if (message instanceof GetMonitoringReportRequest request) {
            return Items.of("componentVariable", request.componentVariable());
        } else if (message instanceof SendLocalListRequest request) {
            return Items.of("localAuthorizationList", request.localAuthorizationList());
        }
        return null;
    }

    @Override
    public String toString() {
        return "MessageBounds[items=" + items + ", bytes=" + bytes + "]";
    }
}
