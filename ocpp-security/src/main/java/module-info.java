/**
 * Security of OCPP: certificates, TLS, passwords, signatures, security events.
 */
module dev.ocppkit.security {
    requires transitive dev.ocppkit.model;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.util;
    requires static transitive org.jspecify;

    exports dev.ocppkit.security;
    exports dev.ocppkit.security.event;
    exports dev.ocppkit.security.firmware;
    exports dev.ocppkit.security.iso15118;
    exports dev.ocppkit.security.meter;
    exports dev.ocppkit.security.password;
    exports dev.ocppkit.security.payment;
    exports dev.ocppkit.security.pki;
    exports dev.ocppkit.security.redaction;
    exports dev.ocppkit.security.revocation;
    exports dev.ocppkit.security.signing;
    exports dev.ocppkit.security.store;
    exports dev.ocppkit.security.tls;
}
