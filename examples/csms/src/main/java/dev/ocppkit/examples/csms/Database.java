package dev.ocppkit.examples.csms;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The state of the CSMS, in H2. A transaction that has ended without exception outlives the process. */
final class Database implements AutoCloseable {
    /** Counts the files in the folder "migrations"; the next change of the tables is 3.sql. */
    private static final int NEWEST = 2;

    private static final int CONNECTIONS = 8;
    /** The default would keep half a second of commits in memory. */
    private static final String WRITE_AT_COMMIT = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;

    /** Opens a file, named without the suffix that H2 gives it, or "mem" for none, and brings its tables up to date. */
    Database(String target) {
        String where = target.equals("mem")
                ? "mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"
                : "file:" + Path.of(target).toAbsolutePath() + WRITE_AT_COMMIT;
        pool = JdbcConnectionPool.create("jdbc:h2:" + where, "csms", "");
        pool.setMaxConnections(CONNECTIONS);
        jdbi = Jdbi.create(pool);
        try {
            jdbi.useHandle(Database::migrate);
        } catch (RuntimeException e) {
            pool.dispose();
            throw e;
        }
    }

    /** Does work in one transaction: all of it or, if it throws, nothing. */
    <T extends @Nullable Object> T run(Function<Store, T> work) {
        return jdbi.inTransaction(handle -> work.apply(new Store(handle)));
    }

    void change(Consumer<Store> work) {
        jdbi.useTransaction(handle -> work.accept(new Store(handle)));
    }

    @Override
    public void close() throws SQLException {
        // Not by Jdbi, which wants the connection to outlive the statement.
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }

    private static void migrate(Handle handle) {
        handle.execute("CREATE TABLE IF NOT EXISTS migration (number INT NOT NULL)");
        int last = handle.select("SELECT COALESCE(MAX(number), 0) FROM migration")
                .mapTo(int.class)
                .one();
        if (last > NEWEST) {
            throw new IllegalStateException("it was written by a newer version of this program");
        }
        for (int next = last + 1; next <= NEWEST; next++) {
            handle.execute("RUNSCRIPT FROM 'classpath:/migrations/" + next + ".sql'");
            handle.execute("INSERT INTO migration VALUES (?)", next);
        }
    }
}
