package dev.ocppkit.security.event;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Keeps events in a file, one per line, which is always replaced as a whole. */
public final class FileEventStorage implements EventStorage {
    private static final String SEPARATOR = "\t";

    private final Path file;

    /**
     * Makes a storage.
     *
     * @param file the file, whose folder exists
     */
    public FileEventStorage(Path file) {
        this.file = Objects.requireNonNull(file, "file").toAbsolutePath();
    }

    @Override
    public synchronized List<SecurityEvent> load() throws IOException {
        List<SecurityEvent> events = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                // Events have no control characters, so a tab separates. A line cut by a power failure is passed over.
                String[] parts = line.split(SEPARATOR, -1);
                if (parts.length == 4) {
                    events.add(new SecurityEvent(
                            parts[2], parts[1].equals("critical"), Instant.parse(parts[0]), parts[3]));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DateTimeException e) {
            throw new IOException("The file of security events is damaged.", e);
        }
        return events;
    }

    @Override
    public synchronized void save(List<SecurityEvent> events) throws IOException {
        StringBuilder text = new StringBuilder();
        for (SecurityEvent event : events) {
            text.append(event.at())
                    .append(SEPARATOR)
                    .append(event.critical() ? "critical" : "other")
                    .append(SEPARATOR)
                    .append(event.type())
                    .append(SEPARATOR)
                    .append(event.techInfo())
                    .append('\n');
        }
        Path folder = Objects.requireNonNull(file.getParent(), "folder");
        Path written = Files.createTempFile(folder, ".events", ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                ByteBuffer content = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
