package com.aiponge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** How PostgreSQL's programs are run: they refuse to run as root, which a container's only user often is. */
enum Privileges {
    /** As the ordinary user we are. */
    OWN(List.of()),
    /** In a user namespace, where root is nobody, while the files stay root's. */
    NAMESPACE(List.of("unshare", "--user")),
    /**
     * As nobody, for containers that forbid namespaces. One capability stays, to reach the directory below root's own; the bit lets
     * access(2) honour it.
     */
    NOBODY(List.of("setpriv", "--reuid=" + Privileges.NOBODY_ID, "--regid=" + Privileges.NOBODY_ID, "--clear-groups",
            "--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"));

    private static final int NOBODY_ID = 65_534;
    private final List<String> prefix;

    Privileges(List<String> prefix) {
        this.prefix = prefix;
    }

    /** What works here; a cluster that exists goes on as it began. */
    static Privileges forCluster(Path cluster) throws IOException {
        if (!ProcessHandle.current().info().user().orElse(System.getProperty("user.name")).equals("root")) {
            return OWN;
        }
        boolean nobodys = Files.exists(cluster) && Files.getAttribute(cluster, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(NOBODY_ID);
        if (!nobodys && NAMESPACE.work()) {
            return NAMESPACE;
        }
        if (NOBODY.work()) {
            return NOBODY;
        }
        throw new StartFailed("PostgreSQL does not run as root, and neither unshare nor setpriv can give that up here: "
                + "start the platform as an ordinary user, or use a database server of your own");
    }

    private boolean work() {
        try {
            return command("true").exitCode() == 0;
        } catch (StartFailed noSuchProgram) {
            return false;
        }
    }

    Command command(String... words) {
        return Command.of(prefix, words);
    }

    /** Makes the directory that PostgreSQL insists on owning. */
    void createCluster(Path cluster) throws IOException {
        PrivateDirectory.create(cluster);
        if (this == NOBODY) {
            Files.setAttribute(cluster, "unix:uid", NOBODY_ID);
        }
    }
}
