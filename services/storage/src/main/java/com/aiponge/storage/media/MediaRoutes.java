package com.aiponge.storage.media;

import com.aiponge.runtime.http.Answer;
import com.aiponge.runtime.http.Call;
import com.aiponge.runtime.http.ErrorBody;
import com.aiponge.runtime.http.Problem;
import com.aiponge.runtime.http.Router;
import com.aiponge.runtime.http.Routes;
import com.aiponge.runtime.http.Tags;
import com.aiponge.storage.object.Linked;
import com.aiponge.storage.object.ObjectContent;
import java.util.Optional;
import java.util.UUID;

/** HTTP for players and browsers: bytes, or parts of them, to whoever holds a good URL. */
public final class MediaRoutes implements Routes {
    private static final String THUMBNAIL = "thumb.jpg";

    private final Media media;

    public MediaRoutes(Media media) {
        this.media = media;
    }

    @Override
    public void routing(Router router) {
        router.get("/uploads/{fileId}/{name}", this::read).head("/uploads/{fileId}/{name}", this::read)
                .get("/api/v1/storage/download/{fileId}", this::download);
    }

    private Answer read(Call call) {
        UUID id = call.id("fileId");
        return answer(call, media.open(id, call.parameter("name").equals(THUMBNAIL), UrlSignature.from(call.queryParameters())));
    }

    private Answer download(Call call) {
        return answer(call, media.download(call.id("fileId"), call.caller().userId(), UrlSignature.from(call.queryParameters())));
    }

    private Answer answer(Call call, Variant variant) {
        String tag = '"' + variant.sha256() + '"';
        if (isKnown(call, variant, tag)) {
            return described(Answer.empty(304), variant, tag);
        }
        boolean head = call.method().equals("HEAD");
        // A store's address works for GET alone.
        Optional<Linked> elsewhere = head ? Optional.empty() : media.link(variant);
        if (elsewhere.isPresent()) {
            return Answer.empty(302).with("Location", elsewhere.get().address()).with("Cache-Control", media.keeping(elsewhere.get()));
        }
        RangeHeader range = head || !isCurrent(call, variant, tag) ? RangeHeader.WHOLE : RangeHeader.of(call.header("range"), variant.size());
        return switch (range) {
            case RangeHeader.Whole _ when head -> described(Answer.stream(200, variant.contentType(), variant.size(), nothing -> { }), variant, tag);
            case RangeHeader.Whole _ -> described(content(200, variant, media.content(variant, 0, variant.size() - 1)), variant, tag);
            case RangeHeader.Part(long first, long last) -> described(content(206, variant, media.content(variant, first, last)), variant, tag)
                    .with("Content-Range", "bytes " + first + '-' + last + '/' + variant.size());
            case RangeHeader.Outside _ -> Answer.bytes(416, "application/json", ErrorBody.of(Problem.rangeNotSatisfiable(), call.correlationId()))
                    .with("Content-Range", "bytes */" + variant.size());
        };
    }

    private static Answer content(int status, Variant variant, ObjectContent content) {
        return Answer.stream(status, variant.contentType(), content.length(), out -> {
            try (content) {
                content.writeTo(out);
            }
        });
    }

    private static Answer described(Answer answer, Variant variant, String tag) {
        Answer described = answer.with("ETag", tag)
                .with("Last-Modified", HttpDate.text(variant.modifiedAt()))
                .with("Accept-Ranges", "bytes")
                .with("Cache-Control", variant.cacheControl())
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
        return variant.disposition() == null ? described : described.with("Content-Disposition", variant.disposition());
    }

    /** RFC 9110, section 13.2.2: a tag in the request decides; only without one does the time. */
    private static boolean isKnown(Call call, Variant variant, String tag) {
        String tags = call.header("if-none-match");
        return tags == null ? HttpDate.covers(call.header("if-modified-since"), variant.modifiedAt()) : Tags.matches(tags, tag);
    }

    /** RFC 9110, section 13.1.5: another version than the one a client has parts of is sent whole. Weak tags never match. */
    private static boolean isCurrent(Call call, Variant variant, String tag) {
        String condition = call.header("if-range");
        return condition == null || condition.strip().equals(tag) || condition.strip().equals(HttpDate.text(variant.modifiedAt()));
    }
}
