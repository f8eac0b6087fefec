namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Bytes that may still be read, shared by all parts of one file.</summary>
public sealed class ByteBudget(long max)
{
    private long taken;

    /// <exception cref="ReadLimitException">They are used up.</exception>
    public void Take(int count)
    {
        taken += count;
        if (taken > max)
        {
            throw new ReadLimitException(ReadLimit.Bytes, max);
        }
    }
}

/// <summary>A stream that ends with a <see cref="ReadLimitException"/> where more comes out of it than is taken in.</summary>
internal sealed class BoundedStream(Stream inner, ByteBudget budget) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        budget.Take(count);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
