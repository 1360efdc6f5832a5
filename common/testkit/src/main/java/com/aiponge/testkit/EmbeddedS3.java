package com.aiponge.testkit;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy in this process, on a free port of 127.0.0.1. It checks signatures, expiry and conditions as AWS does. */
public final class EmbeddedS3 implements AutoCloseable {
    static final TestS3 SHARED = start(0, new TransientNio2BlobStore(), "one").server;

    private static final String SECRET = "a secret key of the embedded store";
    private final S3Proxy proxy;
    private final TestS3 server;

    private EmbeddedS3(S3Proxy proxy, TestS3 server) {
        this.proxy = proxy;
        this.server = server;
    }

    /** One of the caller's own, its objects in memory. */
    public static EmbeddedS3 start() {
        return start(0);
    }

    /** As {@link #start()}, on this port. */
    public static EmbeddedS3 start(int port) {
        return start(port, new TransientNio2BlobStore(), "own");
    }

    /** One of the caller's own, its objects in a folder that is there. */
    public static EmbeddedS3 in(Path folder) {
        return start(0, new FilesystemNio2BlobStore(folder.toString()), "own");
    }

    private static EmbeddedS3 start(int port, BlobStore objects, String key) {
        try {
            S3Proxy proxy = S3Proxy.builder().blobStore(objects).endpoint(URI.create("http://127.0.0.1:" + port))
                    .awsAuthentication(AuthenticationType.AWS_V4, key, SECRET).build();
            proxy.start();
            return new EmbeddedS3(proxy, new TestS3("s3proxy", URI.create("http://127.0.0.1:" + proxy.getPort()), "us-east-1", key, SECRET));
        } catch (Exception e) {
            throw new IllegalStateException("the embedded S3 store did not start", e);
        }
    }

    public TestS3 server() {
        return server;
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the embedded S3 store did not stop", e);
        }
    }
}
