using System.Security.Cryptography;
using LinkageWorkPlan.Web.Settings;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;

namespace LinkageWorkPlan.Web.Backup.Encryption;

/// <summary>
/// A file that the keys of its recipients open, each alone: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), as <c>openssl cms -decrypt</c> reads it.
/// It is written and read piece by piece.
/// </summary>
internal static class EncryptedFile
{
    public const int KeyBytes = 32;

    /// <summary>Of one part with a length of its own: recipients, or a piece of the content.</summary>
    private const int PartMax = 1 << 20;

    private const int PieceBytes = 1 << 16;

    /// <summary>COR_E_IO: of an <see cref="IOException"/> that a library threw for what it read, while one of a disk has the system's number.</summary>
    private const int OfNoDevice = unchecked((int)0x80131620);

    /// <summary>True where the file begins as these do, and not as a ZIP.</summary>
    public static bool Is(ReadOnlySpan<byte> beginning) => beginning is [0x30, 0x80, ..];

    /// <summary>Encrypts, then reads back what was written with the same key and compares it, before that key is forgotten.</summary>
    /// <param name="to">Empty; can be read and sought.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="StartupException">What was read back is not what was written.</exception>
    public static async Task WriteAsync(Stream to, IReadOnlyList<BackupRecipient> recipients, Func<Stream, Task> write, CancellationToken cancel)
    {
        var (key, nonce) = (RandomNumberGenerator.GetBytes(KeyBytes), RandomNumberGenerator.GetBytes(GcmStream.NonceBytes));
        try
        {
            var written = await EncryptAsync(to, recipients, key, nonce, write);
            await to.FlushAsync(cancel);
            to.Position = 0;
            var readBack = await DecryptAsync(to, _ => key, Stream.Null, cancel);
            if (!CryptographicOperations.FixedTimeEquals(written, readBack))
            {
                throw new StartupException("The encrypted backup was read back and is not what was written: the disk or the memory of this machine cannot be trusted.");
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Decrypts a file, where it is encrypted.</summary>
    /// <param name="plain">Where to; is made.</param>
    /// <returns>The file itself where it is not encrypted.</returns>
    /// <exception cref="StartupException">There is no key or another's, or the file is damaged or cannot be read.</exception>
    public static async Task<string> OpenAsync(FileInfo file, BackupKey? key, string plain, CancellationToken cancel)
    {
        try
        {
            var beginning = new byte[2];
            await using var from = new FileStream(file.FullName, FileMode.Open, FileAccess.Read);
            if (!Is(beginning.AsSpan(0, await from.ReadAtLeastAsync(beginning, beginning.Length, throwOnEndOfStream: false, cancel))))
            {
                return file.FullName;
            }

            if (key is null)
            {
                throw new StartupException($"The file {file.FullName} is encrypted: say with --key FILE whose key opens it. Nothing was changed.");
            }

            from.Position = 0;
            await using var to = new FileStream(plain, FileMode.CreateNew, FileAccess.Write);
            await ReadAsync(from, key, to, cancel);
            return plain;
        }
        catch (InvalidDataException fault)
        {
            throw new StartupException($"The file {file.FullName} is damaged ({fault.Message.TrimEnd('.')}). Nothing was changed; take another.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {file.FullName} cannot be read, or not unpacked beside it ({fault.Message.TrimEnd('.')}). Nothing was changed.", fault);
        }
    }

    /// <exception cref="StartupException">The key is of none of its recipients.</exception>
    /// <exception cref="InvalidDataException">It is damaged or was changed; what was written until then is not to be used.</exception>
    public static async Task ReadAsync(Stream from, BackupKey key, Stream to, CancellationToken cancel)
    {
        try
        {
            await DecryptAsync(from, key.Unwrap, to, cancel);
        }
        catch (Exception fault) when (fault is Asn1Exception or Asn1ParsingException or CryptoException or InvalidCastException or ArgumentException or NullReferenceException or InvalidOperationException or EndOfStreamException
            or IOException { HResult: OfNoDevice })
        {
            throw new InvalidDataException("it was cut off or changed after it was encrypted", fault);
        }
    }

    /// <returns>SHA-256 of the content.</returns>
    private static async Task<byte[]> EncryptAsync(Stream to, IReadOnlyList<BackupRecipient> recipients, byte[] key, byte[] nonce, Func<Stream, Task> write)
    {
        using var message = new BerSequenceGenerator(to);
        message.AddObject(PkcsObjectIdentifiers.IdCTAuthEnvelopedData);
        using var envelope = new BerSequenceGenerator(message.GetRawOutputStream(), 0, isExplicit: true);
        envelope.AddObject(DerInteger.ValueOf(0));
        envelope.AddObject(new DerSet(recipients.Select(each => each.Wrap(key)).ToArray<Asn1Encodable>()));
        byte[] tag, sha256;
        using (var content = new BerSequenceGenerator(envelope.GetRawOutputStream()))
        {
            content.AddObject(PkcsObjectIdentifiers.Data);
            content.AddObject(new AlgorithmIdentifier(NistObjectIdentifiers.IdAes256Gcm, new GcmParameters(nonce, GcmStream.TagBytes)));
            using var octets = new BerOctetStringGenerator(content.GetRawOutputStream(), 0, isExplicit: false);
            await using var pieces = octets.GetOctetOutputStream(PieceBytes);
            await using var encrypted = new GcmStream(pieces, isEncrypting: true, key, nonce);
            await write(encrypted);
            (tag, sha256) = (encrypted.Finish(), encrypted.Sha256());
        }

        envelope.AddObject(new DerOctetString(tag));
        return sha256;
    }

    /// <returns>SHA-256 of the content, once all of it is what was encrypted.</returns>
    private static async Task<byte[]> DecryptAsync(Stream from, Func<Asn1Set, byte[]?> unwrap, Stream to, CancellationToken cancel)
    {
        var message = new ContentInfoParser((Asn1SequenceParser)new Asn1StreamParser(from, PartMax).ReadObject());
        if (!PkcsObjectIdentifiers.IdCTAuthEnvelopedData.Equals(message.ContentType))
        {
            throw new InvalidOperationException("It is another kind of message.");
        }

        var envelope = new AuthEnvelopedDataParser((Asn1SequenceParser)message.GetContent(Asn1Tags.Sequence));
        var key = unwrap((Asn1Set)envelope.GetRecipientInfos().ToAsn1Object()) ?? throw new StartupException("The key is of none of those for whom the file was encrypted. Nothing was changed.");
        var content = envelope.GetAuthEncryptedContentInfo();
        if (!NistObjectIdentifiers.IdAes256Gcm.Equals(content.ContentEncryptionAlgorithm.Algorithm))
        {
            throw new InvalidOperationException("It is encrypted in another way.");
        }

        var parameters = GcmParameters.GetInstance(content.ContentEncryptionAlgorithm.Parameters);
        await using var decrypted = new GcmStream(to, isEncrypting: false, key, parameters.GetNonce());
        await using (var pieces = ((Asn1OctetStringParser)content.GetEncryptedContent(Asn1Tags.OctetString)).GetOctetStream())
        {
            await pieces.CopyToAsync(decrypted, PieceBytes, cancel);
        }

        if (envelope.GetAuthAttrs() is not null)
        {
            throw new InvalidOperationException("It has attributes that this program never writes.");
        }

        decrypted.Finish(envelope.GetMac().GetOctets());
        return decrypted.Sha256();
    }
}
