package com.aiponge.runtime.settings;

import java.util.List;

/** What the storage service reads. */
public final class Files {
    private static final String STORAGE = "storage-service";

    public static final Setting<String> PROVIDER = Setting.oneOf("STORAGE_PROVIDER", "local", List.of("local", "s3"), STORAGE, "Where files are kept; `s3` is accepted and not served yet");
    public static final Setting<String> LOCAL_PATH = Setting.text("AIPONGE_STORAGE_PATH", "data/files", STORAGE, "Folder of the local provider");
    public static final Setting<String> S3_BUCKET = Setting.text("S3_BUCKET_NAME", "aiponge-storage", STORAGE, "Bucket of the s3 provider");
    public static final Setting<String> S3_ENDPOINT = Setting.text("S3_ENDPOINT", null, STORAGE, "Endpoint of an S3-compatible store such as MinIO");
    public static final Setting<String> AWS_REGION = Setting.text("AWS_REGION", "us-east-1", STORAGE, "Region of the bucket");
    public static final Setting<String> AWS_ACCESS_KEY_ID = Setting.secret("AWS_ACCESS_KEY_ID", STORAGE, false, "Absent on Fargate and EKS, where the role counts");
    public static final Setting<String> AWS_SECRET_ACCESS_KEY = Setting.secret("AWS_SECRET_ACCESS_KEY", STORAGE, false, "Goes with the access key id");
    public static final Setting<String> CDN_DOMAIN = Setting.text("CDN_DOMAIN", null, STORAGE, "CloudFront in front of the bucket, `https://cdn.example.com`");

    private Files() {
    }

    static List<Setting<?>> all() {
        return List.of(PROVIDER, LOCAL_PATH, S3_BUCKET, S3_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, CDN_DOMAIN);
    }
}
