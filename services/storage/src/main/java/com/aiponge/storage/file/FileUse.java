package com.aiponge.storage.file;

import java.util.UUID;

/** How a file is used now (contract 21.3). */
record FileUse(UUID fileId, String visibility, int references) {
}
