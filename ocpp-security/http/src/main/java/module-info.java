/**
 * Fetches what OCPP security needs over HTTP: OCSP answers, CRLs, firmware and logs.
 */
module dev.ocppkit.security.http {
    requires transitive dev.ocppkit.security;
    requires java.net.http;
    requires static transitive org.jspecify;

    exports dev.ocppkit.security.http;
}
