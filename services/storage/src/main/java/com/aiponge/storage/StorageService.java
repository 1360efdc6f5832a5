package com.aiponge.storage;

import com.aiponge.runtime.ServiceName;
import com.aiponge.runtime.service.ServiceParts;
import com.aiponge.runtime.service.ServiceProcess;

/** Files: stored, found by their readers, served. */
public final class StorageService {
    private StorageService() {
    }

    public static void main(String[] args) {
        ServiceProcess.run(ServiceName.STORAGE, StorageService::compose);
    }

    /** The whole service, top to bottom. */
    public static void compose(ServiceParts parts) {
        parts.clock();
    }
}
