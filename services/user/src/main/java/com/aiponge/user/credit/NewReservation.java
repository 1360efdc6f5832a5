package com.aiponge.user.credit;

import com.aiponge.runtime.http.Input;
import com.aiponge.user.subscription.Feature;
import java.util.UUID;

/** What a service asks to hold credits for. */
record NewReservation(UUID operationId, UUID userId, Feature feature, int quantity, String reason) {
    /** An album of staff has at most 160 tracks (19.10). */
    private static final int MOST = 160;

    static NewReservation from(Input body) {
        UUID operation = body.requiredUuid("operationId");
        UUID user = body.requiredUuid("userId");
        String feature = body.present("feature", body.oneOf("feature", Feature.wireNames()));
        Integer quantity = body.present("quantity", body.integer("quantity", 1, MOST, null));
        String reason = body.text("reason", 200);
        body.check();
        return new NewReservation(operation, user, Feature.of(feature), quantity, Reason.code(reason));
    }
}
