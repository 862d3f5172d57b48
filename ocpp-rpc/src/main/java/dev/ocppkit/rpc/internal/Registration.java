package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import dev.ocppkit.model.MessageSender;
import dev.ocppkit.model.OcppRequest;
import dev.ocppkit.model.OcppResponse;
import dev.ocppkit.model.enumeration.GenericDeviceModelStatusEnum;
import dev.ocppkit.model.enumeration.MessageTriggerEnum;
import dev.ocppkit.model.enumeration.RegistrationStatusEnum;
import dev.ocppkit.model.enumeration.RequestStartStopStatusEnum;
import dev.ocppkit.model.enumeration.TriggerMessageStatusEnum;
import dev.ocppkit.model.message.BootNotificationResponse;
import dev.ocppkit.model.message.GetBaseReportResponse;
import dev.ocppkit.model.message.GetReportResponse;
import dev.ocppkit.model.message.RequestStartTransactionRequest;
import dev.ocppkit.model.message.RequestStartTransactionResponse;
import dev.ocppkit.model.message.RequestStopTransactionRequest;
import dev.ocppkit.model.message.RequestStopTransactionResponse;
import dev.ocppkit.model.message.TriggerMessageRequest;
import dev.ocppkit.model.message.TriggerMessageResponse;
import dev.ocppkit.rpc.RegistrationGate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of registration on one connection, and what it lets pass. Changed by one thread at a time, read by any.
 *
 * <p>What was triggered is remembered by action until the next BootNotification is answered: one request can ask for any
 * number of messages.
 *
 * <p>Spec: OCPP 2.1 Part 2, FR.04, B01.FR.08, B01.FR.10, B02 and B03.
 */
final class Registration implements Gate {
    private static final Map<MessageTriggerEnum, Set<Action>> TRIGGERS = Map.ofEntries(
            Map.entry(MessageTriggerEnum.BOOT_NOTIFICATION, EnumSet.of(Action.BOOT_NOTIFICATION)),
            Map.entry(MessageTriggerEnum.LOG_STATUS_NOTIFICATION, EnumSet.of(Action.LOG_STATUS_NOTIFICATION)),
            Map.entry(MessageTriggerEnum.FIRMWARE_STATUS_NOTIFICATION, EnumSet.of(Action.FIRMWARE_STATUS_NOTIFICATION)),
            Map.entry(MessageTriggerEnum.HEARTBEAT, EnumSet.of(Action.HEARTBEAT)),
            Map.entry(MessageTriggerEnum.METER_VALUES, EnumSet.of(Action.METER_VALUES)),
            Map.entry(MessageTriggerEnum.SIGN_CHARGING_STATION_CERTIFICATE, EnumSet.of(Action.SIGN_CERTIFICATE)),
            Map.entry(MessageTriggerEnum.SIGN_V2G_CERTIFICATE, EnumSet.of(Action.SIGN_CERTIFICATE)),
            Map.entry(MessageTriggerEnum.SIGN_V2G20_CERTIFICATE, EnumSet.of(Action.SIGN_CERTIFICATE)),
            Map.entry(MessageTriggerEnum.SIGN_COMBINED_CERTIFICATE, EnumSet.of(Action.SIGN_CERTIFICATE)),
            Map.entry(MessageTriggerEnum.STATUS_NOTIFICATION, EnumSet.of(Action.STATUS_NOTIFICATION)),
            Map.entry(MessageTriggerEnum.TRANSACTION_EVENT, EnumSet.of(Action.TRANSACTION_EVENT)),
            Map.entry(
                    MessageTriggerEnum.PUBLISH_FIRMWARE_STATUS_NOTIFICATION,
                    EnumSet.of(Action.PUBLISH_FIRMWARE_STATUS_NOTIFICATION)),
            // The name of a custom trigger is a private agreement, which says what it triggers.
            Map.entry(MessageTriggerEnum.CUSTOM_TRIGGER, EnumSet.allOf(Action.class)));

    private final MessageSender role;
    private final RegistrationGate gate;
    private volatile @Nullable RegistrationStatusEnum status;
    private volatile Set<Action> triggered = Set.of();

    Registration(MessageSender role, RegistrationGate gate) {
        this.role = role;
        this.gate = gate;
    }

    Optional<RegistrationStatusEnum> status() {
        return Optional.ofNullable(status);
    }

    /** Takes over what an earlier connection left behind. */
    void begin(@Nullable RegistrationStatusEnum remembered) {
        if (status == null) {
            status = remembered;
        }
    }

    @Override
    public boolean admits(String action) {
        if (isOpen()) {
            return true;
        }
        if (role == MessageSender.CSMS) {
            return isSentByStation(Action.fromWireName(action).orElse(null));
        }
        return status != RegistrationStatusEnum.REJECTED;
    }

    @Override
    public boolean allows(Action action) {
        if (isOpen()) {
            return true;
        }
        return role == MessageSender.CSMS ? status != RegistrationStatusEnum.REJECTED : isSentByStation(action);
    }

    private boolean isOpen() {
        RegistrationStatusEnum now = status;
        return gate.store().isEmpty() || now == RegistrationStatusEnum.ACCEPTED || (now == null && !gate.isStrict());
    }

    private boolean isSentByStation(@Nullable Action action) {
        return action == Action.BOOT_NOTIFICATION
                || (action != null && status != RegistrationStatusEnum.REJECTED && triggered.contains(action));
    }

    @Override
    public void concluded(OcppRequest<?> request, OcppResponse response) {
        if (response instanceof BootNotificationResponse boot) {
            status = boot.status();
            triggered = Set.of();
        } else if (response instanceof TriggerMessageResponse trigger
                && request instanceof TriggerMessageRequest wanted
                && trigger.status() == TriggerMessageStatusEnum.ACCEPTED) {
            trigger(TRIGGERS.getOrDefault(wanted.requestedMessage(), Set.of()));
        } else if ((response instanceof GetBaseReportResponse base
                        && base.status() == GenericDeviceModelStatusEnum.ACCEPTED)
                || (response instanceof GetReportResponse report
                        && report.status() == GenericDeviceModelStatusEnum.ACCEPTED)) {
            trigger(Set.of(Action.NOTIFY_REPORT));
        }
    }

    private void trigger(Set<Action> actions) {
        if (status != RegistrationStatusEnum.ACCEPTED && !actions.isEmpty()) {
            Set<Action> more = EnumSet.copyOf(actions);
            more.addAll(triggered);
            triggered = more;
        }
    }

    /** Returns how a pending station answers by itself, or null. */
    @Nullable
    OcppResponse answerWhilePending(OcppRequest<?> request) {
        if (role == MessageSender.CSMS || gate.store().isEmpty() || status != RegistrationStatusEnum.PENDING) {
            return null;
        }
        // B02.FR.05
        if (request instanceof RequestStartTransactionRequest) {
            return RequestStartTransactionResponse.of(RequestStartStopStatusEnum.REJECTED);
        }
        return request instanceof RequestStopTransactionRequest
                ? RequestStopTransactionResponse.of(RequestStartStopStatusEnum.REJECTED)
                : null;
    }
}
