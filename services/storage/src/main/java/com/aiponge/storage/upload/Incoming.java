package com.aiponge.storage.upload;

import com.aiponge.crypto.Ids;
import com.aiponge.runtime.http.Problem;
import com.aiponge.storage.file.FileNames;
import com.aiponge.storage.file.ObjectKeys;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.probe.BrokenMedia;
import com.aiponge.storage.probe.MediaType;
import com.aiponge.storage.probe.ProbedStream;
import com.aiponge.storage.quota.Turns;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One upload on its way. Closing it throws away everything that did not become a file. For one thread. */
final class Incoming implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

    private final UUID owner;
    private final boolean staff;
    private final Workshop workshop;
    private final Turns.Turn turn;
    private final List<ObjectKey> loose = new ArrayList<>();
    private final List<ObjectKey> made = new ArrayList<>();
    private Staged staged;

    Incoming(UUID owner, boolean staff, Workshop workshop, Turns.Turn turn) {
        this.owner = owner;
        this.staff = staff;
        this.workshop = workshop;
        this.turn = turn;
    }

    UUID owner() {
        return owner;
    }

    Staged staged() {
        return staged;
    }

    /** @param declared type, or null; a browser goes by the name, so only what is of another family is a lie */
    void file(String name, String declared, InputStream content) throws IOException {
        ProbedStream probed = Workshop.probed(content);
        MediaType type = probed.type();
        if (declared != null && !declared.isEmpty() && !declared.equals("application/octet-stream") && !family(declared).equals(family(type.contentType()))) {
            throw Problem.unsupportedMediaType("The file is not of the kind it says it is");
        }
        if (!type.isImage() && !staff) {
            throw new Problem.Forbidden("FORBIDDEN", "Only pictures can be uploaded");
        }
        ObjectKey key = ObjectKeys.incoming(owner, Ids.next());
        loose.add(key);
        try {
            staged = workshop.stage(owner, FileNames.shown(name), key, probed);
        } catch (BrokenMedia e) {
            throw Workshop.unknown();
        }
    }

    /** Makes of it what is kept. */
    Made make(UploadFields fields) {
        if (!fields.category().takes(staged.type())) {
            throw Problem.unsupportedMediaType("The file is not of the kind its category needs");
        }
        return workshop.make(owner, staged, fields, made);
    }

    /** What was made is a file now, if the transaction commits. */
    void keep() {
        made.clear();
    }

    @Override
    public void close() {
        turn.close();
        loose.addAll(made);
        try {
            workshop.removal().discard(loose);
        } catch (RuntimeException e) {
            LOG.info("what is left of an upload waits for the sweeper");
        }
    }

    private static String family(String type) {
        int slash = type.indexOf('/');
        return slash < 0 ? type : type.substring(0, slash);
    }
}
