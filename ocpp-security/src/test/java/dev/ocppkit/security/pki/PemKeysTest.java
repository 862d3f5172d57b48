package dev.ocppkit.security.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ocppkit.security.Secret;
import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.testing.TestPki;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PemKeysTest {
    private static final String PASSWORD = "Canary-Key-Passw0rd";
    private static final Map<String, KeyPair> KEYS = Map.of(
            "RSA", KeySpec.RSA_2048.generate(TestPki.RANDOM),
            "P-256", KeySpec.EC_P256.generate(TestPki.RANDOM),
            "P-384", KeySpec.EC_P384.generate(TestPki.RANDOM));

    static Stream<String> kinds() {
        return KEYS.keySet().stream().sorted();
    }

    private static KeyPair keys(String kind) {
        return java.util.Objects.requireNonNull(KEYS.get(kind), kind);
    }

    /** PKCS #1 for RSA and SEC 1 for elliptic curves. */
    private static String traditional(PrivateKey key) {
        return pem(withCurve(key), null);
    }

    /** The provider writes the curve into SEC 1 as other tools do; the JDK leaves it to PKCS #8. */
    private static PrivateKey withCurve(PrivateKey key) {
        try {
            return KeyFactory.getInstance(key.getAlgorithm(), Bc.PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSame(PrivateKey read, PrivateKey key) {
        if (key instanceof ECPrivateKey curve) {
            assertThat(((ECPrivateKey) read).getS()).isEqualTo(curve.getS());
            assertThat(((ECPrivateKey) read).getParams().getOrder())
                    .isEqualTo(curve.getParams().getOrder());
        } else {
            assertThat(read.getEncoded()).isEqualTo(key.getEncoded());
        }
    }

    private static String pem(Object object, org.bouncycastle.openssl.PEMEncryptor encryptor) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            if (encryptor == null) {
                writer.writeObject(object);
            } else {
                writer.writeObject(object, encryptor);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String encryptedPkcs8(PrivateKey key) throws IOException, OperatorCreationException {
        return pem(
                new JcaPKCS8Generator(
                                key,
                                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                        .setProvider(Bc.PROVIDER)
                                        .setPassword(PASSWORD.toCharArray())
                                        .build())
                        .generate(),
                null);
    }

    private static String encryptedTraditional(PrivateKey key) {
        return pem(
                withCurve(key),
                new JcePEMEncryptorBuilder("AES-256-CBC")
                        .setProvider(Bc.PROVIDER)
                        .build(PASSWORD.toCharArray()));
    }

    private static void assertRefused(String text, Secret password, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PemKeys.read(text, password))
                .withMessageContaining(reason)
                .withNoCause();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pkcs8IsRead(String kind) {
        PrivateKey key = keys(kind).getPrivate();
        String text = new String(PemKeys.write(key).octets(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(PemKeys.read(text, null)).isEqualTo(key);
        assertThat(PemKeys.read(text.replace("\n", "\r\n"), Secret.of("not needed")))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void pkcs1AndSec1AreRead(String kind) {
        PrivateKey key = keys(kind).getPrivate();
        String text = traditional(key);
        assertThat(text).startsWith(kind.equals("RSA") ? "-----BEGIN RSA PRIVATE KEY" : "-----BEGIN EC PRIVATE KEY");
        assertSame(PemKeys.read(text, null), key);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void encryptedKeysAreReadWithTheirPassword(String kind) throws Exception {
        PrivateKey key = keys(kind).getPrivate();
        for (String text : new String[] {encryptedPkcs8(key), encryptedTraditional(key)}) {
            assertSame(PemKeys.read(text, Secret.of(PASSWORD)), key);
            assertRefused(text, null, "is encrypted, and there is no password");
            assertRefused(text, Secret.of("another password"), "cannot be decrypted");
        }
    }

    @Test
    void parametersAndCertificatesBeforeTheKeyArePassedOver() throws IOException {
        PrivateKey key = keys("P-256").getPrivate();
        ASN1ObjectIdentifier curve = X9ObjectIdentifiers.prime256v1;
        String parameters = pem(new PemObject("EC PARAMETERS", curve.getEncoded()), null);
        String certificate = new TestPki().csmsRoot.pem();
        assertSame(PemKeys.read("key of the station\n" + parameters + certificate + traditional(key), null), key);
    }

    @Test
    void keyOfAnUnknownKindIsRefused() throws IOException {
        PrivateKeyInfo strange = new PrivateKeyInfo(
                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(NISTObjectIdentifiers.id_aes128_CBC),
                new org.bouncycastle.asn1.DEROctetString(new byte[] {1, 2, 3}));
        assertRefused(
                pem(new PemObject("PRIVATE KEY", strange.getEncoded()), null), null, "broken or of an unknown kind");
    }

    @Test
    void garbageIsRefusedWithAReason() {
        String garbage = Base64.getEncoder().encodeToString("no key at all".getBytes(StandardCharsets.UTF_8));
        String whole = new String(PemKeys.write(keys("P-256").getPrivate()).octets(), StandardCharsets.UTF_8);
        assertRefused("", null, "no readable private key");
        assertRefused("no PEM", null, "no readable private key");
        assertRefused(new TestPki().csmsRoot.pem(), null, "no readable private key");
        assertRefused(
                "-----BEGIN PRIVATE KEY-----\n" + garbage + "\n-----END PRIVATE KEY-----\n",
                null,
                "no readable private key");
        assertRefused(whole.substring(0, whole.length() / 2), null, "no readable private key");
        assertRefused("x".repeat(20_001), null, "too long");
    }

    @Property(tries = 300)
    void oneChangedCharacterGivesAKeyOrAReasonThatShowsNothing(@ForAll int place, @ForAll char other) {
        String text = traditional(keys("P-256").getPrivate());
        int at = Math.floorMod(place, text.length());
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        Throwable thrown = Assertions.catchThrowable(() -> PemKeys.read(changed, null));
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasNoCause();
            assertThat(thrown.getMessage()).hasSizeLessThan(80).doesNotContain(text.substring(40, 60));
        }
    }
}
