package dev.ocppkit.tool.energy;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.json.ReadResult;
import dev.ocppkit.model.message.SetDERControlRequest;
import dev.ocppkit.smartcharging.der.DerControl;
import dev.ocppkit.tool.input.InputException;
import dev.ocppkit.tool.input.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads controls that a station holds: SetDERControlRequest, and {@code isSuperseded} beside its members. */
final class DerExisting {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);

    private DerExisting() {}

    static List<DerControl> read(Members input, String name, Instant now) throws InputException {
        List<DerControl> controls = new ArrayList<>();
        if (!input.has(name)) {
            return controls;
        }
        for (JsonNode form : input.node(name)) {
            String place = name + "/" + controls.size();
            if (!form.isObject()) {
                throw input.wrong(place, "is not a JSON object");
            }
            ObjectNode request = (ObjectNode) form.deepCopy();
            JsonNode superseded = request.remove("isSuperseded");
            boolean isSuperseded = superseded != null && superseded.asBoolean();
            ReadResult<SetDERControlRequest> result = CODEC.read(SetDERControlRequest.class, request.toString());
            if (!result.isValid()) {
                throw input.wrong(
                        place,
                        "is refused: "
                                + result.violations().stream()
                                        .map(violation -> violation.text())
                                        .collect(Collectors.joining(" ")));
            }
            controls.add(new DerControl(result.orThrow(), null, isSuperseded ? now : null, null));
        }
        return controls;
    }
}
