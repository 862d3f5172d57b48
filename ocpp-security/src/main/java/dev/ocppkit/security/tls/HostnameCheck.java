package dev.ocppkit.security.tls;

import dev.ocppkit.security.internal.Bc;
import dev.ocppkit.security.internal.Guard;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Tells whether a certificate of a CSMS is for the host of its URL. Pure.
 *
 * <p>If the certificate has alternative names for hosts or addresses, they alone decide; otherwise its common name does. A
 * wildcard stands for one whole label on the left, and only if AllowCSMSTLSWildcards says so.
 *
 * <p>Spec: OCPP 2.1 Part 2, A00.FR.309, A00.FR.412, A00.FR.510, A00.FR.511; SecurityCtrlr.AllowCSMSTLSWildcards; RFC 2818, 3.1.
 */
public final class HostnameCheck {
    private HostnameCheck() {}

    /**
     * Compares a host with a certificate.
     *
     * @param host name or address of the host in the URL
     * @param certificate the certificate of the CSMS
     * @param allowWildcards whether AllowCSMSTLSWildcards is true
     * @return whether they fit, or why not
     */
    public static HostnameReason verify(String host, X509Certificate certificate, boolean allowWildcards) {
        Optional<String> wanted = normalise(host);
        return wanted.flatMap(name -> Guard.attempt(() -> verify(name, Bc.holder(certificate), allowWildcards)))
                .orElse(HostnameReason.MALFORMED);
    }

    private static HostnameReason verify(String host, X509CertificateHolder certificate, boolean allowWildcards)
            throws UnknownHostException {
        Extension extension = certificate.getExtension(Extension.subjectAlternativeName);
        if (extension != null) {
            boolean decides = false;
            List<String> hosts = new ArrayList<>();
            for (GeneralName name :
                    GeneralNames.getInstance(extension.getParsedValue()).getNames()) {
                if (name.getTagNo() == GeneralName.dNSName) {
                    decides = true;
                    hosts.add(name.getName().toString());
                } else if (name.getTagNo() == GeneralName.iPAddress) {
                    decides = true;
                    byte[] octets = ASN1OctetString.getInstance(name.getName()).getOctets();
                    hosts.add(InetAddress.getByAddress(octets).getHostAddress());
                }
            }
            if (decides) {
                return verify(host, hosts, allowWildcards);
            }
        }
        return Bc.onlyValue(certificate.getSubject(), BCStyle.CN)
                .map(name -> verify(host, List.of(name), allowWildcards))
                .orElse(HostnameReason.OTHER_HOST);
    }

    private static HostnameReason verify(String host, List<String> names, boolean allowWildcards) {
        boolean wildcard = false;
        for (String name : names) {
            if (normalise(name).filter(host::equals).isPresent()) {
                return HostnameReason.MATCHES;
            }
            wildcard |= matchesWildcard(host, name);
        }
        if (!wildcard) {
            return HostnameReason.OTHER_HOST;
        }
        return allowWildcards ? HostnameReason.MATCHES : HostnameReason.WILDCARD_NOT_ALLOWED;
    }

    private static boolean matchesWildcard(String host, String pattern) {
        int dot = host.indexOf('.');
        // A wildcard right below a top-level domain would be for everybody.
        boolean shaped = pattern.startsWith("*.") && pattern.indexOf('.', 2) > 0 && dot > 0 && !isAddress(host);
        return shaped
                && normalise(pattern.substring(2))
                        .filter(host.substring(dot + 1)::equals)
                        .isPresent();
    }

    /** Returns a host name in lower case and ASCII without a dot at its end, or an address in one spelling. */
    private static Optional<String> normalise(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (name.isEmpty() || name.length() > 255 || name.indexOf('*') >= 0) {
            return Optional.empty();
        }
        if (isAddress(name)) {
            return Guard.attempt(() -> InetAddress.getByName(name).getHostAddress());
        }
        return Guard.attempt(() -> {
            String ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        });
    }

    /** Returns whether a text is an address, so that looking it up asks no name server. */
    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 ? host.matches("[0-9A-Fa-f:.]+") : host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }
}
