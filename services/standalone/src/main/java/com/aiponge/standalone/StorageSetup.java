package com.aiponge.standalone;

import com.aiponge.runtime.settings.Settings;
import com.aiponge.storage.s3.S3Config;
import com.aiponge.storage.s3.S3Connection;
import com.aiponge.storage.setup.BucketSetup;
import com.aiponge.storage.setup.PublicAccess;
import com.aiponge.storage.setup.SetupStep;
import com.aiponge.storage.setup.SetupStep.Outcome;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code storage-setup}: makes the bucket that the environment names what the platform wants, as far as its credentials go. */
final class StorageSetup {
    private StorageSetup() {
    }

    static int run(Arguments arguments) {
        S3Config config = S3Config.from(Settings.of(System.getenv()));
        List<SetupStep> steps;
        try (S3Client client = S3Connection.open(config)) {
            steps = BucketSetup.run(client, config, access(arguments));
        }
        for (SetupStep step : steps) {
            System.out.println(String.format("%-9s %-20s %s", step.outcome() == Outcome.REFUSED ? "REFUSED" : "ok", step.what(), step.text()));
        }
        boolean refused = steps.stream().anyMatch(step -> step.outcome() == Outcome.REFUSED);
        System.out.println(refused ? "\nWhat was refused can be done later by who may; docs/storage.md says how." : "\nThe bucket " + config.bucket() + " is ready.");
        return refused ? 1 : 0;
    }

    private static PublicAccess access(Arguments arguments) {
        try {
            return new PublicAccess(arguments.option("distribution", null), arguments.has("cdn-private"));
        } catch (IllegalArgumentException e) {
            throw new Arguments.Wrong("--distribution and --cdn-private: " + e.getMessage());
        }
    }
}
