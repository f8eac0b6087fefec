using System.IO.Compression;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>
/// Reads a ZIP from outside: a few kilobytes can unpack to gigabytes, so that all parts together give no more bytes than is said.
/// Nothing is unpacked before it is read.
/// </summary>
public sealed class BoundedZip : IDisposable
{
    private readonly ZipArchive zip;
    private readonly ByteBudget budget;

    /// <param name="bytesMax">Unpacked, of all parts that are opened.</param>
    /// <exception cref="InvalidDataException">It is no ZIP.</exception>
    public BoundedZip(byte[] content, long bytesMax)
    {
        zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        budget = new ByteBudget(bytesMax);
    }

    public bool Has(string name) => zip.GetEntry(name) is not null;

    /// <returns>A stream that throws a <see cref="ReadLimitException"/> where the bytes are used up.</returns>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public Stream Open(string name) => new BoundedStream((zip.GetEntry(name) ?? throw new InvalidDataException(name)).Open(), budget);

    public void Dispose() => zip.Dispose();
}
