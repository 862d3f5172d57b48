package dev.ocppkit.security.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.IntStream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Chooses the first certificate with a key of the wanted kind, so that one server has RSA and elliptic curves. */
final class EntryKeyManager extends X509ExtendedKeyManager {
    private final List<KeyEntry> entries;

    EntryKeyManager(List<KeyEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    private @Nullable String choose(String... keyTypes) {
        for (String type : keyTypes) {
            for (int i = 0; i < entries.size(); i++) {
                String algorithm = entries.get(i).chain().get(0).getPublicKey().getAlgorithm();
                // Before TLS 1.3 a type can name the key of the issuer too, as in EC_RSA.
                if (type.equals(algorithm) || type.startsWith(algorithm + "_")) {
                    return Integer.toString(i);
                }
            }
        }
        return null;
    }

    private @Nullable KeyEntry entry(@Nullable String alias) {
        if (alias == null || !alias.matches("[0-9]{1,4}")) {
            return null;
        }
        int index = Integer.parseInt(alias);
        return index < entries.size() ? entries.get(index) : null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyType);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyTypes);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyType);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases(keyType);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return aliases(keyType);
    }

    private String @Nullable [] aliases(String keyType) {
        String[] aliases = IntStream.range(0, entries.size())
                .filter(i -> keyType.equals(
                        entries.get(i).chain().get(0).getPublicKey().getAlgorithm()))
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        return aliases.length == 0 ? null : aliases;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        KeyEntry entry = entry(alias);
        return entry == null ? null : entry.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        KeyEntry entry = entry(alias);
        return entry == null ? null : entry.key();
    }
}
