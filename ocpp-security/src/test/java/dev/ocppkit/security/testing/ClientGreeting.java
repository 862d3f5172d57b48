package dev.ocppkit.security.testing;

import java.nio.ByteBuffer;

/** The first message of a TLS client, which may offer what no library would. */
public final class ClientGreeting {
    private ClientGreeting() {}

    /** Returns a record with a greeting that offers one version and one suite. */
    public static byte[] octets(int version, int suite) {
        ByteBuffer body = ByteBuffer.allocate(256);
        body.putShort((short) version).put(new byte[32]).put((byte) 0);
        body.putShort((short) 2).putShort((short) suite).put((byte) 1).put((byte) 0);
        if (version >= 0x0303) {
            byte[] extensions = {
                0,
                10,
                0,
                4,
                0,
                2,
                0,
                23, // groups: secp256r1
                0,
                11,
                0,
                2,
                1,
                0, // uncompressed points
                0,
                13,
                0,
                6,
                0,
                4,
                4,
                3,
                4,
                1 // signatures: ECDSA and RSA with SHA-256
            };
            body.putShort((short) extensions.length).put(extensions);
        }
        body.flip();
        int length = body.remaining();
        ByteBuffer record = ByteBuffer.allocate(length + 9);
        record.put((byte) 22).putShort((short) Math.min(version, 0x0301)).putShort((short) (length + 4));
        record.put((byte) 1).put((byte) 0).putShort((short) length).put(body);
        return record.array();
    }
}
