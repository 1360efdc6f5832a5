package com.aiponge.storage.s3;

import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/** What is wrong between this platform and its S3 store, and what an operator does about it. Names no key, bucket or object. */
public enum Trouble {
    BUCKET_MISSING("there is no such bucket", "create it with ./aiponge storage-setup, or correct S3_BUCKET_NAME",
            Set.of("NoSuchBucket")),
    ACCESS_DENIED("the credentials are known but not allowed to do this",
            "give the role or user s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload on the bucket's objects and s3:ListBucket on the bucket; "
                    + "look for a Deny in the bucket's policy and, with an encryption key of KMS, at the key's policy",
            Set.of("AccessDenied", "AllAccessDisabled", "AccountProblem")),
    KEY_UNKNOWN("the store does not know this access key, or it was revoked", "correct AWS_ACCESS_KEY_ID, or remove it where a role should count",
            Set.of("InvalidAccessKeyId", "InvalidClientTokenId", "InvalidSecurity")),
    SECRET_WRONG("the signature does not match", "correct AWS_SECRET_ACCESS_KEY; no proxy may change the requests on their way",
            Set.of("SignatureDoesNotMatch")),
    TOKEN_EXPIRED("the temporary credentials have ended", "renew AWS_SESSION_TOKEN, or use a role, which renews itself",
            Set.of("ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired", "RequestExpired")),
    REGION_WRONG("the bucket is in another region", "set AWS_REGION to the bucket's region",
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException", "TemporaryRedirect")),
    CLOCK_WRONG("this machine's clock is wrong", "let NTP set it; 15 minutes are the most the store forgives",
            Set.of("RequestTimeTooSkewed", "RequestInTheFuture")),
    BUSY("the store asks for fewer requests", "it recovers by itself", Set.of("SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout")),
    NOT_SUPPORTED("the store does not know this operation", "it speaks only a part of S3", Set.of("NotImplemented", "MethodNotAllowed")),
    UNREACHABLE("the store does not answer", "look at S3_ENDPOINT, AWS_REGION, name resolution, firewalls, VPC endpoints and the store itself", Set.of()),
    NO_CREDENTIALS("there are no credentials",
            "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the task, pod or machine a role", Set.of()),
    OTHER("the store refuses for a reason of its own", "look for the code in the store's documentation", Set.of());

    private final String words;
    private final String advice;
    private final Set<String> codes;

    Trouble(String words, String advice, Set<String> codes) {
        this.words = words;
        this.advice = advice;
        this.codes = codes;
    }

    public String words() {
        return words;
    }

    public String advice() {
        return advice;
    }

    public static Trouble of(SdkException failure) {
        return switch (failure) {
            case AwsServiceException answer -> of(answer.statusCode(), code(answer));
            case SdkServiceException answer -> of(answer.statusCode(), "");
            case SdkClientException none when causedByNetwork(none) -> UNREACHABLE;
            case SdkClientException none -> NO_CREDENTIALS;
            default -> UNREACHABLE;
        };
    }

    private static Trouble of(int status, String code) {
        for (Trouble trouble : values()) {
            if (trouble.codes.contains(code)) {
                return trouble;
            }
        }
        // Answers to HEAD have no body, so no code either.
        return switch (status) {
            case 301, 307 -> REGION_WRONG;
            case 401, 403 -> ACCESS_DENIED;
            case 500, 502, 503, 504, 429 -> BUSY;
            default -> OTHER;
        };
    }

    /** The store's own word for it; empty when it says none. */
    static String code(AwsServiceException answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null ? "" : answer.awsErrorDetails().errorCode();
    }

    private static boolean causedByNetwork(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof InterruptedException || cause instanceof software.amazon.awssdk.core.exception.ApiCallTimeoutException
                    || cause instanceof software.amazon.awssdk.core.exception.AbortedException) {
                return true;
            }
        }
        return false;
    }
}
