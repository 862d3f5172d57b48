package dev.ocppkit.examples.csms;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents in one open database transaction. A document has a kind, a station (or none, ""), and an id; ids are compared
 * without case, as OCPP does.
 */
record Store(Handle handle) {
    private static final String KEY = " WHERE kind = ? AND identity = ? AND parent = ? AND id = ?";

    /** Reads a document, and keeps others from changing it until the end of the transaction. */
    Optional<ObjectNode> get(String kind, String identity, String id) {
        return select("SELECT body FROM document" + KEY + " FOR UPDATE", kind, identity, "", id).stream()
                .findFirst();
    }

    ObjectNode getOrNew(String kind, String identity, String id) {
        return get(kind, identity, id).orElseGet(Json::object);
    }

    /** Writes a document, new or not. */
    void put(String kind, String identity, String id, ObjectNode body) {
        String sql = "MERGE INTO document (kind, identity, parent, id, body) KEY (kind, identity, parent, id)"
                + " VALUES (?, ?, '', ?, ?)";
        update(sql, kind, identity, id, body.toString());
    }

    /** Adds a document below another; returns false, and changes nothing, if it is there already. */
    boolean add(String kind, String identity, String parent, String id, ObjectNode body) {
        if (!select("SELECT body FROM document" + KEY, kind, identity, parent, id)
                .isEmpty()) {
            return false;
        }
        String sql = "INSERT INTO document (kind, identity, parent, id, body) VALUES (?, ?, ?, ?, ?)";
        update(sql, kind, identity, parent, id, body.toString());
        return true;
    }

    void remove(String kind, String identity, String id) {
        update("DELETE FROM document" + KEY, kind, identity, "", id);
    }

    void removeAll(String kind, String identity) {
        update("DELETE FROM document WHERE kind = ? AND identity = ?", kind, identity);
    }

    /** Removes all but the newest documents of a station. */
    void keepNewest(String kind, String identity, int count) {
        String oldest =
                "SELECT number FROM document WHERE kind = ? AND identity = ? ORDER BY number DESC LIMIT 1 OFFSET ?";
        String sql = "DELETE FROM document WHERE kind = ? AND identity = ? AND number <= (" + oldest + ")";
        update(sql, kind, identity, kind, identity, count);
    }

    /** All documents of a kind, of all stations, in the order in which they came. */
    List<ObjectNode> all(String kind) {
        return select("SELECT body FROM document WHERE kind = ? ORDER BY number", kind);
    }

    List<ObjectNode> list(String kind, String identity) {
        return select("SELECT body FROM document WHERE kind = ? AND identity = ? ORDER BY number", kind, identity);
    }

    List<ObjectNode> below(String kind, String identity, String parent) {
        String sql = "SELECT body FROM document WHERE kind = ? AND identity = ? AND parent = ? ORDER BY number";
        return select(sql, kind, identity, parent);
    }

    /** The newest documents first; below any parent if it is empty. */
    List<ObjectNode> newest(String kind, String identity, String parent, int limit) {
        String sql = "SELECT body FROM document WHERE kind = ? AND identity = ? AND (parent = ? OR ? = '')"
                + " ORDER BY number DESC LIMIT ?";
        return select(sql, kind, identity, parent, parent, limit);
    }

    private void update(String sql, Object... values) {
        handle.execute(sql, values);
    }

    private List<ObjectNode> select(String sql, Object... values) {
        return handle.select(sql, values)
                .mapTo(String.class)
                .map(json -> (ObjectNode) Json.tree(json))
                .list();
    }
}
