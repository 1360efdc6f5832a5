package com.aiponge.user.safety;

import com.aiponge.runtime.http.Call;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * For whom advice is given.
 *
 * @param preferredRegion the region the person has chosen, or null; asked for only when help is shown
 */
public record Reader(String language, String acceptLanguage, Supplier<String> preferredRegion) {

    /** @param regions the region each person has chosen in the preferences, or null */
    public static Reader of(Call call, UUID userId, Function<UUID, String> regions) {
        return new Reader(call.language(), call.header("accept-language"), () -> regions.apply(userId));
    }
}
