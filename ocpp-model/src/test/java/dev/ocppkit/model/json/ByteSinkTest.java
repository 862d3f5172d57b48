package dev.ocppkit.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ByteSinkTest {
    @Property
    void piecesComeOutInOrder(@ForAll List<byte[]> pieces) throws IOException {
        ByteSink sink = new ByteSink();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            sink.write(piece, 0, piece.length);
            expected.write(piece);
        }
        ByteArrayOutputStream copied = new ByteArrayOutputStream();
        sink.writeTo(copied);

        assertThat(copied.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(sink.toBytes()).isEqualTo(expected.toByteArray());
    }

    @Example
    void aPartOfAnArrayAndSingleBytesAreTaken() {
        ByteSink sink = new ByteSink();
        sink.write('a');
        sink.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);
        sink.write('d');

        assertThat(sink.toBytes()).containsExactly('a', 'b', 'c', 'd');
    }

    @Example
    void theBufferOfTheGeneratorIsNotKept() {
        byte[] buffer = {1, 2, 3};
        ByteSink sink = new ByteSink();
        sink.write(buffer, 0, 3);
        buffer[0] = 9;

        assertThat(sink.toBytes()).containsExactly(1, 2, 3);
    }
}
