package com.aiponge.runtime.http;

import com.aiponge.crypto.signature.SignableRequest;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/** A request as it stood on the wire: what a signature covers. */
public record Wire(ServerRequest request) implements SignableRequest {
    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String path() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public String query() {
        String raw = request.prologue().query().rawValue();
        return raw == null || raw.isEmpty() ? null : raw;
    }

    /** The value of a header; several lines are joined as RFC 9110 (5.3) says. Null when absent. */
    @Override
    public String header(String lowerCaseName) {
        HeaderName name = HeaderNames.createFromLowercase(lowerCaseName);
        if (!request.headers().contains(name)) {
            return null;
        }
        List<String> values = request.headers().get(name).allValues();
        return values.size() == 1 ? values.getFirst() : String.join(", ", values);
    }
}
