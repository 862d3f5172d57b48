package dev.ocppkit.tool.composite;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.CompositeSchedule;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.smartcharging.schedule.CompositeResult;
import dev.ocppkit.smartcharging.schedule.CompositeSchedules;
import dev.ocppkit.smartcharging.schedule.Rejection;
import dev.ocppkit.tool.ToolCommand;
import dev.ocppkit.tool.input.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Works out a composite schedule. */
@Command(
        name = "composite",
        description = "Works out the composite schedule of a station.",
        footerHeading = "%nInput, one JSON object:%n",
        footer = {
            "  request            a GetCompositeScheduleRequest",
            "  from               when it was received",
            "  station            time zone, voltage, EVSEs with their transactions",
            "  installedProfiles  evseId and chargingProfile of each",
            "  evSchedules        schedules that vehicles gave, if any",
            "The README shows an example and all members.",
            "",
            "Output: the GetCompositeScheduleResponse.",
            "Exit status: 0, or 2 for wrong usage or an input that cannot be used."
        })
public final class CompositeCommand extends ToolCommand {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Also draws the schedule and the profiles that lead, over local time.")
    private @Nullable Path plot;

    @Mixin
    private InputFile file;

    /** Creates the command; its fields are set from the command line. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public CompositeCommand() {}

    @Override
    public Integer call() throws IOException {
        CompositeInput input = CompositeInput.of(file.read());
        CompositeResult result = CompositeSchedules.composite(input.query(), input.station(), input.installed());
        String json = OcppCodec.of(OcppVersion.V2_1).toJson(result.response());
        commandLine()
                .getOut()
                .println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(MAPPER.readTree(json)));
        CompositeSchedule schedule = result.schedule();
        Path target = plot;
        if (schedule == null) {
            tellRejection(result.rejection());
        } else if (target != null) {
            new CompositePlot(input, schedule, result.provenance()).save(target);
        }
        return 0;
    }

    private void tellRejection(@Nullable Rejection rejection) {
        if (rejection != null) {
            String reason = switch (rejection) {
                case UNKNOWN_EVSE -> "the station has no such EVSE";
                case UNSUPPORTED_RATE_UNIT -> "the station is not configured for the unit";
                case INVALID_DURATION -> "the duration is negative";
                case UNKNOWN_DC_VOLTAGE -> "a conversion needs the dcVoltage of an EVSE, which is not given";
            };
            String drawn = plot == null ? "" : "; nothing is drawn";
            commandLine()
                    .getErr()
                    .println("ocpp-tool: rejected (" + rejection.requirementId() + "): " + reason + drawn);
            commandLine().getErr().flush();
        }
    }
}
