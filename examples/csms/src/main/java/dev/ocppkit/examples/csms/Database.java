package dev.ocppkit.examples.csms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.*;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;

/** The state of the CSMS, in H2. A transaction that has ended without exception outlives the process. */
final class Database implements AutoCloseable {
    /** Counts the files in the folder "migrations"; the next change of the tables is 2.sql. */
    private static final int NEWEST = 1;

    private static final int CONNECTIONS = 8;
    /** The default would keep half a second of commits in memory. */
    private static final String WRITE_AT_COMMIT = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private final JdbcConnectionPool pool;

    private Database(JdbcConnectionPool pool) {
        this.pool = pool;
    }

    /** What is done in one transaction. */
    interface Work<T extends @Nullable Object> {
        T in(Store store) throws SQLException;
    }

    /** What is done in one transaction, without result. */
    interface Task {
        void in(Store store) throws SQLException;
    }

    /** Opens a file, named without the suffix that H2 gives it, or "mem" for none, and brings its tables up to date. */
    static Database open(String target) throws SQLException {
        String where = target.equals("mem")
                ? "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : "file:" + Path.of(target).toAbsolutePath() + WRITE_AT_COMMIT;
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:" + where, "csms", "");
        pool.setMaxConnections(CONNECTIONS);
        try (Connection connection = pool.getConnection()) {
            migrate(connection);
        } catch (SQLException e) {
            pool.dispose();
            throw e;
        }
        return new Database(pool);
    }

    /** Does work in one transaction: all of it or, if it throws, nothing. */
    <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new Store(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    void change(Task task) throws SQLException {
        Object unused = run(store -> {
            task.in(store);
            return true;
        });
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }

    private static void migrate(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS migration (number INT NOT NULL)");
            int last;
            try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM migration")) {
                row.next();
                last = row.getInt(1);
            }
            if (last > NEWEST) {
                throw new SQLException("it was written by a newer version of this program");
            }
            for (int next = last + 1; next <= NEWEST; next++) {
                statement.execute(script("/migrations/" + next + ".sql"));
                statement.execute("INSERT INTO migration VALUES (" + next + ")");
            }
        }
    }

    private static String script(String name) {
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " is missing in this program", e);
        }
    }
}
