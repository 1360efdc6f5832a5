package com.aiponge.storage.media;

import com.aiponge.crypto.field.FieldCipher;
import com.aiponge.crypto.media.MediaSignature;
import com.aiponge.runtime.data.Database;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.file.FileNames;
import com.aiponge.storage.file.FileRow;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.object.ByteRange;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files for holders of URLs: public ones for everybody, private ones for who has a signature that has not ended. Thread-safe. */
public final class Media {
    private static final Logger LOG = LoggerFactory.getLogger(Media.class);
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    /** How long a link to the store lasts that an owner was sent to. */
    private static final Duration OWNERS_LINK = Duration.ofMinutes(15);

    private final FileStore files;
    private final ObjectStore objects;
    private final MediaSignature signature;
    private final FileNames names;
    private final Clock clock;

    public Media(Database database, ObjectStore objects, MediaSignature signature, FieldCipher cipher, Clock clock) {
        this.files = new FileStore(database);
        this.objects = objects;
        this.signature = signature;
        this.names = new FileNames(cipher);
        this.clock = clock;
    }

    /** @throws Problem 404 for unknown files and private ones without a signature; 403 for a signature that is wrong or has ended */
    Variant open(UUID id, boolean thumbnail, UrlSignature url) {
        FileRow file = find(id, url);
        if (file.isPublic()) {
            return variant(file, thumbnail, url, null, FOR_EVER);
        }
        Instant until = allowedUntil(id, url);
        return variant(file, thumbnail, url, until, "private, max-age=" + Math.max(0, until.getEpochSecond() - clock.instant().getEpochSecond()));
    }

    /** As {@link #open}, and for its owner without a signature. @param person null when nobody is signed in */
    Variant download(UUID id, UUID person, UrlSignature url) {
        FileRow file = find(id, url);
        if (!file.isPublic() && file.ownerId().equals(person) && url.sig() == null) {
            return variant(file, false, url, clock.instant().plus(OWNERS_LINK), "private, no-store");
        }
        return open(id, false, url);
    }

    /** Under the id it had while it was public a file is found by signatures alone: caches everywhere still hold what was public. */
    private FileRow find(UUID id, UrlSignature url) {
        return files.find(id).or(() -> url.sig() == null ? Optional.empty() : files.findMoved(id))
                .filter(file -> !file.missing()).orElseThrow(Problem.NotFound::new);
    }

    private Variant variant(FileRow file, boolean thumbnail, UrlSignature url, Instant until, String cache) {
        if (thumbnail && !file.isImage()) {
            throw new Problem.NotFound();
        }
        String disposition = disposition(file, url.disposition());
        return thumbnail && file.thumbSize() != null
                ? new Variant(file.thumbKey(), "image/jpeg", file.thumbSize(), file.thumbSha256(), file.createdAt(), until, cache, disposition)
                : new Variant(file.key(), file.contentType(), file.size(), file.sha256(), file.createdAt(), until, cache, disposition);
    }

    private Instant allowedUntil(UUID id, UrlSignature url) {
        if (url.sig() == null) {
            throw new Problem.NotFound();
        }
        long expires = url.expires();
        if (expires < 0 || !signature.matches(id, expires, url.disposition() == null ? "" : url.disposition(), url.sig())) {
            throw new Problem.Forbidden("MEDIA_URL_INVALID", "This link was altered");
        }
        Instant until = Instant.ofEpochSecond(expires);
        if (!clock.instant().isBefore(until)) {
            throw new Problem.Forbidden("MEDIA_URL_EXPIRED", "This link has ended; load the page again");
        }
        return until;
    }

    /** RFC 6266: the name in UTF-8, and cut down to ASCII for clients that do not read that. */
    private String disposition(FileRow file, String asked) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        if (!asked.equals("inline") && !asked.equals("attachment")) {
            throw new Problem.Invalid("VALIDATION_ERROR", "disposition is inline or attachment");
        }
        String name = names.forDownload(file);
        String plain = name.replaceAll("[^a-z0-9._-]", "_");
        return asked + "; filename=\"" + plain + "\"; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where the store serves the file itself, if it does. */
    Optional<Linked> link(Variant variant) {
        return objects.link(variant.key(), new Link(variant.until(), variant.disposition()));
    }

    /** How long a redirect to such an address may be kept: half as long as it works, so that a player that kept it still comes in time. */
    String keeping(Linked linked) {
        if (linked.until() == null) {
            return "public, max-age=" + A_WHILE.toSeconds();
        }
        long half = Duration.between(clock.instant(), linked.until()).toSeconds() / 2;
        return "private, max-age=" + Math.clamp(half, 0, A_WHILE.toSeconds());
    }

    /** @throws Problem.Unavailable when the store does not have what the row promises: then something is wrong with the store */
    ObjectContent content(Variant variant, long first, long last) {
        try {
            Optional<ObjectContent> content = objects.get(variant.key(), Wanted.part(new ByteRange.Between(first, last)));
            if (content.isPresent()) {
                return content.get();
            }
        } catch (ObjectRefused e) {
            LOG.error("an object is shorter than its row says");
            throw new Problem.Unavailable("This file is not available just now");
        }
        LOG.error("an object is not where its row says");
        throw new Problem.Unavailable("This file is not available just now");
    }
}
