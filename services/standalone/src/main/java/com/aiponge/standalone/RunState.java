package com.aiponge.standalone;

/** What a running platform tells other commands: its process and where things listen. No secret is in it. */
record RunState(long pid, int portOffset, String url, int postgresPort, long postgresPid, int redisPort, long redisPid, String startedAt) {
}
