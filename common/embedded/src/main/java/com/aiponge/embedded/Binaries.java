package com.aiponge.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The servers' programs, unpacked once per version from the class path below a directory only its owner can enter. */
record Binaries(Path cache) {
    private static final String REDIS = "redis-server-7.0.15-";

    /** Below the user's cache directory, as the XDG base directory specification says. */
    static Binaries ofUser() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg != null && xdg.startsWith("/") ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return new Binaries(base.resolve("aiponge"));
    }

    /** The directory with {@code bin}, {@code lib} and {@code share}. */
    Path postgres() {
        return unpacked("postgres-" + system() + "-" + (arm() ? "arm_64" : "x86_64") + ".txz", Binaries::untar);
    }

    /** The program itself. */
    Path redis() {
        return unpacked(REDIS + system() + "-" + (arm() ? "arm64" : "amd64"), (content, target) -> {
            Files.createDirectory(target);
            Path program = target.resolve("redis-server");
            Files.copy(content, program);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        }).resolve("redis-server");
    }

    private Path unpacked(String resource, Unpacking unpacking) {
        URL url = Binaries.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new StartFailed("this build carries no " + resource + " for this machine");
        }
        try {
            // The size tells one build of the archive from the next.
            Path target = cache.resolve(resource + "-" + url.openConnection().getContentLengthLong());
            if (!Files.isDirectory(target)) {
                unpackOnce(url, target, unpacking);
            }
            return target;
        } catch (IOException e) {
            throw new StartFailed("cannot unpack " + resource + " below " + cache, e);
        }
    }

    private void unpackOnce(URL url, Path target, Unpacking unpacking) throws IOException {
        PrivateDirectory.create(cache);
        try (FileChannel channel = FileChannel.open(cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            synchronized (Binaries.class) {
                try (FileLock lock = channel.lock(); InputStream content = new BufferedInputStream(url.openStream())) {
                    if (!lock.isValid() || Files.isDirectory(target)) {
                        return;
                    }
                    Path half = Files.createTempDirectory(cache, "half-").resolve("files");
                    unpacking.run(content, half);
                    Files.move(half, target);
                    Files.delete(half.getParent());
                }
            }
        }
    }

    private static void untar(InputStream content, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(content))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("an archive entry points outside: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? path : path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-------" : "rwx------"));
                }
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static boolean arm() {
        return System.getProperty("os.arch").equals("aarch64");
    }

    private interface Unpacking {
        void run(InputStream content, Path target) throws IOException;
    }
}
