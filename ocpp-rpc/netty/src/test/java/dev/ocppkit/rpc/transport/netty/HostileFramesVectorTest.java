package dev.ocppkit.rpc.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocppkit.rpc.vectors.HostileCase;
import dev.ocppkit.rpc.vectors.HostileFrames;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is answered to hostile frames, over sockets. */
class HostileFramesVectorTest {
    @TestFactory
    Stream<DynamicTest> everyFrameHasItsReaction() throws IOException {
        List<HostileCase> entries = HostileCase.all();
        assertThat(entries).isNotEmpty();
        return entries.stream()
                .map(entry ->
                        DynamicTest.dynamicTest(entry.name(), () -> HostileFrames.play(entry, new NettyWiring())));
    }
}
