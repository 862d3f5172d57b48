package dev.ocppkit.examples.csms;

import java.io.Reader;
import java.io.StringWriter;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A database transaction that is open. Rows are maps from names in camel case to values, ready for JSON. */
record Tx(Connection connection) {
    private static final String JSON_SUFFIX = "_json";

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    List<Map<String, @Nullable Object>> rows(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet result = statement.executeQuery()) {
                List<Map<String, @Nullable Object>> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(row(result));
                }
                return rows;
            }
        }
    }

    Optional<Map<String, @Nullable Object>> row(String sql, @Nullable Object... values) throws SQLException {
        return rows(sql, values).stream().findFirst();
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : value);
        }
    }

    private static Map<String, @Nullable Object> row(ResultSet result) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        ResultSetMetaData columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            Object value = value(result.getObject(i));
            if (name.endsWith(JSON_SUFFIX)) {
                name = name.substring(0, name.length() - JSON_SUFFIX.length());
                value = value == null ? null : Json.tree((String) value);
            }
            row.put(camelCase(name), value);
        }
        return row;
    }

    private static @Nullable Object value(@Nullable Object column) throws SQLException {
        if (column instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return column instanceof Clob text ? read(text) : column;
    }

    private static String read(Clob text) throws SQLException {
        StringWriter all = new StringWriter();
        try (Reader reader = text.getCharacterStream()) {
            reader.transferTo(all);
        } catch (java.io.IOException e) {
            throw new SQLException(e);
        }
        return all.toString();
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
