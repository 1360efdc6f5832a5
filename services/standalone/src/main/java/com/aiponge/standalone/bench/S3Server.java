package com.aiponge.standalone.bench;

import com.aiponge.runtime.telemetry.Logging;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy as a process of its own, its objects in a folder. Not part of what is shipped: its jars are where Maven keeps them. */
public final class S3Server {
    private S3Server() {
    }

    public static void main(String[] args) throws Exception {
        Logging.configure("error", "text");
        S3Proxy proxy = S3Proxy.builder().blobStore(new FilesystemNio2BlobStore(Path.of(args[1]).toString()))
                .endpoint(URI.create("http://127.0.0.1:" + args[0])).awsAuthentication(AuthenticationType.AWS_V4, "bench", "a secret key of the bench").build();
        proxy.start();
        new CountDownLatch(1).await();
    }
}
