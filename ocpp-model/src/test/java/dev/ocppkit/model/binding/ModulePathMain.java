package dev.ocppkit.model.binding;

import dev.ocppkit.model.OcppRecord;
import dev.ocppkit.model.message.BootNotificationRequest;
import java.util.List;

/** Binds a message that has all kinds of members; prints it with the module that it comes from. */
final class ModulePathMain {
    private ModulePathMain() {}

    public static void main(String[] args) {
        String json = "{\"reason\":\"PowerUp\",\"chargingStation\":{\"model\":\"M\",\"vendorName\":\"V\"},"
                + "\"customData\":{\"vendorId\":\"com.example\",\"a\":1}}";
        for (Mapper mapper : List.of(new Jackson2Mapper(), new Jackson3Mapper())) {
            OcppRecord value = mapper.read(json, BootNotificationRequest.class);
            System.out.println(mapper + " " + value.getClass().getModule() + " "
                    + value.equals(mapper.read(mapper.write(value), BootNotificationRequest.class)));
        }
    }
}
