package com.aiponge.storage.upload;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.file.FileRemoval;
import com.aiponge.storage.file.FileStore;
import com.aiponge.storage.file.ObjectKeys;
import com.aiponge.storage.file.UploadLimits;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.object.Written;
import com.aiponge.storage.picture.BrokenPicture;
import com.aiponge.storage.picture.Drawn;
import com.aiponge.storage.picture.Pictures;
import com.aiponge.storage.picture.TooManyPixels;
import com.aiponge.storage.probe.BrokenMedia;
import com.aiponge.storage.probe.Facts;
import com.aiponge.storage.probe.ProbedStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Turns what people send into what is kept. Every object is written down as loose before it exists, so a crash at any moment leaves work for the sweeper only. */
record Workshop(FileStore files, FileRemoval removal, ObjectStore objects, Pictures pictures, Clock clock) {

    /** The file as it comes, in a place from which nothing is served. */
    Staged stage(UUID owner, String name, ObjectKey key, ProbedStream content) {
        files.loosen(List.of(key), clock.instant());
        Written written = objects.put(NewObject.create(key, "application/octet-stream"), content);
        return new Staged(key, name, content.type(), written.info().size(), written.sha256(), content.facts());
    }

    /** @throws Problem 415 when no kind of file begins like this */
    static ProbedStream probed(InputStream content) throws IOException {
        try {
            return ProbedStream.of(content, new UploadLimits());
        } catch (BrokenMedia e) {
            throw unknown();
        }
    }

    static Problem unknown() {
        return Problem.unsupportedMediaType("The file is not of a kind that is stored here, or it is broken");
    }

    /** @param written gets the keys of what this writes, whether it ends well or not */
    Made make(UUID owner, Staged sent, UploadFields fields, List<ObjectKey> written) {
        return sent.type().isImage() ? picture(owner, sent, fields, written) : sound(owner, sent, fields, written);
    }

    private Made sound(UUID owner, Staged sent, UploadFields fields, List<ObjectKey> written) {
        UUID id = Ids.next();
        Instant began = clock.instant();
        ObjectKey key = ObjectKeys.of(fields.visibility(), owner, fields.category(), id + "." + sent.type().extension());
        written.add(key);
        files.loosen(written, began);
        try (ObjectContent content = open(sent)) {
            Written whole = objects.put(NewObject.create(key, sent.type().contentType()), content.body()); // the store's own copy would have no type
            return new Made(id, key, sent.type().contentType(), whole.info().size(), whole.sha256(), sent.facts(), null, null, began);
        } catch (IOException e) {
            throw new Problem.Unavailable("Files are not available just now");
        }
    }

    private Made picture(UUID owner, Staged sent, UploadFields fields, List<ObjectKey> written) {
        Drawn drawn = drawn(sent);
        UUID id = Ids.next();
        Instant began = clock.instant();
        ObjectKey key = ObjectKeys.of(fields.visibility(), owner, fields.category(), id + "." + drawn.extension());
        written.addAll(List.of(key, ObjectKeys.thumb(key)));
        files.loosen(written, began);
        Written whole = objects.put(NewObject.create(key, drawn.contentType()), new ByteArrayInputStream(drawn.bytes()));
        Written thumb = objects.put(NewObject.create(ObjectKeys.thumb(key), "image/jpeg"), new ByteArrayInputStream(drawn.thumbnail()));
        return new Made(id, key, drawn.contentType(), whole.info().size(), whole.sha256(), new Facts(null, drawn.width(), drawn.height()),
                (int) thumb.info().size(), thumb.sha256(), began);
    }

    private Drawn drawn(Staged sent) {
        try (ObjectContent content = open(sent)) {
            long pixels = (long) sent.facts().width() * sent.facts().height();
            return pictures.redraw(content.body().readAllBytes(), sent.type().contentType(), pixels).orElseThrow(Workshop::unknown);
        } catch (BrokenPicture e) {
            throw unknown();
        } catch (TooManyPixels e) {
            throw Problem.tooLarge("The picture has too many pixels");
        } catch (IOException e) {
            throw new Problem.Unavailable("Files are not available just now");
        }
    }

    private ObjectContent open(Staged sent) {
        return objects.get(sent.key(), Wanted.ALL).orElseThrow(() -> new Problem.Unavailable("Files are not available just now"));
    }
}
