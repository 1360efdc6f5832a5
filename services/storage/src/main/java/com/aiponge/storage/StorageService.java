package com.aiponge.storage;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;
import com.aiponge.storage.erase.EraseRoutes;
import com.aiponge.storage.erase.Erasure;
import com.aiponge.storage.fetch.Doors;
import com.aiponge.storage.fetch.Fetcher;
import com.aiponge.storage.file.FileLibrary;
import com.aiponge.storage.file.FileNames;
import com.aiponge.storage.file.FileRemoval;
import com.aiponge.storage.file.FileRoutes;
import com.aiponge.storage.file.FileTags;
import com.aiponge.storage.file.Readers;
import com.aiponge.storage.file.Uploads;
import com.aiponge.storage.inventory.Inventory;
import com.aiponge.storage.media.Media;
import com.aiponge.storage.media.MediaRoutes;
import com.aiponge.storage.move.StorageMigrate;
import com.aiponge.storage.move.Stores;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.own.ExportRoutes;
import com.aiponge.storage.own.OwnFileRoutes;
import com.aiponge.storage.own.OwnFiles;
import com.aiponge.storage.picture.Pictures;
import com.aiponge.storage.reference.MediaReferences;
import com.aiponge.storage.reference.ReferenceRoutes;
import com.aiponge.storage.sweep.Sweeper;
import com.aiponge.storage.upload.PersonUploads;
import com.aiponge.storage.upload.UploadRoutes;
import java.time.Duration;
import java.util.List;

/** Files: stored, found by their readers, served. */
public final class StorageService {
    private static final Duration EVERY_TEN_MINUTES = Duration.ofMinutes(10);

    private StorageService() {
    }

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("storage-migrate")) {
            System.exit(StorageMigrate.main(List.of(args).subList(1, args.length)));
        }
        ServiceProcess.run(ServiceName.STORAGE, args, StorageService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        compose(parts, Stores.serving(parts));
    }

    static void compose(ServiceParts parts, ObjectStore objects) {
        compose(parts, objects, Doors.real());
    }

    static void compose(ServiceParts parts, ObjectStore objects, Doors doors) {
        parts.readyWhen("files", objects::ready);
        Readers readers = new Readers(parts.peers());

        // What services store, and who uses it.
        Pictures pictures = new Pictures();
        Uploads uploads = new Uploads(parts.database(), objects, parts.cipher(), pictures, parts.media(), parts.clock());
        FileRemoval removal = new FileRemoval(parts.database(), objects, parts.clock());
        FileNames names = new FileNames(parts.cipher());
        FileTags tags = new FileTags(parts.cipher());
        FileLibrary library = new FileLibrary(parts.database(), objects, removal, readers, names, tags, parts.clock());
        parts.route(new FileRoutes(uploads, new Fetcher(doors), library, parts.clock()));

        // What people do with their own files.
        PersonUploads sent = new PersonUploads(parts.database(), objects, removal, pictures, names, tags, parts.media(), parts.clock());
        parts.route(new UploadRoutes(sent, parts.idempotency()));
        OwnFiles own = new OwnFiles(parts.database(), removal, names, tags, parts.media(), parts.mediaSignature(), parts.clock());
        parts.route(new OwnFileRoutes(own, parts.idempotency()));
        parts.route(new ExportRoutes(own));
        parts.route(new EraseRoutes(new Erasure(parts.database(), removal, objects, parts.clock())));

        // What clients refer to, play and see.
        parts.route(new ReferenceRoutes(new MediaReferences(parts.database(), readers)));
        parts.route(new MediaRoutes(new Media(parts.database(), objects, parts.mediaSignature(), parts.cipher(), parts.clock())));

        // What nobody uses any more.
        Sweeper sweeper = new Sweeper(parts.database(), objects, parts.clock());
        parts.jobs().every("files.sweep", EVERY_TEN_MINUTES, sweeper::sweep);
        Inventory inventory = new Inventory(parts.database(), objects, parts.clock());
        parts.jobs().every("files.inventory", EVERY_TEN_MINUTES, inventory::look);
    }
}
