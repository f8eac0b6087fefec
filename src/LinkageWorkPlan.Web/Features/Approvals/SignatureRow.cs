using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>One side's signature as <c>HowSigned</c> shows it, the same on every page.</summary>
/// <param name="SignedAt">UTC; of a signature on paper the instant it was recorded.</param>
public sealed record SignatureRow(Side Side, string Name, LocalizedText Position, DateTime SignedAt)
{
    public SignatureMethod Method { get; init; }

    /// <summary>The position an acting deputy signed for; empty for a co-chair.</summary>
    public LocalizedText ActingFor { get; init; } = LocalizedText.Empty;

    /// <summary>The day on the paper; null for an electronic one.</summary>
    public DateOnly? PaperSignedOn { get; init; }

    public LocalizedText Place { get; init; } = LocalizedText.Empty;

    /// <summary>The scanned copy; null for an electronic one, and where the reader may not open it.</summary>
    public Guid? ScanId { get; init; }

    /// <summary>Whoever recorded a signature on paper; null for an electronic one, and where the reader need not know.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>The decision by which a deputy signed; null where none is on file.</summary>
    public SignedByDelegation? Delegation { get; init; }

    /// <summary>The day that counts as that of the signature, UTC+7.</summary>
    public DateOnly Day => PaperSignedOn ?? WorkingClock.DayOf(new DateTimeOffset(DateTime.SpecifyKind(SignedAt, DateTimeKind.Utc)));
}

public sealed record SignedByDelegation(string Number, DateOnly DecidedOn);

internal static class SignatureRows
{
    /// <summary>All that is on file of signatures, the first given first.</summary>
    /// <param name="withFiles">With the scans and who recorded them: for those who draft and sign.</param>
    public static async Task<IReadOnlyList<SignatureRow>> RowsOfAsync(this WorkPlanDb db, IEnumerable<Signature> signatures, bool withFiles, CancellationToken cancel)
    {
        var given = signatures.OrderBy(each => each.SignedAt).ToList();
        var delegated = given.Select(each => each.DelegationId).OfType<Guid>().ToList();
        var delegations = delegated.Count == 0
            ? []
            : await db.Delegations.AsNoTracking().Where(each => delegated.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => new SignedByDelegation(each.Number, each.DecidedOn), cancel);
        var recorders = given.Where(each => each.Method == SignatureMethod.Paper).Select(each => each.AccountId).ToList();
        var names = !withFiles || recorders.Count == 0
            ? []
            : await db.Users.AsNoTracking().Where(each => recorders.Contains(each.Id)).ToDictionaryAsync(each => each.Id, each => each.DisplayName, cancel);
        return [.. given.Select(each => new SignatureRow(each.Side, each.Name, each.Position, each.SignedAt)
        {
            Method = each.Method,
            ActingFor = each.ActingFor,
            PaperSignedOn = each.PaperSignedOn,
            Place = each.Place,
            ScanId = withFiles ? each.ScanId : null,
            RecordedBy = each.Method == SignatureMethod.Paper ? names.GetValueOrDefault(each.AccountId) : null,
            Delegation = each.DelegationId is { } id ? delegations.GetValueOrDefault(id) : null,
        })];
    }
}
