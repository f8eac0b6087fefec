using System.IO.Compression;

namespace LinkageWorkPlan.Reports.Reading;

/// <summary>Looks at a ZIP from outside before anything is unpacked: a few kilobytes can unpack to gigabytes.</summary>
public static class BoundedZip
{
    /// <summary>A part gives no more bytes than the ZIP says of it: the library stops there.</summary>
    /// <param name="partsMax">Parts in it.</param>
    /// <param name="bytesMax">Unpacked, of all parts together.</param>
    /// <param name="indexMax">Unpacked, of the parts of a package that a library reads whole: relationships and kinds of content.</param>
    /// <exception cref="InvalidDataException">It is no ZIP.</exception>
    /// <exception cref="ReadLimitException">It has more in it than is taken in.</exception>
    public static void Check(byte[] content, int partsMax, long bytesMax, long indexMax)
    {
        using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        if (zip.Entries.Count > partsMax)
        {
            throw new ReadLimitException(ReadLimit.Elements, partsMax);
        }

        var (bytes, index) = (0L, 0L);
        foreach (var part in zip.Entries)
        {
            bytes += part.Length;
            index += part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase) ? part.Length : 0;
            if (bytes > bytesMax || index > indexMax)
            {
                throw new ReadLimitException(ReadLimit.Bytes, bytes > bytesMax ? bytesMax : indexMax);
            }
        }
    }

    /// <summary>Text documents and tables of LibreOffice say what they are in a part of this name.</summary>
    public static bool IsOpenDocument(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return zip.GetEntry("mimetype") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
