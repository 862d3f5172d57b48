package dev.ocppkit.rpc.transport.jakarta;

import dev.ocppkit.rpc.spi.ServerBinding;
import dev.ocppkit.rpc.testkit.conformance.ServerConformance.Running;
import java.net.URI;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsSci;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Starts the servlet in real containers. */
final class Containers {
    private Containers() {}

    static Running tomcat(ServerBinding csms) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector();
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(new WsSci(), null);
        Tomcat.addServlet(context, "ocpp", new OcppServlet(csms));
        context.addServletMappingDecoded("/ocpp/*", "ocpp");
        tomcat.start();
        URI endpoint = URI.create("ws://localhost:" + tomcat.getConnector().getLocalPort() + "/ocpp");
        return new Running(endpoint, () -> {
            tomcat.stop();
            tomcat.destroy();
        });
    }

    static Running jetty(ServerBinding csms) throws Exception {
        Server jetty = new Server();
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("localhost");
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        context.addServlet(new ServletHolder(new OcppServlet(csms)), "/ocpp/*");
        jetty.setHandler(context);
        jetty.start();
        return new Running(URI.create("ws://localhost:" + connector.getLocalPort() + "/ocpp"), jetty::stop);
    }
}
