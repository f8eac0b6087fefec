using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>One side's signature as <c>HowSigned</c> shows it, the same on every page.</summary>
public sealed record SignatureRow(Side Side, string Name, LocalizedText Position, WayOfSigning How)
{
    /// <summary>The name in the other side's script; null where it was not known.</summary>
    public string? OtherName { get; init; }

    /// <summary>The scanned copy; null for an electronic one, and where the reader may not open it.</summary>
    public Guid? ScanId { get; init; }

    /// <summary>Whoever recorded a signature on paper; null for an electronic one, and where the reader need not know.</summary>
    public string? RecordedBy { get; init; }
}

internal static class SignatureRows
{
    /// <summary>All that is on file of signatures, the first given first.</summary>
    /// <param name="withFiles">With the scans and who recorded them: for those who draft and sign.</param>
    public static IReadOnlyList<SignatureRow> Rows(this IEnumerable<Signature> signatures, bool withFiles) =>
    [
        .. signatures.OrderBy(each => each.SignedAt).Select(each => new SignatureRow(each.Side, each.Name, each.Position, each.How)
        {
            OtherName = each.OtherName,
            ScanId = withFiles ? each.ScanId : null,
            RecordedBy = withFiles ? each.RecordedByName : null,
        }),
    ];

    /// <summary>The day that counts as that of the signature, UTC+7.</summary>
    public static DateOnly Day(this WayOfSigning how) => how.ByHand?.SignedOn ?? WorkingClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(how.SignedAt, DateTimeKind.Utc)));
}
