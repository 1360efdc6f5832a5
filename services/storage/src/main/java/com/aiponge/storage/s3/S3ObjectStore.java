package com.aiponge.storage.s3;

import com.aiponge.storage.link.Links;
import com.aiponge.storage.object.Description;
import com.aiponge.storage.object.Link;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.Listed;
import com.aiponge.storage.object.NewObject;
import com.aiponge.storage.object.ObjectContent;
import com.aiponge.storage.object.ObjectInfo;
import com.aiponge.storage.object.ObjectKey;
import com.aiponge.storage.object.ObjectStore;
import com.aiponge.storage.object.Wanted;
import com.aiponge.storage.object.Written;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in one bucket of AWS S3 or of a store that speaks it. */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
    private static final int MOST_AT_ONCE = 1_000;
    private static final int NOT_FOUND = 404;
    private static final Duration REST = Duration.ofSeconds(5);

    private final S3Client client;
    private final String bucket;
    private final Links links;
    private final Guard guard;
    private final Bucket presence;
    private final S3Reader reader;
    private final S3Writer writer;
    private final Leftovers leftovers;

    /** Opens a connection of its own. Nothing is asked of the store yet: it may come up later than we do. */
    public static S3ObjectStore open(S3Config config, Links links) {
        return new S3ObjectStore(S3Connection.open(config), config.bucket(), links, REST);
    }

    /**
     * @param client closed with the store
     * @param rest   how long a store that fails is left alone
     */
    S3ObjectStore(S3Client client, String bucket, Links links, Duration rest) {
        this.client = client;
        this.bucket = bucket;
        this.links = links;
        this.guard = new Guard(rest);
        this.presence = new Bucket(client, bucket, guard);
        this.reader = new S3Reader(client, bucket, guard, presence);
        this.writer = new S3Writer(client, bucket, guard, reader);
        this.leftovers = new Leftovers(client, bucket, guard);
    }

    @Override
    public Written put(NewObject object, InputStream content) {
        return writer.put(object, content);
    }

    @Override
    public Optional<ObjectInfo> head(ObjectKey key) {
        return reader.headOf(key).map(S3Reader.Head::info);
    }

    @Override
    public Optional<ObjectContent> get(ObjectKey key, Wanted wanted) {
        return reader.get(key, wanted);
    }

    @Override
    public void delete(ObjectKey key) {
        try {
            guard.call(() -> client.deleteObject(request -> request.bucket(bucket).key(key.text())));
        } catch (S3Exception e) {
            if (e.statusCode() != NOT_FOUND) {
                throw Guard.report(e);
            }
        }
    }

    @Override
    public void deleteAll(Collection<ObjectKey> keys) {
        List<ObjectIdentifier> all = keys.stream().map(key -> ObjectIdentifier.builder().key(key.text()).build()).toList();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            deleteSome(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
    }

    private void deleteSome(List<ObjectIdentifier> some) {
        Delete which = Delete.builder().objects(some).quiet(true).build();
        try {
            DeleteObjectsResponse answer = guard.call(() -> client.deleteObjects(request -> request.bucket(bucket).delete(which)));
            if (answer.hasErrors() && !answer.errors().isEmpty()) {
                // One refusal stands for all: what is deleted already is deleted again the next time.
                throw Guard.report(S3Failure.of(answer.errors().getFirst()));
            }
        } catch (S3Exception e) {
            throw Guard.report(e);
        }
    }

    @Override
    public List<Listed> list(String prefix, ObjectKey after, int limit) {
        if (limit < 1 || limit > MOST_AT_ONCE) {
            throw new IllegalArgumentException("1 to " + MOST_AT_ONCE + " at a time");
        }
        List<Listed> found = new ArrayList<>();
        String last = after == null ? null : after.text();
        try {
            boolean more = true;
            while (more && found.size() < limit) {
                String from = last;
                var page = guard.call(() -> client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).startAfter(from)
                        .maxKeys(limit - found.size())));
                // What other tools put there under names that are no keys of ours is not ours.
                page.contents().stream().filter(one -> ObjectKey.isKey(one.key()))
                        .forEach(one -> found.add(new Listed(new ObjectKey(one.key()), one.size(), one.lastModified())));
                more = Boolean.TRUE.equals(page.isTruncated()) && !page.contents().isEmpty();
                last = page.contents().isEmpty() ? last : page.contents().getLast().key();
            }
            return found;
        } catch (S3Exception e) {
            throw Guard.report(e);
        }
    }

    /** Up to 5 GiB, which is what one request copies; no file here is larger than 100 MiB. */
    @Override
    public Optional<ObjectInfo> copy(ObjectKey from, ObjectKey to, Description description) {
        try {
            guard.call(() -> client.copyObject(request -> request.sourceBucket(bucket).sourceKey(from.text()).destinationBucket(bucket)
                    .destinationKey(to.text()).metadataDirective(MetadataDirective.REPLACE).contentType(description.contentType())
                    .cacheControl(description.cacheControl()).contentDisposition(description.disposition())
                    .metadata(Descriptions.metadata(description, UUID.randomUUID().toString()))));
            return head(to);
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw Guard.report(e);
        }
    }

    @Override
    public Optional<Linked> link(ObjectKey key, Link link) {
        return links.to(key, link);
    }

    @Override
    public int discardUnfinished(Instant before) {
        return leftovers.discard(before);
    }

    @Override
    public boolean ready() {
        return !guard.isOpen() && presence.answers();
    }

    @Override
    public void close() {
        client.close();
    }
}
