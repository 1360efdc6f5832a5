package com.aiponge.aiconfig.music;

import java.util.UUID;

/** How a task is doing (contract 21.3). */
record TaskView(String status, String provider, UUID fileId, Integer durationSeconds, String clipId, String errorCode, long costMicros) {

    static TaskView of(TaskRow row) {
        return new TaskView(row.status(), row.adapter(), row.fileId(), row.durationSeconds(), row.clipId(), row.errorCode(), row.costMicros());
    }
}
