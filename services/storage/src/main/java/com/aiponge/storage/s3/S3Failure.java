package com.aiponge.storage.s3;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The refusal of one object among many, as the exception it would have been alone. */
final class S3Failure {
    private static final int FORBIDDEN = 403;
    private static final int FAILED = 500;

    private S3Failure() {
    }

    static S3Exception of(S3Error error) {
        int status = "AccessDenied".equals(error.code()) ? FORBIDDEN : FAILED;
        return (S3Exception) S3Exception.builder().statusCode(status).awsErrorDetails(AwsErrorDetails.builder().errorCode(error.code()).build()).build();
    }
}
