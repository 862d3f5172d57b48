package dev.ocppkit.smartcharging.store;

import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingProfile;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.smartcharging.InstalledProfile;
import dev.ocppkit.smartcharging.internal.JsonSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON form of {@link ChargingProfileStore}. */
final class StoreJson {
    private static final OcppCodec CODEC = OcppCodec.of(OcppVersion.V2_1);
    private static final JsonFactory FACTORY = new JsonFactory();

    private StoreJson() {}

    static String write(ChargingProfileStore store) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("profiles");
            store.profiles().forEach(one -> write(one, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void write(InstalledProfile installed, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("evseId", installed.evseId());
        json.writeName("chargingProfile");
        CODEC.write(installed.profile(), json);
        if (!installed.randomDelays().isEmpty()) {
            json.writeArrayPropertyStart("randomDelays");
            for (List<Integer> delays : installed.randomDelays()) {
                json.writeStartArray();
                delays.forEach(json::writeNumber);
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        if (!installed.localStarts().isEmpty()) {
            json.writeObjectPropertyStart("localStarts");
            new TreeMap<>(installed.localStarts())
                    .forEach((index, start) -> json.writeStringProperty(index.toString(), start.toString()));
            json.writeEndObject();
        }
        if (installed.permanentlyInvalid()) {
            json.writeBooleanProperty("permanentlyInvalid", true);
        }
        if (installed.installedAt() != null) {
            json.writeStringProperty("installedAt", installed.installedAt().toString());
        }
        json.writeEndObject();
    }

    static ChargingProfileStore read(String text) {
        return JsonSource.read(text, "charging profiles", json -> {
            List<InstalledProfile> profiles = new ArrayList<>();
            json.object(name -> {
                if (!name.equals("profiles")) {
                    throw json.wrong();
                }
                profiles.addAll(json.array(() -> new Parts(json).read()));
            });
            return new ChargingProfileStore(profiles);
        });
    }

    /** The members of a profile as they come. */
    private static final class Parts {
        private final JsonSource json;
        private @Nullable Integer evseId;
        private @Nullable ChargingProfile profile;
        private List<List<Integer>> randomDelays = List.of();
        private final Map<Integer, LocalDateTime> localStarts = new HashMap<>();
        private boolean permanentlyInvalid;
        private @Nullable Instant installedAt;

        Parts(JsonSource json) {
            this.json = json;
        }

        InstalledProfile read() {
            json.object(this::member);
            if (evseId == null || profile == null || evseId < 0) {
                throw json.wrong();
            }
            return new InstalledProfile(evseId, profile, randomDelays, localStarts, permanentlyInvalid, installedAt);
        }

        private void member(String name) {
            switch (name) {
                case "evseId" -> evseId = json.integer();
                case "chargingProfile" -> profile = json.official(ChargingProfile.class);
                case "randomDelays" -> randomDelays = json.array(() -> json.array(this::delay));
                case "localStarts" -> json.object(this::localStart);
                case "permanentlyInvalid" -> permanentlyInvalid = json.flag();
                case "installedAt" -> installedAt = json.text(Instant::parse);
                default -> throw json.wrong();
            }
        }

        private int delay() {
            int seconds = json.integer();
            if (seconds < 0) {
                throw json.wrong();
            }
            return seconds;
        }

        private void localStart(String index) {
            try {
                localStarts.put(Integer.valueOf(index), json.text(LocalDateTime::parse));
            } catch (NumberFormatException e) {
                throw json.wrong();
            }
        }
    }
}
