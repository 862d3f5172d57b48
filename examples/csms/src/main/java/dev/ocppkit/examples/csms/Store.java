package dev.ocppkit.examples.csms;

import java.sql.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents in one open database transaction. A document has a kind, a station (or none, ""), and an id; ids are compared
 * without case, as OCPP does.
 */
record Store(Connection connection) {
    private static final String KEY = " WHERE kind = ? AND identity = ? AND parent = ? AND id = ?";

    /** Reads a document, and keeps others from changing it until the end of the transaction. */
    Optional<ObjectNode> get(String kind, String identity, String id) throws SQLException {
        return select("SELECT body FROM document" + KEY + " FOR UPDATE", kind, identity, "", id).stream()
                .findFirst();
    }

    ObjectNode getOrNew(String kind, String identity, String id) throws SQLException {
        return get(kind, identity, id).orElseGet(Json::object);
    }

    /** Writes a document, new or not. */
    void put(String kind, String identity, String id, ObjectNode body) throws SQLException {
        String sql = "MERGE INTO document (kind, identity, parent, id, body) KEY (kind, identity, parent, id)"
                + " VALUES (?, ?, '', ?, ?)";
        update(sql, kind, identity, id, body.toString());
    }

    /** Adds a document below another; returns false, and changes nothing, if it is there already. */
    boolean add(String kind, String identity, String parent, String id, ObjectNode body) throws SQLException {
        if (!select("SELECT body FROM document" + KEY, kind, identity, parent, id)
                .isEmpty()) {
            return false;
        }
        String sql = "INSERT INTO document (kind, identity, parent, id, body) VALUES (?, ?, ?, ?, ?)";
        update(sql, kind, identity, parent, id, body.toString());
        return true;
    }

    void remove(String kind, String identity, String id) throws SQLException {
        update("DELETE FROM document" + KEY, kind, identity, "", id);
    }

    /** All documents of a kind, of all stations, in the order in which they came. */
    List<ObjectNode> all(String kind) throws SQLException {
        return select("SELECT body FROM document WHERE kind = ? ORDER BY number", kind);
    }

    List<ObjectNode> list(String kind, String identity) throws SQLException {
        return select("SELECT body FROM document WHERE kind = ? AND identity = ? ORDER BY number", kind, identity);
    }

    List<ObjectNode> below(String kind, String identity, String parent) throws SQLException {
        String sql = "SELECT body FROM document WHERE kind = ? AND identity = ? AND parent = ? ORDER BY number";
        return select(sql, kind, identity, parent);
    }

    /** The newest documents first; below any parent if it is empty. */
    List<ObjectNode> newest(String kind, String identity, String parent, int limit) throws SQLException {
        String sql = "SELECT body FROM document WHERE kind = ? AND identity = ? AND (parent = ? OR ? = '')"
                + " ORDER BY number DESC LIMIT ?";
        return select(sql, kind, identity, parent, parent, limit);
    }

    void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private List<ObjectNode> select(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<ObjectNode> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add((ObjectNode) Json.tree(rows.getString(1)));
                }
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
