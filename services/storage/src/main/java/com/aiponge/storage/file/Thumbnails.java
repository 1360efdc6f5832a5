package com.aiponge.storage.file;

import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.object.Written;
import com.aiponge.storage.picture.BrokenPicture;
import com.aiponge.storage.picture.Pictures;
import com.aiponge.storage.picture.TooManyPixels;
import com.aiponge.storage.probe.Facts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures beside the pictures they belong to. */
final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

    private final ObjectStore objects;
    private final Pictures pictures;

    Thumbnails(ObjectStore objects, Pictures pictures) {
        this.objects = objects;
        this.pictures = pictures;
    }

    /** Empty for a picture that the platform cannot open; the picture itself stands in for its thumbnail then. */
    Optional<Written> make(ObjectKey picture, String contentType, Facts facts) {
        return draw(picture, contentType, (long) facts.width() * facts.height())
                .map(bytes -> objects.put(NewObject.create(ObjectKeys.thumb(picture), "image/jpeg"), new ByteArrayInputStream(bytes)));
    }

    private Optional<byte[]> draw(ObjectKey picture, String contentType, long pixels) {
        try (ObjectContent content = objects.get(picture, Wanted.ALL).orElseThrow()) {
            return pictures.thumbnail(content.body().readAllBytes(), contentType, pixels);
        } catch (IOException | BrokenPicture | TooManyPixels e) {
            LOG.info("a picture of type {} cannot be opened, so it has no thumbnail", contentType);
            return Optional.empty();
        }
    }
}
