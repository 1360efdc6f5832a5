package com.aiponge.crypto.signature;

import com.aiponge.crypto.MacKey;
import com.aiponge.crypto.Secrets;
import java.time.Clock;
import java.util.List;

/** Signs the requests of one service to its peers (RFC 9421 with {@code hmac-sha256}, label {@code aip}). Thread-safe. */
public final class MessageSigner {
    static final String LABEL = "aip";
    static final String ALGORITHM = "hmac-sha256";
    /** A signature counts for so long, in seconds. */
    static final long LIFE = 60;
    private static final int NONCE_BYTES = 16;

    private final ServiceKeys keys;
    private final String caller;
    private final Clock clock;

    /**
     * @param caller this service's name, {@code keyid} in each signature: 1 to 64 of {@code a-z 0-9 -}
     * @throws IllegalArgumentException for another name
     */
    public MessageSigner(ServiceKeys keys, String caller, Clock clock) {
        this.keys = keys;
        this.caller = named(caller);
        this.clock = clock;
    }

    /**
     * The two headers to add. Set all others first: {@code x-user-id}, {@code x-user-role}, {@code x-user-guest} and
     * {@code x-request-id} always, {@code content-digest} ({@link ContentDigest#of}) when there is a body, or
     * {@code x-stream: sha256-in-answer} instead when the body is streamed. What is there decides what is covered.
     *
     * @param callee the name of the service that is called
     * @throws IllegalArgumentException when the request lacks one of these, carries both kinds of body header, or holds
     *                                  characters that cannot be sent
     */
    public SignatureHeaders sign(SignableRequest request, String callee) {
        Components covered = Components.of(request);
        if (covered == null) {
            throw new IllegalArgumentException("either content-digest or x-stream: " + Components.HASH_IN_ANSWER);
        }
        long created = clock.instant().getEpochSecond();
        String input = covered.listed() + ";created=" + created + ";expires=" + (created + LIFE)
                + ";nonce=\"" + Secrets.random(NONCE_BYTES) + "\";keyid=\"" + caller + "\";alg=\"" + ALGORITHM + "\"";
        byte[] tag = signingKey(callee).tag(base(covered, input, request));
        return new SignatureHeaders(LABEL + "=" + input, SignatureValue.of(LABEL, tag));
    }

    private MacKey signingKey(String callee) {
        List<MacKey> pair = keys.of(caller, named(callee));
        keys.keep(caller, callee, pair);
        return pair.getFirst();
    }

    private static byte[] base(Components covered, String input, SignableRequest request) {
        try {
            return SignatureBase.of(covered.names(), input, request);
        } catch (SignatureRefused e) {
            throw new IllegalArgumentException("cannot sign a request without all of " + covered.listed() + ", in ASCII", e);
        }
    }

    private static String named(String service) {
        if (!Token.isName(service)) {
            throw new IllegalArgumentException("a service's name is 1 to 64 of a-z 0-9 -");
        }
        return service;
    }
}
