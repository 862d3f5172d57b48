package dev.ocppkit.security.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the body of an answer up to a number of bytes, or breaks off before the first one. */
final class LimitedBody<T> implements BodySubscriber<Optional<T>> {
    private final BodySubscriber<T> target;
    private final CompletableFuture<Optional<T>> result = new CompletableFuture<>();
    private long left;
    private Flow.@Nullable Subscription subscription;

    private LimitedBody(BodySubscriber<T> target, long maxBytes) {
        this.target = target;
        left = maxBytes;
    }

    static <T> LimitedBody<T> upTo(long maxBytes, BodySubscriber<T> target) {
        return new LimitedBody<>(target, maxBytes);
    }

    /** Takes nothing, and that is a failure. */
    static <T> LimitedBody<T> refused(BodySubscriber<T> target, FetchException refusal) {
        LimitedBody<T> body = new LimitedBody<>(target, 0);
        body.result.completeExceptionally(refusal);
        return body;
    }

    /** Takes nothing, and that is the result. */
    static <T> LimitedBody<T> none(BodySubscriber<T> target) {
        LimitedBody<T> body = new LimitedBody<>(target, 0);
        body.result.complete(Optional.empty());
        return body;
    }

    @Override
    public CompletionStage<Optional<T>> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        target.onSubscribe(started);
        if (result.isDone()) {
            breakOff();
            return;
        }
        target.getBody().whenComplete((body, failure) -> {
            if (failure == null) {
                result.complete(Optional.of(body));
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    /** Lets the target close what it has opened. */
    private void breakOff() {
        if (subscription != null) {
            subscription.cancel();
        }
        target.onError(new CancellationException("not wanted"));
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (result.isDone()) {
            return;
        }
        left -= parts.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left < 0) {
            result.completeExceptionally(
                    new FetchException(FetchException.Reason.TOO_LARGE, "The server sends too much."));
            breakOff();
        } else {
            target.onNext(parts);
        }
    }

    @Override
    public void onError(Throwable failure) {
        target.onError(failure);
    }

    @Override
    public void onComplete() {
        if (!result.isDone()) {
            target.onComplete();
        }
    }
}
