package com.aiponge.storage.file;

import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.object.Written;
import com.aiponge.storage.probe.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures beside the pictures they belong to. */
final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    /** Pictures open in memory at once. */
    private static final int AT_ONCE = 2;

    private final ObjectStore objects;
    private final Semaphore memory = new Semaphore(AT_ONCE);

    Thumbnails(ObjectStore objects) {
        this.objects = objects;
    }

    /** Empty for a picture that the platform cannot open; the picture itself stands in for its thumbnail then. */
    Optional<Written> make(ObjectKey picture, MediaType type) {
        Optional<byte[]> small = draw(picture, type);
        return small.map(bytes -> objects.put(NewObject.create(ObjectKeys.thumb(picture), "image/jpeg"), new ByteArrayInputStream(bytes)));
    }

    private Optional<byte[]> draw(ObjectKey picture, MediaType type) {
        memory.acquireUninterruptibly();
        try (ObjectContent content = objects.get(picture, Wanted.ALL).orElseThrow()) {
            return SmallPicture.of(content.body(), type.contentType());
        } catch (IOException e) {
            LOG.info("a picture of type {} cannot be opened, so it has no thumbnail", type);
            return Optional.empty();
        } finally {
            memory.release();
        }
    }
}
