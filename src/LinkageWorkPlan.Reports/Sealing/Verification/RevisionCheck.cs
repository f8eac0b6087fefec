using LinkageWorkPlan.Reports.Pdf;
using LinkageWorkPlan.Reports.Sealing.Validation;

namespace LinkageWorkPlan.Reports.Sealing.Verification;

/// <summary>
/// What was added after the pages were printed: one revision that attaches files, then one a seal, then one for the number of
/// each records office, after the seals and after each number at most one with validation data, and nothing else. A signature alone does not say so: whoever seals second could change what the first one sealed.
/// </summary>
internal static class RevisionCheck
{
    internal static readonly IReadOnlyList<string> FieldKeys = ["Type", "Subtype", "FT", "T", "TU", "V", "Rect", "F", "P"];

    /// <param name="seals">Of the issue, in the order of the form.</param>
    /// <param name="numbers">Those over the numbers of records offices, in the order of the form.</param>
    /// <param name="budget">Of a stranger's file.</param>
    public static VerificationCheck Of(PdfFile file, IReadOnlyList<PdfSignature> seals, IReadOnlyList<PdfSignature> numbers, PdfBudget budget)
    {
        var stores = StoresIn(file);
        for (var at = 1; at < file.Revisions.Count; at++)
        {
            if (ProblemOf(file, at, numbers.FirstOrDefault(each => each.Revision == at), stores.Contains(at), budget) is { } problem)
            {
                return VerificationCheck.Failed(Finding.RevisionChanged, problem);
            }
        }

        // Each revision after the attachments is one that a seal was written in, or it was added by nobody who answers for it; validation
        // data are signed by those they come from, and stand right after both seals or after a number.
        IReadOnlyList<int> sealing = [.. seals.SkipLast(1).Select(each => each.Revision), .. seals.TakeLast(1).Concat(numbers).SelectMany(each => Followed(each.Revision))];
        IEnumerable<int> Followed(int at) => stores.Contains(at + 1) ? [at, at + 1] : [at];
        return Enumerable.Range(2, Math.Max(0, file.Revisions.Count - 2)).SequenceEqual(sealing) && stores.All(sealing.Contains)
            ? VerificationCheck.Passed(Finding.RevisionsAllowed)
            : VerificationCheck.Failed(Finding.RevisionChanged, "a revision without a seal");
    }

    /// <returns>None also where there is something that cannot be read, which is then no validation data.</returns>
    private static IReadOnlyList<int> StoresIn(PdfFile file)
    {
        try
        {
            return ValidationStore.RevisionsIn(file);
        }
        catch (PdfException fault) when (fault.Fault == PdfFault.Malformed)
        {
            return [];
        }
    }

    private static string? ProblemOf(PdfFile file, int at, PdfSignature? number, bool isStore, PdfBudget budget)
    {
        try
        {
            return isStore ? ValidationStore.ProblemOf(file, at, budget) : Problem(file, at, attaches: at == 1, number);
        }
        catch (PdfException fault) when (fault.Fault == PdfFault.Malformed)
        {
            return fault.Message;
        }
    }

    private static string? Problem(PdfFile file, int at, bool attaches, PdfSignature? number)
    {
        var (before, now) = (file.Revisions[at - 1], file.Revisions[at]);
        string[] counted = ["Size", "Prev"];
        if (!before.Trailer.Without(counted).IsSame(now.Trailer.Without(counted)))
        {
            return "trailer";
        }

        if ((before.Trailer["Size"] as PdfWord)?.Integer is not { } size || now.Removed.Any())
        {
            return "objects removed";
        }

        var (catalog, page) = (file.CatalogReference(at - 1).Number, file.FirstPage(at - 1).Number);
        if (now.Objects.FirstOrDefault(number => number < size && number != catalog && (number != page || attaches)) is > 0 and var changed)
        {
            return $"object {changed}";
        }

        return Catalog(file, at, attaches) ?? (attaches ? null : Page(file, at, number));
    }

    private static string? Catalog(PdfFile file, int at, bool attaches)
    {
        var (before, now) = (file.Catalog(at - 1), file.Catalog(at));
        string[] keys = attaches ? ["Names", "AF"] : ["AcroForm"];
        if (!before.Without(keys).IsSame(now.Without(keys)))
        {
            return "catalog";
        }

        if (!attaches)
        {
            return Form(file, at, before["AcroForm"], now["AcroForm"]);
        }

        var names = before["Names"] is null ? new PdfDictionary([]) : file.Dictionary(before["Names"], at - 1, "The names");
        return names["EmbeddedFiles"] is null && before["AF"] is null && names.IsSame(file.Dictionary(now["Names"], at, "The names").Without("EmbeddedFiles")) ? null : "names";
    }

    private static string? Form(PdfFile file, int at, PdfObject? before, PdfObject? now)
    {
        var fields = before is null ? new PdfArray([]) : file.Dictionary(before, at - 1, "The form")["Fields"] as PdfArray;
        return fields is not null && now is PdfDictionary { Entries.Count: 2 } form && form["SigFlags"] is PdfWord { Integer: 3 }
            && form["Fields"] is PdfArray { Items: [.., PdfReference] } more && new PdfArray([.. more.Items.SkipLast(1)]).IsSame(fields)
            ? null
            : "form";
    }

    private static string? Page(PdfFile file, int at, PdfSignature? number)
    {
        var reference = file.FirstPage(at - 1);
        if (!reference.IsSame(file.FirstPage(at)))
        {
            return "first page";
        }

        var (before, now) = (file.Dictionary(reference, at - 1, "The first page"), file.Dictionary(reference, at, "The first page"));
        var kept = (file.Resolve(before["Annots"], at - 1) as PdfArray)?.Items ?? [];
        if (!before.Without("Annots").IsSame(now.Without("Annots")) || now["Annots"] is not PdfArray annotations || annotations.Items.Count != kept.Count + 1
            || !new PdfArray([.. annotations.Items.SkipLast(1)]).IsSame(new PdfArray([.. kept])))
        {
            return "first page";
        }

        var form = file.Dictionary(file.Catalog(at)["AcroForm"], at, "The form")["Fields"] as PdfArray;
        var field = file.Dictionary(annotations.Items[^1], at, "A field");
        return annotations.Items[^1].IsSame(form?.Items[^1]) && (number is null ? IsInvisible(field) : NumberCheck.IsInItsPlace(file, at, field, number)) ? null : "field on the first page";
    }

    /// <summary>Without extent, at the corner of the page or off it.</summary>
    private static bool IsInvisible(PdfDictionary field) =>
        field.Entries.All(each => FieldKeys.Contains(each.Key)) && field.NameOf("FT") == "Sig" && field.NameOf("Subtype") == "Widget"
        && field["Rect"] is PdfArray { Items.Count: 4 } place && (place.Items.All(each => (each as PdfWord)?.Integer == 0) || place.Items.All(each => (each as PdfWord)?.Integer == -1));
}
