package dev.ocppkit.examples.csms;

import dev.ocppkit.model.OcppMessage;
import dev.ocppkit.rpc.MessageContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All messages that stations have sent, each once, and how far reports in several messages have come. */
final class Journal {
    private Journal() {}

    /**
     * Adds a message.
     *
     * @return false if the station has sent it before, because it did not hear the answer. Simple stations count their
     *     messages anew after a restart, so an id alone does not make a message a repeated one.
     */
    static boolean add(Tx tx, String action, OcppMessage message, MessageContext context) throws SQLException {
        String payload = Json.text(message);
        String digest = sha256(context.messageId() + payload);
        boolean isNew = tx.row(
                        "SELECT id FROM message WHERE identity = ? AND action = ? AND digest = ?",
                        context.identity(),
                        action,
                        digest)
                .isEmpty();
        if (isNew) {
            tx.update(
                    "INSERT INTO message (identity, action, message_id, digest, received_at, payload_json)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    context.identity(),
                    action,
                    context.messageId(),
                    digest,
                    context.receivedAt(),
                    payload);
        }
        return isNew;
    }

    static List<Map<String, @Nullable Object>> list(Tx tx, String identity, @Nullable String action, int limit)
            throws SQLException {
        return tx.rows(
                "SELECT id, action, message_id, received_at, payload_json FROM message"
                        + " WHERE identity = ? AND (CAST(? AS VARCHAR) IS NULL OR action = ?) ORDER BY id DESC LIMIT ?",
                identity,
                action,
                action,
                limit);
    }

    /** One part of a report. A part 0 begins a new report, even if the station uses the id of an old one. */
    static void part(
            Tx tx, MessageContext context, String kind, int requestId, @Nullable Integer seqNo, @Nullable Boolean tbc)
            throws SQLException {
        Object[] key = {context.identity(), kind, requestId};
        if (seqNo != null && seqNo == 0) {
            tx.update("DELETE FROM report_part WHERE identity = ? AND kind = ? AND request_id = ?", key);
        }
        int number = seqNo != null
                ? seqNo
                : tx.rows("SELECT seq_no FROM report_part WHERE identity = ? AND kind = ? AND request_id = ?", key)
                        .size();
        tx.update(
                "MERGE INTO report_part (identity, kind, request_id, seq_no, continued, received_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                context.identity(),
                kind,
                requestId,
                number,
                Boolean.TRUE.equals(tbc),
                context.receivedAt());
    }

    /** A report is complete if it has a last part and all before that. */
    static List<Map<String, @Nullable Object>> reports(Tx tx, String identity) throws SQLException {
        return tx.rows(
                "SELECT kind, request_id, COUNT(*) AS parts, MAX(received_at) AS updated_at,"
                        + " COALESCE(MAX(CASE WHEN NOT continued THEN seq_no END) + 1 = COUNT(*), FALSE) AS complete"
                        + " FROM report_part WHERE identity = ? GROUP BY kind, request_id ORDER BY updated_at",
                identity);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
