package dev.ocppkit.rpc.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ocppkit.rpc.spi.Link;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.IntUnaryOperator;

/** What a connection must do whichever end of it the transport is. */
@SuppressWarnings("FutureReturnValueIgnored") // What cannot be written shows in what does not arrive.
final class LinkCases {
    static final int MAX_MESSAGE = 100_000;
    static final int MAX_FRAGMENTS = 10;

    /** A connection: the transport's end, what it told, and the other end. */
    record Rig(Link link, RecordingListener heard, RawPeer peer) {
        RecordingListener.Closed closed() throws InterruptedException, ExecutionException {
            return Patience.await(heard.closed, "the end of the connection");
        }

        void send(String text) throws InterruptedException, ExecutionException {
            Patience.await(link.sendText(utf8(text)), "a message to be taken");
        }

        String nextText() throws InterruptedException {
            return Patience.next(heard.texts, "a message");
        }
    }

    /** Opens connections. */
    interface Opener {
        Rig open(boolean deflate) throws Exception;
    }

    /** What a case does with a connection. */
    interface Play {
        void play(Rig rig) throws Exception;
    }

    private final Opener opener;
    private final IntUnaryOperator sentCloseCode;

    LinkCases(Opener opener, IntUnaryOperator sentCloseCode) {
        this.opener = opener;
        this.sentCloseCode = sentCloseCode;
    }

    static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private Conformance.Body with(Play play) {
        return with(false, play);
    }

    private Conformance.Body with(boolean deflate, Play play) {
        return () -> {
            Rig rig = opener.open(deflate);
            try {
                play.play(rig);
            } finally {
                rig.peer().reset();
                rig.link().abort();
            }
            rig.closed();
            rig.heard().check();
        };
    }

    void addTo(Conformance.Cases cases) {
        cases.add("messages arrive whole and in order", with(this::arriveInOrder));
        cases.add("messages are sent whole and in order", with(this::sentInOrder));
        cases.add("fragments are one message, with pings between them", with(this::fragments));
        cases.add("texts and pings of several threads do not mix", with(this::concurrentSends));
        cases.add("no more messages come than were requested", with(this::demand));
        cases.add("what is not requested is left to TCP", with(this::backPressure));
        cases.add("a peer that does not read holds up the sender", with(this::slowReader));
        cases.add("pings are answered, and pongs are heard of", with(this::pings));
        addLimits(cases);
        addEnds(cases);
    }

    private void addLimits(Conformance.Cases cases) {
        cases.add("a message of the greatest size arrives", with(this::greatest));
        cases.add("a message that is too big is answered with 1009", with(rig -> tooBig(rig, MAX_MESSAGE + 1, 1)));
        cases.add("fragments that are too big together are answered with 1009", with(rig -> tooBig(rig, 30_000, 4)));
        cases.add(
                "a message of too many fragments is answered with 1009",
                Feature.FRAGMENT_LIMIT,
                with(rig -> tooBig(rig, 1, MAX_FRAGMENTS + 1)));
        cases.add("compressed messages go both ways", Feature.DEFLATE, with(true, this::compressed));
        cases.add(
                "a message that is small only while it is compressed is answered with 1009",
                Feature.DEFLATE,
                with(true, rig -> tooBig(rig, 40 * MAX_MESSAGE, 1)));
        cases.add("a text that is no UTF-8 is answered with 1007", Feature.VIOLATION_CODES, with(this::noUtf8));
        cases.add("a text that is no UTF-8 is never delivered", with(this::noUtf8IsNotDelivered));
        cases.add("a binary message is told, and can be answered with 1003", with(this::binary));
    }

    private void addEnds(Conformance.Cases cases) {
        cases.add("the close code and reason of the peer are told, and answered", with(this::peerCloses));
        cases.add("a close without a code is told as 1005 or 1000", with(this::peerClosesWithoutCode));
        for (int code : new int[] {1000, 1001, 1008, 3000, 4999}) {
            cases.add("closing with " + code + " tells the peer code and reason", with(rig -> closes(rig, code)));
        }
        for (int code : new int[] {1002, 1003, 1007, 1009}) {
            cases.add(
                    "closing with " + code + " tells the peer code and reason",
                    Feature.CLOSE_CODES,
                    with(rig -> closes(rig, code)));
            cases.add("closing with " + code + " tells the peer the documented code", with(rig -> closes(rig, code)));
        }
        cases.add("what was sent before a close arrives before it", with(this::closesAfterTexts));
        cases.add("a message after the own close is not told", with(this::textAfterClose));
        cases.add("a close that is never answered ends the connection", with(this::closeIsNotAnswered));
        cases.add("a close that is answered by the end of TCP ends the connection", with(this::closeIsAnsweredByEnd));
        cases.add("a reset is told as 1006", with(rig -> lost(rig, rig.peer()::reset)));
        cases.add("a TCP end without close is told as 1006", with(rig -> lost(rig, rig.peer()::hangUp)));
        cases.add("half a TCP end without close is told as 1006", with(rig -> lost(rig, rig.peer()::endOutput)));
        cases.add("an abort drops the connection without a close", Feature.ABORT, with(this::aborts));
        cases.add("an abort is told at once as 1006", with(this::abortIsTold));
        cases.add("an abort ends a connection whose peer is gone", with(this::halfOpen));
        cases.add("sending on a closed connection fails", with(this::sendAfterEnd));
    }

    private static String sized(int i) {
        // Characters of one to four bytes, at shifting places.
        return i + ":" + "a\u00e9\u20ac\ud83d\ude00".repeat(i % 97 * (i % 7));
    }

    private void arriveInOrder(Rig rig) throws Exception {
        rig.link().request(300);
        for (int i = 0; i < 300; i++) {
            rig.peer().sendText(sized(i));
        }
        for (int i = 0; i < 300; i++) {
            assertEquals(sized(i), rig.nextText());
        }
    }

    private void sentInOrder(Rig rig) throws Exception {
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 300; i++) {
                rig.link().sendText(utf8(sized(i))).toCompletableFuture().join();
            }
        });
        for (int i = 0; i < 300; i++) {
            assertEquals(sized(i), rig.peer().nextText());
        }
        Patience.await(sent, "all messages to be sent");
    }

    private void fragments(Rig rig) throws Exception {
        rig.link().request(2);
        byte[] text = sized(50).getBytes(StandardCharsets.UTF_8);
        // Within a character of several bytes.
        int cut = text.length - 2;
        rig.peer().sendPart(Arrays.copyOf(text, 1), true, false);
        rig.peer().ping("between");
        rig.peer().sendPart(Arrays.copyOfRange(text, 1, cut), false, false);
        rig.peer().sendPart(new byte[0], false, false);
        rig.peer().sendPart(Arrays.copyOfRange(text, cut, text.length), false, true);
        rig.peer().sendText("next");

        assertEquals(sized(50), rig.nextText());
        assertEquals("next", rig.nextText());
        assertEquals(new RawPeer.Pong("between"), rig.peer().next());
    }

    private void concurrentSends(Rig rig) throws Exception {
        rig.link().request(200);
        CompletableFuture<Void> texts = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                rig.link().sendText(utf8(sized(i))).toCompletableFuture().join();
            }
        });
        CompletableFuture<Void> pings = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 50; i++) {
                rig.link().ping(utf8("p" + i)).toCompletableFuture().join();
            }
        });
        for (int i = 0; i < 200; i++) {
            rig.peer().sendText(sized(i));
        }
        List<String> pinged = new ArrayList<>();
        int next = 0;
        StringBuilder whole = new StringBuilder();
        while (next < 200 || pinged.size() < 50) {
            RawPeer.Seen seen = rig.peer().next();
            if (seen instanceof RawPeer.Ping ping) {
                pinged.add(ping.payload());
            } else if (seen instanceof RawPeer.Text text) {
                whole.append(text.text());
                if (text.last()) {
                    assertEquals(sized(next), whole.toString());
                    whole.setLength(0);
                    next++;
                }
            }
        }
        Patience.await(texts, "all messages to be sent");
        Patience.await(pings, "all pings to be sent");
        assertEquals("p49", pinged.get(49));
        for (int i = 0; i < 200; i++) {
            assertEquals(sized(i), rig.nextText());
        }
    }

    private void demand(Rig rig) throws Exception {
        for (int i = 0; i < 10; i++) {
            rig.peer().sendText("m" + i);
        }
        Patience.nothingIn(rig.heard().texts, "a message before the first request");
        rig.link().request(3);
        for (int i = 0; i < 3; i++) {
            assertEquals("m" + i, rig.nextText());
        }
        Patience.nothingIn(rig.heard().texts, "a message that was not requested");
        rig.link().request(7);
        for (int i = 3; i < 10; i++) {
            assertEquals("m" + i, rig.nextText());
        }
    }

    private void backPressure(Rig rig) throws Exception {
        String big = "x".repeat(MAX_MESSAGE);
        CompletableFuture<Void> flushed = new CompletableFuture<>();
        for (int i = 0; i < 400; i++) {
            var write = rig.peer().sendText(big);
            if (i == 399) {
                write.addListener(done -> flushed.complete(null));
            }
        }
        rig.link().request(1);
        assertEquals(MAX_MESSAGE, rig.nextText().length());
        assertTrue(Patience.staysPending(flushed), "40 MB were read, but 0.1 MB were requested");
        rig.link().request(399);
        for (int i = 1; i < 400; i++) {
            assertEquals(MAX_MESSAGE, rig.nextText().length());
        }
    }

    private void slowReader(Rig rig) throws Exception {
        rig.peer().stopReading();
        String big = "x".repeat(1_000_000);
        for (int i = 0; i < 100; i++) {
            CompletionStage<Void> sent = rig.link().sendText(utf8(big));
            if (Patience.staysPending(sent)) {
                rig.link().abort();
                rig.closed();
                return;
            }
        }
        throw new AssertionError("100 MB were taken for a peer that does not read.");
    }

    private void pings(Rig rig) throws Exception {
        rig.link().request(1);
        rig.peer().ping("are you there");
        assertEquals(new RawPeer.Pong("are you there"), rig.peer().next());
        Patience.await(rig.link().ping(utf8("and you")), "a ping to be sent");
        assertEquals(new RawPeer.Ping("and you"), rig.peer().next());
        rig.peer().pong("and you");
        assertEquals("and you", Patience.next(rig.heard().pongs, "a pong"));
        rig.peer().sendText("pongs do not count as messages");
        assertEquals("pongs do not count as messages", rig.nextText());
    }

    private void greatest(Rig rig) throws Exception {
        rig.link().request(2);
        String greatest = "\u20ac".repeat(MAX_MESSAGE / 3) + "x";
        rig.peer().sendText(greatest);
        assertEquals(greatest, rig.nextText());
        rig.peer().sendText("x".repeat(MAX_MESSAGE));
        assertEquals(MAX_MESSAGE, rig.nextText().length());
    }

    private void tooBig(Rig rig, int partSize, int parts) throws Exception {
        rig.link().request(2);
        byte[] part = "x".repeat(partSize).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < parts; i++) {
            rig.peer().sendPart(part, i == 0, i == parts - 1);
        }
        assertEquals(sentCloseCode.applyAsInt(1009), rig.peer().nextClose().code());
        rig.peer().hangUp();
        rig.closed();
        assertTrue(rig.heard().texts.isEmpty(), "the message was delivered all the same");
    }

    private void compressed(Rig rig) throws Exception {
        assertTrue(rig.peer().compresses(), "no compression was agreed on");
        rig.link().request(50);
        for (int i = 0; i < 50; i++) {
            rig.peer().sendText(sized(i));
            rig.send(sized(i));
            assertEquals(sized(i), rig.nextText());
            assertEquals(sized(i), rig.peer().nextText());
        }
        rig.peer().sendPart("par".getBytes(StandardCharsets.UTF_8), true, false);
    }

    private static final byte[] LATIN = "[2,\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1);

    private void noUtf8(Rig rig) throws Exception {
        rig.link().request(2);
        rig.peer().sendBytes(LATIN);
        assertEquals(1007, rig.peer().nextClose().code());
    }

    private void noUtf8IsNotDelivered(Rig rig) throws Exception {
        rig.link().request(2);
        rig.peer().sendPart(Arrays.copyOf(LATIN, 5), true, false);
        rig.peer().sendPart(Arrays.copyOfRange(LATIN, 5, LATIN.length), false, true);
        rig.peer().hangUp();
        rig.closed();
        assertTrue(rig.heard().texts.isEmpty(), "the message was delivered");
    }

    private void binary(Rig rig) throws Exception {
        rig.link().request(2);
        rig.peer()
                .send(new io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame(
                        io.netty.buffer.Unpooled.wrappedBuffer(new byte[10])));
        Patience.next(rig.heard().binaries, "notice of a binary message");
        rig.link().close(1003, "text only");
        assertEquals(sentCloseCode.applyAsInt(1003), rig.peer().nextClose().code());
    }

    private void peerCloses(Rig rig) throws Exception {
        rig.link().request(1);
        rig.peer().close(4001, "good b\u00ffe");
        assertEquals(new RecordingListener.Closed(4001, "good b\u00ffe"), rig.closed());
        assertEquals(4001, rig.peer().nextClose().code());
    }

    private void peerClosesWithoutCode(Rig rig) throws Exception {
        rig.link().request(1);
        rig.peer().closeWithoutCode();
        // Some containers make 1000 of it.
        int code = rig.closed().code();
        assertTrue(code == 1005 || code == 1000, "the code was " + code);
    }

    private void closes(Rig rig, int code) throws Exception {
        int sent = sentCloseCode.applyAsInt(code);
        rig.link().close(code, "because");
        assertEquals(new RawPeer.Close(sent, "because"), rig.peer().nextClose());
        rig.peer().close(sent, "because");
        assertEquals(sent, rig.closed().code());
    }

    private void closesAfterTexts(Rig rig) throws Exception {
        rig.link().request(1);
        for (int i = 0; i < 20; i++) {
            rig.send("m" + i);
        }
        rig.link().close(1000, "");
        for (int i = 0; i < 20; i++) {
            assertEquals("m" + i, rig.peer().nextText());
        }
        assertEquals(1000, rig.peer().nextClose().code());
    }

    private void textAfterClose(Rig rig) throws Exception {
        rig.link().close(1000, "");
        assertEquals(1000, rig.peer().nextClose().code());
        rig.peer().sendText("too late");
        rig.peer().sendText("too late");
        rig.peer().close(1000, "");
        assertEquals(1000, rig.closed().code());
        assertTrue(rig.heard().texts.isEmpty(), "a message came after the close");
    }

    private void closeIsNotAnswered(Rig rig) throws Exception {
        rig.link().close(1000, "");
        assertEquals(1000, rig.peer().nextClose().code());
        rig.closed();
    }

    private void closeIsAnsweredByEnd(Rig rig) throws Exception {
        rig.link().close(1000, "");
        assertEquals(1000, rig.peer().nextClose().code());
        rig.peer().hangUp();
        rig.closed();
    }

    private void lost(Rig rig, Runnable loss) throws Exception {
        rig.link().request(1);
        loss.run();
        assertEquals(1006, rig.closed().code());
    }

    private void aborts(Rig rig) throws Exception {
        rig.link().abort();
        Patience.await(rig.peer().ended(), "the end of the TCP connection");
        assertFalse(rig.peer().sawClose(), "a close was sent");
    }

    private void abortIsTold(Rig rig) throws Exception {
        rig.link().request(1);
        rig.link().abort();
        rig.link().abort();
        assertEquals(1006, rig.closed().code());
    }

    private void halfOpen(Rig rig) throws Exception {
        rig.link().request(1);
        rig.peer().stopReading();
        rig.link().close(1001, "");
        rig.link().abort();
        // Some containers tell of their own close at once.
        int code = rig.closed().code();
        assertTrue(code == 1006 || code == 1001, "the code was " + code);
    }

    private void sendAfterEnd(Rig rig) throws Exception {
        rig.link().request(1);
        rig.peer().reset();
        rig.closed();
        try {
            Patience.await(rig.link().sendText(utf8("too late")), "a failure");
        } catch (ExecutionException expected) {
            return;
        }
        throw new AssertionError("The message was taken.");
    }
}
