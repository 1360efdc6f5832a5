package com.aiponge.standalone.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ecs/restore.sh against RDS on loopback. */
class RestoreTest extends OnMockPlatform {
    @BeforeEach
    void database() {
        platform.with(2).andDatabase();
    }

    private String instance(String name) {
        return platform.rds("DescribeDBInstances", Map.of("DBInstanceIdentifier", name));
    }

    @Test
    void theDatabaseIsRestoredBesideTheOldWithItsParametersAndBackups() {
        platform.script(Map.of(), "ecs/restore.sh", "to-latest", "--target", "aiponge-db-restored").worked();

        String restored = instance("aiponge-db-restored");
        for (String kept : new String[] {"<DBParameterGroupName>quiet<", "<BackupRetentionPeriod>7<", "<MaxAllocatedStorage>500<", "<DeletionProtection>true<", "<member>postgresql<"}) {
            assertTrue(restored.contains(kept), kept + " in " + restored);
        }
        assertTrue(instance("aiponge-db").contains("<DBInstanceStatus>available<"));
        assertEquals("aiponge-db", platform.proxied());
    }

    @Test
    void theProxyIsPointedToTheRestoredOneAndBack() {
        platform.script(Map.of(), "ecs/restore.sh", "to-time", "2026-01-15T10:00:00Z", "--target", "aiponge-db-restored").worked();

        Tool.Outcome outcome = platform.script(Map.of(), "ecs/restore.sh", "switch", "aiponge-db-restored").worked();
        assertEquals("aiponge-db-restored", platform.proxied());
        assertTrue(outcome.output().contains("Back again: ecs/restore.sh switch aiponge-db\n"), outcome.output());
        assertTrue(outcome.output().endsWith("the proxy serves aiponge-db-restored\n"), outcome.output());

        platform.script(Map.of(), "ecs/restore.sh", "switch", "aiponge-db").worked();
        assertEquals("aiponge-db", platform.proxied());
    }

    @Test
    void aProxyThatRefusesTheRestoredOneServesTheOldAgain() {
        platform.script(Map.of(), "ecs/restore.sh", "to-latest", "--target", "aiponge-db-restored").worked();
        AtomicBoolean refused = new AtomicBoolean();
        try (WatchedAws watched = new WatchedAws(aws).refusing((action, body) -> action.equals("rds:RegisterDBProxyTargets") && refused.compareAndSet(false, true))) {
            Tool.Outcome outcome = platform.script(Map.of("AWS_ENDPOINT_URL", watched.url()), "ecs/restore.sh", "switch", "aiponge-db-restored");

            assertTrue(outcome.status() == 1 && outcome.output().contains("serves aiponge-db again"), outcome.output());
        }
        assertEquals("aiponge-db", platform.proxied());
    }

    @Test
    void aSnapshotIsRestoredAsWell() {
        platform.rds("CreateDBSnapshot", Map.of("DBInstanceIdentifier", "aiponge-db", "DBSnapshotIdentifier", "before-the-fall"));

        platform.script(Map.of(), "ecs/restore.sh", "from-snapshot", "before-the-fall", "--target", "aiponge-db-restored").worked();

        assertTrue(instance("aiponge-db-restored").contains("<DBParameterGroupName>quiet<"));
    }
}
