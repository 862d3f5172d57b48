import dev.ocppkit.model.OcppVersion;
import dev.ocppkit.model.datatype.ChargingStation;
import dev.ocppkit.model.enumeration.BootReasonEnum;
import dev.ocppkit.model.json.OcppCodec;
import dev.ocppkit.model.message.BootNotificationRequest;
import dev.ocppkit.model.message.BootNotificationResponse;

public class FirstMessage {
    public static void main(String[] args) {
        OcppCodec codec = OcppCodec.of(OcppVersion.V2_1);
        var station = ChargingStation.builder().model("Wallbox 22").vendorName("Example").build();
        System.out.println(codec.toJson(BootNotificationRequest.of(station, BootReasonEnum.POWER_UP)));
        var answer = codec.read(BootNotificationResponse.class, "{\"status\":\"Acepted\",\"interval\":300}");
        answer.violations().forEach(violation -> System.out.println(violation.text()));
    }
}
