package com.aiponge.storage.object;

import com.aiponge.storage.move.MovingStore;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract holds while files move, too. */
class MovingStoreContractTest extends ObjectStoreContract {
    @TempDir
    private Path folder;
    private ObjectStore store;

    @BeforeEach
    void open() {
        store = new MovingStore(LocalObjectStore.at(folder.resolve("new")), LocalObjectStore.at(folder.resolve("old")));
    }

    @Override
    ObjectStore store() {
        return store;
    }
}
