package dev.ocppkit.tool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Adds to the help of each command what its exit status means, if it does not say so itself, and what one can type. */
final class HelpExamples {
    private static final String KEY = "examples";
    private static final String EXIT_STATUS =
            "Exit status: 0 all is good, 1 the check says no, 2 wrong usage or input.";
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("ocpp-tool", "ocpp-tool validate --version 2.1 frames.log"),
            Map.entry("ocpp-tool validate", "ocpp-tool validate --version 2.1 --format json frames.log"),
            Map.entry("ocpp-tool composite", "ocpp-tool composite --plot day.png docs/smartcharging/v2x-day.json"),
            Map.entry("ocpp-tool check-profile", "ocpp-tool check-profile profile.json"),
            Map.entry("ocpp-tool freqwatt", "ocpp-tool freqwatt --plot curve.png samples.json"),
            Map.entry("ocpp-tool balance", "ocpp-tool balance --plot loads.png loads.json"),
            Map.entry("ocpp-tool der", "ocpp-tool der --plot droop.png droop.json"),
            Map.entry("ocpp-tool price", "ocpp-tool price schedule.json"),
            Map.entry("ocpp-tool cost", "ocpp-tool cost --plot cost.png session.json"),
            Map.entry("ocpp-tool tariff", "ocpp-tool tariff explain tariff.json"),
            Map.entry("ocpp-tool tariff explain", "ocpp-tool tariff explain --zone Europe/Amsterdam tariff.json"),
            Map.entry("ocpp-tool cert-hash", "ocpp-tool cert-hash pki/csms-ec.pem --issuer pki/csms-root.pem"),
            Map.entry("ocpp-tool chain-check", "ocpp-tool chain-check pki/station.pem --root pki/station-root.pem"),
            Map.entry("ocpp-tool csr", "ocpp-tool csr --common-name SN-1 --organisation 'My CSO' --key new.key.pem"),
            Map.entry("ocpp-tool firmware-sign", "ocpp-tool firmware-sign image.bin --key pki/firmware.key.pem"),
            Map.entry(
                    "ocpp-tool firmware-verify",
                    "ocpp-tool firmware-verify image.bin --signature image.sig "
                            + "\\\n      --certificate pki/firmware.pem --root pki/manufacturer-root.pem"),
            Map.entry("ocpp-tool totp", "ocpp-tool totp secret.txt --validity 60"),
            Map.entry(
                    "ocpp-tool sign-frame",
                    "ocpp-tool sign-frame boot.json \\\n      --key pki/station.key.pem --certificate pki/station.pem"),
            Map.entry("ocpp-tool verify-frame", "ocpp-tool verify-frame signed.json --certificate pki/station.pem"),
            Map.entry("ocpp-tool ocmf-verify", "ocpp-tool ocmf-verify reading.ocmf --key meter.txt"),
            Map.entry("ocpp-tool test-pki", "ocpp-tool test-pki pki --host localhost,127.0.0.1"),
            Map.entry("ocpp-tool csms", "ocpp-tool csms --db csms-data"),
            Map.entry("ocpp-tool station", "ocpp-tool station ws://127.0.0.1:9310/ocpp/CS-1 --v2x"),
            Map.entry("ocpp-tool generate-completion", "ocpp-tool generate-completion > ocpp-tool.bash"),
            Map.entry("ocpp-tool version", "ocpp-tool version"));

    private HelpExamples() {}

    /** Adds the section to a command and all below it. */
    static CommandLine addTo(CommandLine root) {
        List<String> keys = new ArrayList<>(root.getHelpSectionKeys());
        keys.add(KEY);
        root.setHelpSectionKeys(keys);
        addSection(root);
        return root;
    }

    private static void addSection(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        boolean silent = Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .noneMatch(line -> line.startsWith("Exit status"));
        silent &= command.getCommandSpec().usageMessage().exitCodeList().isEmpty();
        String status = silent ? String.format("%n%s%n", EXIT_STATUS) : "";
        String example = EXAMPLES.containsKey(name) ? String.format("%nExample:%n  %s%n", EXAMPLES.get(name)) : "";
        command.getHelpSectionMap().put(KEY, help -> status + example);
        command.getSubcommands().values().forEach(HelpExamples::addSection);
    }
}
