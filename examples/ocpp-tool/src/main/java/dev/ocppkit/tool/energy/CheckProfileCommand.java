package dev.ocppkit.tool.energy;

import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.smartcharging.validation.ChargingProfiles;
import dev.ocppkit.smartcharging.validation.ProfileCheck;
import dev.ocppkit.smartcharging.validation.ProfileViolation;
import dev.ocppkit.smartcharging.validation.ValidationPolicy;
import dev.ocppkit.tool.input.Members;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges a charging profile. */
@Command(
        name = "check-profile",
        description = "Tells whether a station accepts a charging profile, and everything that is wrong with it.",
        footerHeading = "%nInput, one JSON object of either form:%n",
        footer = {
            "  station, existing, request         what the station is, which profiles it has, SetChargingProfileRequest",
            "  source, chargingProfile, config    operation modes alone",
            "",
            "Output: status and reasonCode of the answer; all faults and warnings go to standard error.",
            "Exit status: 0, or 2 for wrong usage or an input that cannot be used."
        })
public final class CheckProfileCommand extends DocumentCommand {
    @Option(
            names = "--plot",
            paramLabel = "FILE.png",
            description = "Also draws the periods of the profile, with those that are at fault marked.")
    private @Nullable Path plot;

    /** Creates the command; its fields are set from the command line. */
    public CheckProfileCommand() {}

    @Override
    Object answer(Members input) throws IOException {
        if (input.has("chargingProfile")) {
            ChargingProfile profile = ProfileInput.profile(input);
            return answer(
                    profile,
                    new ProfileCheck(
                            ChargingProfiles.validateModes(
                                    profile,
                                    ProfileInput.modeCapabilities(input),
                                    ProfileInput.transfer(input),
                                    ValidationPolicy.defaults()),
                            List.of()));
        }
        ProfileInput parsed = ProfileInput.of(input);
        return answer(parsed.request().profile(), ChargingProfiles.validate(parsed.request(), parsed.context()));
    }

    private Map<String, Object> answer(ChargingProfile profile, ProfileCheck check) throws IOException {
        if (plot != null) {
            ProfilePlot.draw(profile, check.violations(), plot);
        }
        check.violations().forEach(violation -> tell(violation.reasonCode() + ", " + violation.text()));
        check.warnings().forEach(warning -> tell("warning, " + warning.text()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", check.toResponse().status().wireName());
        check.first().map(ProfileViolation::reasonCode).ifPresent(code -> answer.put("reasonCode", code.value()));
        return answer;
    }
}
