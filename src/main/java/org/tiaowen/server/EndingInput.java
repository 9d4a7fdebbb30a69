package org.tiaowen.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An input that says when it has ended. */
final class EndingInput extends FilterInputStream {

    private final CountDownLatch end;

    EndingInput(InputStream in, CountDownLatch end) {
        super(in);
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        return told(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return told(super.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        super.close();
    }

    private int told(int read) {
        if (read < 0) {
            end.countDown();
        }
        return read;
    }
}
