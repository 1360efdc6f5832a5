package com.aiponge.aiconfig.music;

import java.util.UUID;

/** What an order is answered with. */
record TaskAccepted(UUID taskId, String providerId, String status) {
}
