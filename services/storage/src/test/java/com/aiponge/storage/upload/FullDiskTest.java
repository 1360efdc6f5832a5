package com.aiponge.storage.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aiponge.crypto.Ids;
import com.aiponge.storage.Form;
import com.aiponge.storage.Samples;
import com.aiponge.storage.StorageWorld;
import com.aiponge.testkit.ApiAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk of two MiB, where this machine lets a test have one. */
class FullDiskTest {
    @TempDir
    private Path folder;
    private Path disk;
    private StorageWorld world;
    private final UUID owner = Ids.next();

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()), "mounting a small disk needs more rights than there are here");
        world = StorageWorld.in(disk.resolve("files"));
    }

    @AfterEach
    void unmount() {
        if (world != null) {
            world.close();
            assertTrue(run("umount", disk.toString()));
        }
    }

    @Test
    void aFullDiskIsAClearErrorAndTakesNothing() {
        byte[] long3 = Samples.mp3(8_000);
        ApiAnswer full = world.upload(owner).send(long3).expect(503, "SERVICE_UNAVAILABLE");
        assertTrue(Integer.parseInt(full.header("Retry-After")) > 0);
        ApiAnswer sent = world.send(world.service().as(owner, "librarian", false), Form.of().file("song.mp3", "audio/mpeg", long3)).expect(503, "SERVICE_UNAVAILABLE");
        for (ApiAnswer answer : new ApiAnswer[]{full, sent}) {
            assertFalse(answer.text().contains(folder.toString()) || answer.text().contains("space") || answer.text().contains("user/"), answer.text());
        }
        // Twice its size is needed for a moment: as it was sent, and as it is kept.
        world.send(world.service().as(owner, "librarian", false), Form.of().file("song.mp3", "audio/mpeg", Samples.mp3(3_000))).expect(503, "SERVICE_UNAVAILABLE");
        world.assertEveryObjectHasItsRow();
        assertEquals(0, world.database().number("SELECT count(*) FROM storage_service.files"));
        world.send(world.service().as(owner), Form.picture(Samples.image("png", 400, 400))).expect(201);
        world.upload(owner).stored(Samples.mp3(100));
        world.assertEveryObjectHasItsRow();
    }
}
