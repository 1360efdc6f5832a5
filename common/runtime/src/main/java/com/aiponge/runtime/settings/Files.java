package com.aiponge.runtime.settings;

import java.util.List;

/** What the storage service reads. */
public final class Files {
    private static final String STORAGE = "storage-service";

    public static final Setting<String> PROVIDER = Setting.oneOf("STORAGE_PROVIDER", "local", List.of("local", "s3"), STORAGE,
            "Where files are kept: in a folder of this machine, or in a bucket");
    public static final Setting<String> FALLBACK = Setting.oneOf("AIPONGE_STORAGE_FALLBACK", null, List.of("local", "s3"), STORAGE,
            "While files move: the other store, which still has what `STORAGE_PROVIDER` lacks (docs/storage.md)");
    public static final Setting<String> LOCAL_PATH = Setting.text("AIPONGE_STORAGE_PATH", "data/files", STORAGE, "Folder of the local provider");
    public static final Setting<String> S3_BUCKET = Setting.text("S3_BUCKET_NAME", "aiponge-storage", STORAGE, "Bucket of the s3 provider");
    public static final Setting<String> S3_ENDPOINT = Setting.text("S3_ENDPOINT", null, STORAGE, "Endpoint of an S3-compatible store such as MinIO");
    public static final Setting<String> AWS_REGION = Setting.text("AWS_REGION", "us-east-1", STORAGE, "Region of the bucket");
    public static final Setting<String> AWS_ACCESS_KEY_ID = Setting.secret("AWS_ACCESS_KEY_ID", STORAGE, false, "Absent on Fargate and EKS, where the role counts");
    public static final Setting<String> AWS_SECRET_ACCESS_KEY = Setting.secret("AWS_SECRET_ACCESS_KEY", STORAGE, false, "Goes with the access key id");
    public static final Setting<String> AWS_SESSION_TOKEN = Setting.secret("AWS_SESSION_TOKEN", STORAGE, false, "Goes with temporary access keys");
    public static final Setting<String> DELIVERY = Setting.oneOf("AIPONGE_MEDIA_DELIVERY", "auto", List.of("auto", "redirect", "stream"), STORAGE,
            "With s3: send players to the store or CDN (`redirect`) or pass bytes on (`stream`); `auto` redirects unless `S3_ENDPOINT` is set without a CDN");
    public static final Setting<String> CDN_DOMAIN = Setting.text("CDN_DOMAIN", null, STORAGE, "CloudFront in front of the bucket, `https://cdn.example.com`");
    public static final Setting<String> CLOUDFRONT_KEY_PAIR_ID = Setting.text("CLOUDFRONT_KEY_PAIR_ID", null, STORAGE,
            "Public key that CloudFront checks signed URLs of private files with; without it only public files go through the CDN");
    public static final Setting<String> CLOUDFRONT_PRIVATE_KEY = Setting.secret("CLOUDFRONT_PRIVATE_KEY", STORAGE, false,
            "Its private half as PEM, RSA 2048 or ECDSA P-256; line ends may be written as \\n");

    private Files() {
    }

    static List<Setting<?>> all() {
        return List.of(PROVIDER, FALLBACK, LOCAL_PATH, S3_BUCKET, S3_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, DELIVERY,
                CDN_DOMAIN, CLOUDFRONT_KEY_PAIR_ID, CLOUDFRONT_PRIVATE_KEY);
    }
}
