package com.aiponge.storage.move;

import com.aiponge.storage.object.Description;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectRefused;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** One object from one store to another. Nothing appears there that is not what its row says. Thread-safe. */
final class ObjectCopy {
    private final ObjectStore from;
    private final ObjectStore to;
    private final Patience patience;
    private final boolean verify;

    /** @param verify what the new store has already is read and compared, not only listed */
    ObjectCopy(ObjectStore from, ObjectStore to, Patience patience, boolean verify) {
        this.from = from;
        this.to = to;
        this.patience = patience;
        this.verify = verify;
    }

    /** @param listed the size that the new store's list says; null when it is not there */
    boolean isDoubtful(Promised object, Long listed) {
        return verify || listed == null || listed != object.size();
    }

    Outcome wouldBe(Promised object, Long listed) {
        return patience.with(() -> {
            if (listed != null && isRight(to, object)) {
                return Outcome.THERE;
            }
            return from.head(object.key()).isPresent() ? Outcome.TO_COPY : absent(object);
        });
    }

    Outcome copy(Promised object, Long listed) {
        return patience.with(() -> listed != null && isRight(to, object) ? Outcome.THERE : copied(object, listed != null));
    }

    private Outcome copied(Promised object, boolean replaces) {
        Optional<ObjectContent> source = from.get(object.key(), Wanted.ALL);
        if (source.isEmpty()) {
            return absent(object);
        }
        try (ObjectContent content = source.get()) {
            NewObject.Mode mode = replaces ? NewObject.Mode.REPLACE : NewObject.Mode.CREATE_ONLY;
            to.put(new NewObject(object.key(), described(object, content.info()), mode), new CheckedBody(content.body(), object.size(), object.sha256()));
            return Outcome.COPIED;
        } catch (ObjectRefused.Exists e) {
            return Outcome.THERE;
        } catch (CheckedBody.Differs e) {
            return Outcome.DIFFERENT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not in the old store: written to the new one since its list was read, or nowhere. */
    private Outcome absent(Promised object) {
        return to.head(object.key()).filter(info -> info.size() == object.size()).isPresent() ? Outcome.THERE : Outcome.MISSING;
    }

    private static Description described(Promised object, ObjectInfo there) {
        return there.contentType().equals(object.contentType()) ? there.description() : NewObject.described(object.key(), object.contentType());
    }

    private static boolean isRight(ObjectStore store, Promised object) {
        Optional<ObjectContent> found = store.get(object.key(), Wanted.ALL);
        if (found.isEmpty() || found.get().info().size() != object.size()) {
            found.ifPresent(ObjectCopy::close);
            return false;
        }
        try (ObjectContent content = found.get()) {
            new CheckedBody(content.body(), object.size(), object.sha256()).transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (CheckedBody.Differs e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ObjectContent content) {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
