package dev.ocppkit.examples.provisioning.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Sends requests under a policy: every address is checked, also after a redirect; size and time have limits. */
final class SafeHttp {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** These keep the method and the body; after the others a POST would become a GET. */
    private static final Set<Integer> REDIRECTS_OF_POST = Set.of(307, 308);

    private final FetchPolicy policy;
    private final HttpClient client;

    SafeHttp(FetchPolicy policy) {
        this.policy = policy;
        // A proxy would make its own lookups, which would pass by the check of addresses.
        client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(policy.timeout())
                .build();
    }

    /** What is acceptable as an answer. */
    record Wanted<T>(Set<String> contentTypes, long maxBytes, Supplier<BodySubscriber<T>> body) {}

    <T> T send(HttpRequest.Builder request, URI address, Wanted<T> wanted) throws IOException {
        long end = System.nanoTime() + policy.timeout().toNanos();
        URI target = address;
        for (int redirects = 0; redirects <= policy.maxRedirects(); redirects++) {
            policy.check(target);
            HttpResponse<Optional<T>> response =
                    exchange(request.uri(target).build(), new Answer<>(wanted), end - System.nanoTime());
            if (response.body().isPresent()) {
                return response.body().get();
            }
            boolean get = response.request().method().equals("GET");
            if (!get && !REDIRECTS_OF_POST.contains(response.statusCode())) {
                throw new IOException("The server redirects what cannot be redirected.");
            }
            target = redirected(target, response);
        }
        throw new IOException("There are too many redirects.");
    }

    private static URI redirected(URI from, HttpResponse<?> response) throws IOException {
        try {
            return from.resolve(response.headers().firstValue("Location").orElseThrow());
        } catch (RuntimeException e) {
            throw new IOException("The server redirects to nowhere.");
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler, long nanos) throws IOException {
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, handler);
        try {
            return exchange.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new InterruptedIOException("The server does not answer in time.");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The program was interrupted.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Refused refused
                    ? refused
                    : new IOException("The server cannot be reached, or breaks off.", e.getCause());
        }
    }

    /** Why an answer is not taken. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Looks at the head of an answer before its body is taken; the body of a redirect is empty. */
    private record Answer<T>(Wanted<T> wanted) implements BodyHandler<Optional<T>> {
        @Override
        public BodySubscriber<Optional<T>> apply(HttpResponse.ResponseInfo head) {
            if (REDIRECTS.contains(head.statusCode())) {
                return BodySubscribers.<Optional<T>>replacing(Optional.empty());
            }
            if (head.statusCode() / 100 != 2) {
                return new LimitedBody<>(
                        wanted.body().get(), "The server answers with status " + head.statusCode() + ".");
            }
            String type = head.headers()
                    .firstValue("Content-Type")
                    .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    .orElse("");
            return !wanted.contentTypes().isEmpty() && !wanted.contentTypes().contains(type)
                    ? new LimitedBody<>(wanted.body().get(), "The server sends something of another type.")
                    : new LimitedBody<>(wanted.body().get(), wanted.maxBytes());
        }
    }
}
