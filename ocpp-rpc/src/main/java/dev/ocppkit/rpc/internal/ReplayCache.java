package dev.ocppkit.rpc.internal;

import dev.ocppkit.model.Action;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
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
    private static final int FIRST_LENGTH = 4;
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

    /** The entries, in rings that begin small: arrays of numbers, because a server has very many of them. */
    private int[] ids = new int[0];

    private long[] frames = new long[0];
    private long[] times = new long[0];
    private byte[][] answers = new byte[0][];
    private int size;
    private int next;

    static boolean isFor(@Nullable Action action) {
        return action != null && WITH_EFFECT.contains(action);
    }

    /** Returns the answer that a CALL got before, or null. */
    synchronized byte @Nullable [] find(String messageId, byte[] frame, long now) {
        int id = messageId.hashCode();
        for (int i = 0; i < size; i++) {
            if (ids[i] == id && now - times[i] < KEPT && frames[i] == fingerprint(frame)) {
                return ShortAnswers.restore(answers[i], messageId);
            }
        }
        return null;
    }

    synchronized void put(String messageId, byte[] frame, byte[] answer, long now) {
        if (next == ids.length) {
            makeRoom();
        }
        ids[next] = messageId.hashCode();
        frames[next] = fingerprint(frame);
        times[next] = now;
        answers[next] = ShortAnswers.shorten(answer, messageId);
        next++;
        size = Math.max(size, next);
    }

    /** Doubles the rings, or goes back to their start when they are as long as they may be. */
    private void makeRoom() {
        if (ids.length == CAPACITY) {
            next = 0;
            return;
        }
        int length = Math.min(CAPACITY, Math.max(FIRST_LENGTH, 2 * ids.length));
        ids = Arrays.copyOf(ids, length);
        frames = Arrays.copyOf(frames, length);
        times = Arrays.copyOf(times, length);
        answers = Arrays.copyOf(answers, length);
    }

    /** Returns whether there is nothing that could be of use. */
    synchronized boolean isEmpty(long now) {
        return size == 0 || now - times[next - 1] >= KEPT;
    }

    /** Two checksums that have nothing in common: a station can only deceive itself. */
    private static long fingerprint(byte[] frame) {
        return checksum(new CRC32C(), frame) << Integer.SIZE | checksum(new CRC32(), frame);
    }

    private static long checksum(Checksum checksum, byte[] frame) {
        checksum.update(frame, 0, frame.length);
        return checksum.getValue();
    }
}
