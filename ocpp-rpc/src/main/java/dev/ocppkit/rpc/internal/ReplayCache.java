package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The answers that one station got lately to CALLs which have an effect. If such a CALL comes again, byte for byte, because
 * its answer was lost, the station gets the same answer and nothing happens twice. Kept across connections, since that is
 * when answers get lost. Safe for use by several threads.
 *
 * <p>Spec: OCPP 2.1 Part 4, 4.1.4 (a CALL may be repeated under its id).
 */
final class ReplayCache {
    private static final int CAPACITY = 64;
    private static final long KEPT = Duration.ofMinutes(5).toNanos();
    /** A CALL of any other action can be handled twice without harm. */
    private static final Set<Action> WITH_EFFECT = EnumSet.of(
            Action.TRANSACTION_EVENT,
            Action.NOTIFY_EVENT,
            Action.SECURITY_EVENT_NOTIFICATION,
            Action.METER_VALUES,
            Action.NOTIFY_REPORT,
            Action.NOTIFY_MONITORING_REPORT,
            Action.NOTIFY_CUSTOMER_INFORMATION,
            Action.NOTIFY_SETTLEMENT,
            Action.NOTIFY_DER_START_STOP,
            Action.NOTIFY_DER_ALARM,
            Action.REPORT_CHARGING_PROFILES,
            Action.BATTERY_SWAP,
            Action.SIGN_CERTIFICATE,
            Action.RESERVATION_STATUS_UPDATE,
            Action.DATA_TRANSFER,
            Action.REQUEST_START_TRANSACTION,
            Action.REQUEST_STOP_TRANSACTION,
            Action.REQUEST_BATTERY_SWAP,
            Action.RESET,
            Action.RESERVE_NOW,
            Action.CANCEL_RESERVATION,
            Action.UNLOCK_CONNECTOR,
            Action.TRIGGER_MESSAGE,
            Action.UPDATE_FIRMWARE,
            Action.PUBLISH_FIRMWARE,
            Action.SEND_LOCAL_LIST,
            Action.CUSTOMER_INFORMATION,
            Action.GET_LOG,
            Action.GET_REPORT,
            Action.GET_BASE_REPORT);

    private final Map<String, Answered> answers = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // Never compared, and the array is never changed.
    private record Answered(long fingerprint, int length, byte[] answer, long at) {}

    static boolean isFor(@Nullable Action action) {
        return action != null && WITH_EFFECT.contains(action);
    }

    /** Returns the answer that a CALL got before, or null. */
    synchronized byte @Nullable [] find(String messageId, byte[] frame, long now) {
        expire(now);
        Answered known = answers.get(messageId);
        return known != null && known.length() == frame.length && known.fingerprint() == fingerprint(frame)
                ? known.answer()
                : null;
    }

    synchronized void put(String messageId, byte[] frame, byte[] answer, long now) {
        expire(now);
        answers.remove(messageId);
        answers.put(messageId, new Answered(fingerprint(frame), frame.length, answer, now));
        if (answers.size() > CAPACITY) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    /** Returns whether there is nothing that could be of use. */
    synchronized boolean isEmpty(long now) {
        expire(now);
        return answers.isEmpty();
    }

    private void expire(long now) {
        Iterator<Answered> oldest = answers.values().iterator();
        while (oldest.hasNext() && now - oldest.next().at() >= KEPT) {
            oldest.remove();
        }
    }

    /** Two checksums that have nothing in common: a station can only deceive itself. */
    private static long fingerprint(byte[] frame) {
        CRC32C checksum = new CRC32C();
        checksum.update(frame, 0, frame.length);
        return checksum.getValue() << Integer.SIZE | (Arrays.hashCode(frame) & 0xFFFF_FFFFL);
    }
}
