package dev.ocppkit.security.store;

import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keeps certificates in one file of PEM blocks, readable by its owner only. It is written beside its place, forced to the disk and
 * then moved, so that there is always a complete one. Links are not followed.
 */
public final class FileCertificateStorage implements CertificateStorage {
    private static final String ENTRY = "entry ";
    private static final long MAX_FILE = 4L * 1024 * 1024;

    private final Path file;

    /**
     * Makes a storage.
     *
     * @param file the file, whose folder exists; not made from anything a peer sent
     */
    public FileCertificateStorage(Path file) {
        this.file = Objects.requireNonNull(file, "file").toAbsolutePath();
    }

    @Override
    public synchronized List<StoredCertificate> load() throws IOException {
        String text;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > MAX_FILE) {
                throw new IOException("The certificate file is too large.");
            }
            ByteBuffer content = ByteBuffer.allocate((int) channel.size());
            int count = 0;
            while (content.hasRemaining() && count >= 0) {
                count = channel.read(content);
            }
            text = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return parse(text);
    }

    private static List<StoredCertificate> parse(String text) throws IOException {
        List<StoredCertificate> entries = new ArrayList<>();
        for (String part : text.split("(?m)^" + ENTRY, -1)) {
            if (part.isBlank()) {
                continue;
            }
            int end = part.indexOf('\n');
            String[] words = part.substring(0, Math.max(end, 0)).trim().split(" ", -1);
            PemResult<List<X509Certificate>> chain =
                    PemCertificates.read(part.substring(Math.max(end, 0)), 100_000, PemCertificates.MAX_CERTIFICATES);
            if (words.length != 2 || !(chain instanceof PemResult.Read<List<X509Certificate>> read)) {
                throw new IOException("The certificate file is damaged.");
            }
            entries.add(new StoredCertificate(use(words[0]), words[1].equals("fallback"), read.value()));
        }
        return entries;
    }

    private static CertificateUse use(String name) throws IOException {
        try {
            return CertificateUse.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("The certificate file is damaged.", e);
        }
    }

    @Override
    public synchronized void save(List<StoredCertificate> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        for (StoredCertificate entry : entries) {
            text.append(ENTRY)
                    .append(entry.use())
                    .append(entry.fallback() ? " fallback\n" : " active\n")
                    .append(PemCertificates.write(entry.chain()));
        }
        Path folder = Objects.requireNonNull(file.getParent(), "folder");
        Path written = Files.createTempFile(folder, ".certificates", ".tmp");
        try {
            restrict(written);
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

    private static void restrict(Path path) throws IOException {
        FileStore store = Files.getFileStore(path);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
