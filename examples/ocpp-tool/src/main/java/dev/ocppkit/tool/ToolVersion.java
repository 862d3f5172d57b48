package dev.ocppkit.tool;

import picocli.CommandLine.IVersionProvider;

/** Takes the version from the manifest of the jar. */
final class ToolVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = OcppTool.class.getPackage().getImplementationVersion();
        return new String[] {"ocpp-tool " + (version == null ? "(not packaged)" : version)};
    }
}
