package dev.ocppkit.examples.provisioning.fetch;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the body of an answer up to a number of bytes, or refuses it before the first one. */
final class LimitedBody<T> implements BodySubscriber<Optional<T>> {
    private final BodySubscriber<T> target;
    private final @Nullable String refusal;
    private final CompletableFuture<Optional<T>> result = new CompletableFuture<>();
    private long left;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(BodySubscriber<T> target, long maxBytes) {
        this.target = target;
        this.refusal = null;
        left = maxBytes;
    }

    LimitedBody(BodySubscriber<T> target, String refusal) {
        this.target = target;
        this.refusal = refusal;
    }

    @Override
    public CompletionStage<Optional<T>> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
        subscription = started;
        target.getBody().whenComplete((body, failure) -> {
            if (failure == null) {
                result.complete(Optional.of(body));
            } else {
                result.completeExceptionally(failure);
            }
        });
        target.onSubscribe(started);
        if (refusal != null) {
            refuse(refusal);
        }
    }

    private void refuse(String reason) {
        if (subscription != null) {
            subscription.cancel();
        }
        SafeHttp.Refused refused = new SafeHttp.Refused(reason);
        result.completeExceptionally(refused);
        target.onError(refused);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        if (result.isDone()) {
            return;
        }
        left -= parts.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left < 0) {
            refuse("The server sends too much.");
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
