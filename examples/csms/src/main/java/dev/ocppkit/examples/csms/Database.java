package dev.ocppkit.examples.csms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** The state of the CSMS, in H2. A transaction that has ended without exception outlives the process. */
final class Database implements AutoCloseable {
    /** Counts of the files in the folder "migrations"; the next change of the schema is 2.sql. */
    private static final int SCHEMA = 1;

    private static final int CONNECTIONS = 8;
    /** The default would keep half a second of commits in memory. */
    private static final String WRITE_AT_COMMIT = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private final JdbcConnectionPool pool;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /** What is done in one transaction. */
    interface Work<T extends @Nullable Object> {
        T in(Tx tx) throws SQLException;
    }

    /**
     * Opens a database and brings its schema up to date.
     *
     * @param target a file, without the suffix that H2 gives it, or "mem" for none
     */
    static Database open(String target) throws SQLException {
        String where = target.equals("mem")
                ? "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : "file:" + Path.of(target).toAbsolutePath() + WRITE_AT_COMMIT;
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:" + where, "csms", "");
        pool.setMaxConnections(CONNECTIONS);
        Database database = new Database(pool);
        try {
            database.run(Database::migrate);
        } catch (SQLException e) {
            pool.dispose();
            throw e;
        }
        return database;
    }

    /** Does work in one transaction: all of it or, if it throws, nothing. */
    <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                T result = work.in(new Tx(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("SHUTDOWN");
        }
        pool.dispose();
    }

    private static int migrate(Tx tx) throws SQLException {
        tx.update("CREATE TABLE IF NOT EXISTS schema_version (number INT NOT NULL)");
        int version = tx.row("SELECT MAX(number) AS number FROM schema_version").map(row -> row.get("number")).stream()
                .mapToInt(Integer.class::cast)
                .findFirst()
                .orElse(0);
        if (version > SCHEMA) {
            throw new SQLException("it was written by a newer version of this program");
        }
        for (int next = version + 1; next <= SCHEMA; next++) {
            tx.update(resource("/migrations/" + next + ".sql"));
            tx.update("INSERT INTO schema_version VALUES (?)", next);
        }
        return SCHEMA;
    }

    private static String resource(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " is missing in this program", e);
        }
    }
}
