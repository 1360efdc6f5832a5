package com.aiponge.gateway.identity;

import com.aiponge.crypto.Hkdf;
import com.aiponge.crypto.MacKey;
import com.aiponge.crypto.Secrets;
import com.aiponge.crypto.signature.NonceStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Tickets for one stream, for clients that cannot set headers on one (contract 15.1). A ticket is signed and says whose it is, so any instance
 * takes it; that it was used is noted in Redis and in process. Without Redis a ticket could be used once on each instance within its minute.
 * Thread-safe.
 */
public final class Tickets {
    public static final Duration LIFE = Duration.ofSeconds(60);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int LONGEST = 512;
    private static final int FIELDS = 9;

    private final List<MacKey> keys;
    private final NonceStore used;
    private final Clock clock;

    /** @param secrets {@code INTERNAL_SERVICE_SECRET} and its retired ones, as bytes; the first signs */
    public Tickets(List<byte[]> secrets, NonceStore used, Clock clock) {
        this.keys = secrets.stream().map(secret -> new MacKey(Hkdf.derive(secret, null, "event ticket", 32))).toList();
        this.used = used;
        this.clock = clock;
    }

    public String issue(Visitor visitor) {
        String text = String.join(" ", Secrets.random(12), Long.toString(clock.instant().plus(LIFE).getEpochSecond()), visitor.user(), visitor.role(),
                Boolean.toString(visitor.guest()), visitor.sessionId().toString(), visitor.tokenId(),
                Long.toString(visitor.issuedAt().getEpochSecond()), Long.toString(visitor.expiresAt().getEpochSecond()));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ENCODER.encodeToString(bytes) + '.' + ENCODER.encodeToString(keys.getFirst().tag(bytes));
    }

    /** Whose ticket it is; null when it is not genuine, or too old. Does not use it up. */
    public Visitor visitor(String ticket) {
        String[] fields = fields(ticket);
        if (fields == null || !clock.instant().isBefore(time(fields[1]))) {
            return null;
        }
        UUID user = UUID.fromString(fields[2]);
        return new Visitor(user, user.toString(), fields[3], Boolean.parseBoolean(fields[4]), UUID.fromString(fields[5]), fields[6], time(fields[7]),
                time(fields[8]));
    }

    /** Uses a genuine ticket up. @return false when that was done before */
    public boolean use(String ticket) {
        String[] fields = fields(ticket);
        return fields != null && used.firstUseOfChange("ticket:" + fields[0], time(fields[1]));
    }

    private String[] fields(String ticket) {
        int dot = ticket.indexOf('.');
        if (dot < 0 || ticket.length() > LONGEST) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(ticket.substring(0, dot));
            byte[] tag = Base64.getUrlDecoder().decode(ticket.substring(dot + 1));
            if (keys.stream().noneMatch(key -> key.confirms(bytes, tag))) {
                return null;
            }
            String[] fields = new String(bytes, StandardCharsets.UTF_8).split(" ");
            return fields.length == FIELDS ? fields : null;
        } catch (IllegalArgumentException e) {
            return null; // not base64
        }
    }

    private static Instant time(String seconds) {
        return Instant.ofEpochSecond(Long.parseLong(seconds));
    }
}
