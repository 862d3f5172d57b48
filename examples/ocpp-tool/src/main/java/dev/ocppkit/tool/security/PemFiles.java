package dev.ocppkit.tool.security;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.pki.PemCertificates;
import dev.ocppkit.security.pki.PemKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes files of certificates and keys. */
final class PemFiles {
    private PemFiles() {}

    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    static List<X509Certificate> certificates(Path file) throws IOException {
        try {
            return PemCertificates.read(text(file)).orThrow();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    static X509Certificate certificate(Path file) throws IOException {
        return certificates(file).get(0);
    }

    static List<X509Certificate> all(List<Path> files) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            certificates.addAll(certificates(file));
        }
        return certificates;
    }

    static PrivateKey key(Path file) throws IOException {
        try {
            return PemKeys.read(text(file), null);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes a key so that only its owner can read it. */
    static void write(Path file, PrivateKey key) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (Secret pem = PemKeys.write(key)) {
            Files.write(file, pem.octets());
        }
    }

    static void write(Path file, List<X509Certificate> certificates) throws IOException {
        Files.writeString(file, PemCertificates.write(certificates), StandardCharsets.UTF_8);
    }
}
