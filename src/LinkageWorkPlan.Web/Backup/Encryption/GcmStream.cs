using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace LinkageWorkPlan.Web.Backup.Encryption;

/// <summary>Encrypts or decrypts by AES-GCM what is written to it, piece by piece. What was decrypted is not to be believed before <see cref="Finish"/>.</summary>
internal sealed class GcmStream : Stream
{
    public const int TagBytes = 16;
    public const int NonceBytes = 12;

    private readonly Stream to;
    private readonly bool isEncrypting;
    private readonly GcmBlockCipher cipher = new(Org.BouncyCastle.Crypto.AesUtilities.CreateEngine());
    private readonly IncrementalHash seen = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] output = new byte[1 << 16];

    public GcmStream(Stream to, bool isEncrypting, byte[] key, byte[] nonce)
    {
        (this.to, this.isEncrypting) = (to, isEncrypting);
        cipher.Init(isEncrypting, new AeadParameters(new KeyParameter(key), TagBytes * 8, nonce));
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of all that is not encrypted.</summary>
    public byte[] Sha256() => seen.GetCurrentHash();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (output.Length < cipher.GetUpdateOutputSize(buffer.Length))
        {
            output = new byte[cipher.GetUpdateOutputSize(buffer.Length)];
        }

        var written = output.AsSpan(0, cipher.ProcessBytes(buffer, output));
        seen.AppendData(isEncrypting ? buffer : written);
        to.Write(written);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Ends an encryption.</summary>
    /// <returns>The tag, by which every change is found.</returns>
    public byte[] Finish()
    {
        var rest = new byte[cipher.GetOutputSize(0)];
        var count = cipher.DoFinal(rest) - TagBytes;
        to.Write(rest.AsSpan(0, count));
        return rest[count..(count + TagBytes)];
    }

    /// <summary>Ends a decryption.</summary>
    /// <exception cref="InvalidCipherTextException">It is not what was encrypted.</exception>
    public void Finish(byte[] tag)
    {
        Write(tag);
        var rest = new byte[cipher.GetOutputSize(0)];
        var written = rest.AsSpan(0, cipher.DoFinal(rest));
        seen.AppendData(written);
        to.Write(written);
    }

    public override void Flush() => to.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            seen.Dispose();
        }

        base.Dispose(disposing);
    }
}
