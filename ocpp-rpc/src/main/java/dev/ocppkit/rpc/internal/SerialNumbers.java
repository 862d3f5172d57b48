package dev.ocppkit.rpc.internal;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * Finds the serial number of a charging station in its client certificate.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.511, B01.FR.11.
 */
final class SerialNumbers {
    private SerialNumbers() {}

    /** Returns the common name of the first certificate, or null if there is none. */
    static @Nullable String of(List<X509Certificate> certificates) {
        if (certificates.isEmpty()) {
            return null;
        }
        String subject = certificates.get(0).getSubjectX500Principal().getName(X500Principal.RFC2253);
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst()
                            .orElse(null);
        } catch (InvalidNameException e) {
            return null;
        }
    }
}
