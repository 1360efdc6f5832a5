package com.aiponge.standalone;

/** {@code ./aiponge} alone. */
final class Help {
    private Help() {
    }

    static int run(Arguments arguments) {
        System.out.println("""
                Aiponge turns what a person writes in a journal into a song made for them.

                On this machine
                  up [--data DIR] [--port-offset N] [--detach]   start everything; no key, no other software needed
                  song "TEXT" [--mood M] [--genre G] [--language L] [--out FILE]   write an entry and make its song
                  status [--json]                                where it runs and how it does
                  down                                           stop what runs detached
                  doctor                                         check this machine and the platform, and say what to do
                  grant EMAIL admin|librarian                    make somebody staff

                Anywhere
                  run SERVICE                                    one service, from its environment
                  migrate                                        bring the databases up to date
                  storage-migrate --from local --to s3 [--dry-run] [--verify]   copy files to another store while the platform runs
                  storage-setup [--distribution ARN [--cdn-private]]   make the S3 bucket, or make it right

                Containers
                  compose-env [--out FILE]                       random secrets for compose/compose.yaml, once

                Developing
                  test                                           every test; nothing to install before it
                  bench [storage] [--quick] [--json]             measure our figures on this machine
                  build                                          compile and put together""");
        return 0;
    }
}
