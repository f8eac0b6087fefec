using System.Globalization;

namespace LinkageWorkPlan.Reports.Pdf;

/// <summary>
/// A PDF as Chromium writes it or as it is rewritten here, with the incremental updates after it: classic cross-reference tables or streams in one form
/// (<see cref="PdfTableStream"/>), compressed objects in the first revision alone, nothing encrypted. It reads by the tables alone, and refuses what it does not understand.
/// </summary>
internal sealed class PdfFile
{
    /// <summary>100 MB, in bytes.</summary>
    public const int SizeMax = 100 * 1024 * 1024;

    /// <summary>A sealed report has four.</summary>
    private const int RevisionsMax = 32;

    private const int PageDepthMax = 64;

    /// <summary>Bytes of line ends after the end that some programs add on the way; more of them is no accident.</summary>
    private const int LineEndsMax = 16;

    private readonly PdfBudget? budget;

    /// <summary>Unpacked, by number.</summary>
    private readonly Dictionary<int, PdfObjectStream> packed = [];

    private PdfFile(ReadOnlyMemory<byte> bytes, IReadOnlyList<PdfRevision> revisions, PdfBudget? budget) => (Bytes, Revisions, this.budget) = (bytes, revisions, budget);

    /// <summary>Without what <see cref="HasLineEnds"/> tells of.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Line ends followed the end of the file, which no reader shows.</summary>
    public bool HasLineEnds { get; private init; }

    /// <summary>From the first to the newest.</summary>
    public IReadOnlyList<PdfRevision> Revisions { get; }

    public PdfRevision Newest => Revisions[^1];

    /// <param name="budget">Of a stranger's file; null for one of our own.</param>
    /// <exception cref="PdfException">It is no such PDF.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes, PdfBudget? budget = null)
    {
        var length = bytes.Length;
        bytes = bytes[..EndIn(bytes.Span)];
        var revisions = new List<PdfRevision>();
        var end = bytes.Length;
        int? table = null;
        do
        {
            var revision = PdfRevision.Read(bytes, end, table, budget);
            if (revisions.Count == RevisionsMax)
            {
                throw new PdfException(PdfFault.TooComplex, $"More than {RevisionsMax} revisions.");
            }

            budget?.RequireTime();
            revisions.Add(revision);
            table = revision.Previous;
            if (table is not null)
            {
                end = PdfRevision.EndOf(bytes.Span, table.Value, revision.TableAt);
                revision.Start = end;
            }
        }
        while (table is not null);

        revisions.Reverse();
        if (revisions.Skip(1).Any(each => each.HasPacked))
        {
            throw new PdfException(PdfFault.Compressed, "Objects of an update are compressed.");
        }

        return new PdfFile(bytes, revisions, budget) { HasLineEnds = length != bytes.Length };
    }

    /// <summary>The object a reference names as of a revision, or what is given where that is no reference; null where there is none.</summary>
    /// <param name="revision">Number in <see cref="Revisions"/>.</param>
    /// <exception cref="PdfException">Something else is there.</exception>
    public PdfObject? Resolve(PdfObject? value, int revision)
    {
        if (value is not PdfReference reference)
        {
            return value;
        }

        for (var at = revision; at >= 0; at--)
        {
            if (Revisions[at].Find(reference) is { } place)
            {
                var found = place.IsRemoved ? null : place.IsPacked ? ObjectIn(place, reference, Revisions[at]) : ObjectAt(place.Offset, reference, Revisions[at]);
                return found is PdfReference ? throw Broken($"The object {reference.Number} is a reference itself.") : found;
            }
        }

        return null;
    }

    public PdfDictionary Dictionary(PdfObject? value, int revision, string what) => Resolve(value, revision) as PdfDictionary ?? throw Broken($"{what} is missing.");

    /// <summary>The catalog as of a revision.</summary>
    public PdfDictionary Catalog(int revision) => Dictionary(CatalogReference(revision), revision, "The catalog");

    public PdfReference CatalogReference(int revision) => Revisions[revision].Trailer["Root"] as PdfReference ?? throw Broken("The catalog is missing.");

    /// <summary>The first page as of a revision.</summary>
    public PdfReference FirstPage(int revision)
    {
        var at = Catalog(revision)["Pages"];
        for (var depth = 0; depth < PageDepthMax; depth++)
        {
            var node = Dictionary(at, revision, "A page");
            if (node.NameOf("Type") == "Page")
            {
                return at as PdfReference ?? throw Broken("The first page has no number.");
            }

            at = Resolve(node["Kids"], revision) is PdfArray { Items: [var first, ..] } ? first : throw Broken("There is no page.");
        }

        throw new PdfException(PdfFault.TooComplex, "Pages are nested too deep.");
    }

    /// <summary>How many pages the file says it has.</summary>
    public int Pages => (Resolve(Dictionary(Catalog(Revisions.Count - 1)["Pages"], Revisions.Count - 1, "The pages")["Count"], Revisions.Count - 1) as PdfWord)?.Integer ?? throw Broken("The number of pages is missing.");

    internal static PdfException Broken(string what) => new(PdfFault.Malformed, what);

    /// <returns>Where it ends, one line end included.</returns>
    private static int EndIn(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new PdfException(PdfFault.Empty, "No byte.");
        }

        if (bytes.Length > SizeMax)
        {
            throw new PdfException(PdfFault.TooLarge, string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes."));
        }

        if (!bytes.StartsWith("%PDF-1."u8) && !bytes.StartsWith("%PDF-2."u8))
        {
            throw new PdfException(PdfFault.NotPdf, "No %PDF- at the beginning.");
        }

        var last = bytes.LastIndexOf("%%EOF"u8);
        if (last < 0)
        {
            throw new PdfException(PdfFault.Truncated, "No %%EOF.");
        }

        var rest = bytes[(last + 5)..];
        if (rest.Length > LineEndsMax || rest.ContainsAnyExcept("\r\n"u8))
        {
            // Where a later revision was begun after this end, it is cut; anything else was put there.
            throw new PdfException(rest.IndexOf(" obj"u8) >= 0 ? PdfFault.Truncated : PdfFault.Appended, "Something follows %%EOF.");
        }

        return last + 5 + (rest.StartsWith("\r\n"u8) ? 2 : rest.StartsWith("\n"u8) ? 1 : rest.Length == 0 ? 0 : throw new PdfException(PdfFault.Appended, "A line end of another system follows %%EOF."));
    }

    private PdfObject ObjectAt(int offset, PdfReference reference, PdfRevision revision)
    {
        var lexer = new PdfLexer(Bytes.Span, offset, revision.TableAt, budget);
        if (lexer.Number(int.MaxValue) != reference.Number || lexer.Number(65535) != reference.Generation)
        {
            throw Broken($"Another object than {reference.Number} stands at {offset}.");
        }

        lexer.Expect("obj"u8);
        var value = lexer.Object();
        lexer.SkipSpace();
        if (value is not PdfDictionary dictionary || !lexer.Takes("stream"u8))
        {
            lexer.Expect("endobj"u8);
            return value;
        }

        return StreamAt(Bytes, ref lexer, dictionary, revision.TableAt);
    }

    private PdfObject ObjectIn(PdfPlace place, PdfReference reference, PdfRevision revision)
    {
        if (!packed.TryGetValue(place.Offset, out var stream))
        {
            var holder = new PdfReference(place.Offset);
            if (revision.Find(holder) is not { IsPacked: false, IsRemoved: false } at || ObjectAt(at.Offset, holder, revision) is not PdfStream found)
            {
                throw Broken($"The stream {place.Offset} of objects is missing.");
            }

            packed.Add(place.Offset, stream = PdfObjectStream.Read(found, budget));
        }

        return stream.Object(reference.Number, place.Index, budget);
    }

    /// <summary>The rest of an object that is a stream.</summary>
    /// <param name="lexer">Behind the word "stream"; then behind the object.</param>
    /// <param name="end">Nothing of it stands from here on.</param>
    internal static PdfStream StreamAt(ReadOnlyMemory<byte> file, ref PdfLexer lexer, PdfDictionary dictionary, int end)
    {
        var bytes = file.Span;
        var at = lexer.At;
        at += at < bytes.Length && bytes[at] == '\r' ? 1 : 0;
        if (at >= bytes.Length || bytes[at] != '\n' || (dictionary["Length"] as PdfWord)?.Integer is not { } length || length < 0 || length > end - at - 1)
        {
            throw Broken($"The stream at {at} has no length that fits.");
        }

        lexer.GoTo(at + 1 + length);
        lexer.Expect("endstream"u8);
        lexer.Expect("endobj"u8);
        return new PdfStream(dictionary, file.Slice(at + 1, length));
    }
}
