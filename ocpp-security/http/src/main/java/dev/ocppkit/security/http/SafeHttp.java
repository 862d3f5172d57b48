package dev.ocppkit.security.http;

import dev.ocppkit.security.http.FetchException.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends requests under a policy: every address is checked, also after a redirect; size and time have limits. */
final class SafeHttp {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** These keep the method and the body; after the others a POST would become a GET. */
    private static final Set<Integer> REDIRECTS_OF_POST = Set.of(307, 308);

    private final FetchPolicy policy;
    private final HttpClient client;

    SafeHttp(FetchPolicy policy, @Nullable SSLContext tls) {
        this.policy = policy;
        // A proxy would make its own lookups, which would pass by the check of addresses.
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(policy.timeout());
        if (tls != null) {
            builder.sslContext(tls);
        }
        client = builder.build();
    }

    /** What is acceptable as an answer; no content types means any. */
    record Wanted<T>(Set<String> contentTypes, long maxBytes, Supplier<BodySubscriber<T>> body) {}

    <T> T send(HttpRequest.Builder request, URI address, Wanted<T> wanted) throws FetchException {
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
                throw new FetchException(Reason.REDIRECT, "The server redirects what cannot be redirected.");
            }
            target = redirected(target, response);
        }
        throw new FetchException(Reason.REDIRECT, "There are too many redirects.");
    }

    private static URI redirected(URI from, HttpResponse<?> response) throws FetchException {
        URI to;
        try {
            to = from.resolve(response.headers().firstValue("Location").orElseThrow());
        } catch (RuntimeException e) {
            throw new FetchException(Reason.REDIRECT, "The server redirects to nowhere.");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && "http".equalsIgnoreCase(to.getScheme())) {
            throw new FetchException(Reason.REDIRECT, "The server redirects from https to http.");
        }
        return to;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler, long nanos)
            throws FetchException {
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, handler);
        try {
            return exchange.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new FetchException(Reason.TIMEOUT, "The server does not answer in time.");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new FetchException(Reason.INTERRUPTED, "The program was interrupted.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FetchException refused
                    ? refused
                    : new FetchException(
                            Reason.UNREACHABLE, "The server cannot be reached, or breaks off.", e.getCause());
        }
    }

    /** Looks at the head of an answer before its body is taken; the body of a redirect is left alone. */
    private record Answer<T>(Wanted<T> wanted) implements BodyHandler<Optional<T>> {
        @Override
        public BodySubscriber<Optional<T>> apply(HttpResponse.ResponseInfo head) {
            BodySubscriber<T> body = wanted.body().get();
            if (REDIRECTS.contains(head.statusCode())) {
                return LimitedBody.none(body);
            }
            if (head.statusCode() / 100 != 2) {
                return LimitedBody.refused(
                        body,
                        new FetchException(Reason.STATUS, "The server answers with status " + head.statusCode() + "."));
            }
            return wanted.contentTypes().isEmpty() || wanted.contentTypes().contains(contentType(head))
                    ? LimitedBody.upTo(wanted.maxBytes(), body)
                    : LimitedBody.refused(
                            body,
                            new FetchException(Reason.CONTENT_TYPE, "The server sends something of another type."));
        }

        private static String contentType(HttpResponse.ResponseInfo head) {
            return head.headers()
                    .firstValue("Content-Type")
                    .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                    .orElse("");
        }
    }
}
