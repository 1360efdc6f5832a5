package com.aiponge.runtime.peers;

import com.aiponge.runtime.http.Caller;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;

/**
 * One call to another service. Failures of the peer come back as the {@code Problem} it answered (status, code, details unchanged);
 * an unreachable peer is {@code Problem.Unavailable}, a passed deadline {@code Problem.timedOut()}. Not thread-safe; sent once.
 */
public interface PeerCall {

    /** Adds a query parameter; null values are left out. */
    PeerCall query(String name, Object value);

    /** A JSON body. */
    PeerCall body(Object json);

    /** On behalf of the person a handler serves: their id, role and guest mark are signed. */
    PeerCall as(Caller caller);

    /** About one user, when no person called: role {@code service} with that user's id. */
    PeerCall about(UUID userId);

    /** Says that repeating the call is harmless (it carries an operation id). GET, PUT and DELETE are repeatable anyway. */
    PeerCall repeatable();

    /** At most this long in all; the deadline of the request being served is kept too. Default 10 seconds. */
    PeerCall within(Duration limit);

    /** Sends, and reads {@code data} of the envelope as this type. */
    <T> T data(Class<T> type);

    /** Sends, and answers {@code data} of the envelope as a tree. */
    JsonNode data();

    /** Streams a body that is never held whole ({@code x-stream}); the digest in the answer is compared with what was sent. */
    JsonNode upload(String contentType, InputStream body);

    /** Sends, and expects success without caring for the answer. */
    void send();
}
