/**
 * A server transport for Tomcat, Jetty, Spring Boot and other Jakarta containers; start with
 * {@link dev.ocppkit.rpc.transport.jakarta.OcppServlet}.
 *
 * <p>Spec: OCPP 2.1 Part 4, chapter 3.
 */
@NullMarked
package dev.ocppkit.rpc.transport.jakarta;

import org.jspecify.annotations.NullMarked;
