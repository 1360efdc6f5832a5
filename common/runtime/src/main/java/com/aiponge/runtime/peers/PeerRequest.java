package com.aiponge.runtime.peers;

import com.aiponge.crypto.signature.SignableRequest;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;

/**
 * A request to a peer as it will stand on the wire, except its signature.
 *
 * @param path       raw path
 * @param query      raw query, null when there is none
 * @param headers    by lower-case name
 * @param body       null when there is none, or when it is streamed
 * @param stream     a streamed body, else null
 * @param repeatable sending it twice does no harm
 */
public record PeerRequest(String method, String path, String query, Map<String, String> headers, byte[] body, InputStream stream,
                          Instant deadline, boolean repeatable) implements SignableRequest {
    @Override
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
