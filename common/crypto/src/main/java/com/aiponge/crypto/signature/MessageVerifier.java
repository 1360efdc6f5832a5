package com.aiponge.crypto.signature;

import com.aiponge.crypto.MacKey;
import com.aiponge.crypto.signature.SignatureRefused.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Checks the requests that arrive at one service. Thread-safe.
 *
 * <p>A signature binds the body through {@code content-digest}; this class sees no body. Whoever reads one must compare:
 * {@link ContentDigest#matches} with the header, present or not, for every body read whole, or simply call
 * {@link #verify(SignableRequest, byte[])}. A request that carries {@code content-digest} or {@code x-stream} without covering
 * it is refused here, and so is one that carries both.
 */
public final class MessageVerifier {
    /** A request that is what a service of ours sent to this one, for the first time. */
    public record VerifiedSignature(String caller, Instant created, String nonce) {
    }

    private final ServiceKeys keys;
    private final String callee;
    private final Clock clock;
    private final NonceStore nonces;

    /** @param callee this service's name */
    public MessageVerifier(ServiceKeys keys, String callee, Clock clock, NonceStore nonces) {
        if (!Token.isName(callee)) {
            throw new IllegalArgumentException("a service's name is 1 to 64 of a-z 0-9 -");
        }
        this.keys = keys;
        this.callee = callee;
        this.clock = clock;
        this.nonces = nonces;
    }

    /**
     * Checks everything but the body's bytes, and notes the nonce when all the rest is good.
     *
     * @throws SignatureRefused with the reason
     */
    public VerifiedSignature verify(SignableRequest request) {
        SignatureInput input = authenticate(request);
        noteNonce(input, request.method());
        return verified(input);
    }

    /**
     * Checks everything, the body included: for requests read whole. An empty array when there is no body.
     *
     * @throws SignatureRefused with the reason; {@code ALTERED} when the body is not the one that was signed
     */
    public VerifiedSignature verify(SignableRequest request, byte[] body) {
        SignatureInput input = authenticate(request);
        if (!ContentDigest.matches(request.header("content-digest"), body)) {
            throw new SignatureRefused(Reason.ALTERED);
        }
        noteNonce(input, request.method());
        return verified(input);
    }

    private SignatureInput authenticate(SignableRequest request) {
        String inputHeader = request.header("signature-input");
        String signatureHeader = request.header("signature");
        if (inputHeader == null || signatureHeader == null) {
            throw new SignatureRefused(Reason.ABSENT);
        }
        SignatureInput input = SignatureInputParser.parse(inputHeader);
        require(input.label().equals(MessageSigner.LABEL), Reason.LABEL);
        byte[] tag = SignatureValue.parse(MessageSigner.LABEL, signatureHeader);
        Components covered = Components.of(request);
        require(covered != null && covered.listed().equals(input.components()), Reason.COMPONENT);
        checkParameters(input);
        byte[] base = SignatureBase.of(covered.names(), input.serialised(), request);
        List<MacKey> pair = keys.of(input.keyId(), callee);
        require(confirmed(pair, base, tag), Reason.ALTERED);
        keys.keep(input.keyId(), callee, pair);
        return input;
    }

    private void checkParameters(SignatureInput input) {
        require(MessageSigner.ALGORITHM.equals(input.algorithm()), Reason.ALGORITHM);
        require(Token.isName(input.keyId()) && Token.isNonce(input.nonce()), Reason.MALFORMED);
        require(input.created() >= 0 && input.expires() >= 0, Reason.MALFORMED);
        long now = clock.instant().getEpochSecond();
        require(Math.abs(now - input.created()) <= MessageSigner.LIFE, Reason.CREATED);
        long life = input.expires() - input.created();
        require(now <= input.expires() && life >= 0 && life <= MessageSigner.LIFE, Reason.EXPIRED);
    }

    /** Last of all: a forgery must not use up the nonce of a genuine request. */
    private void noteNonce(SignatureInput input, String method) {
        String key = input.keyId() + ">" + callee + ":" + input.nonce();
        // The whole of the second `expires` is still acceptable.
        Instant until = Instant.ofEpochSecond(input.expires() + 1);
        boolean reads = method.equals("GET") || method.equals("HEAD");
        require(reads ? nonces.firstUse(key, until) : nonces.firstUseOfChange(key, until), Reason.REPLAYED);
    }

    private static boolean confirmed(List<MacKey> pair, byte[] base, byte[] tag) {
        for (MacKey key : pair) {
            if (key.confirms(base, tag)) {
                return true;
            }
        }
        return false;
    }

    private static VerifiedSignature verified(SignatureInput input) {
        return new VerifiedSignature(input.keyId(), Instant.ofEpochSecond(input.created()), input.nonce());
    }

    private static void require(boolean holds, Reason reason) {
        if (!holds) {
            throw new SignatureRefused(reason);
        }
    }
}
