using LinkageWorkPlan.Domain.Reports;

namespace LinkageWorkPlan.Domain.SignOff;

/// <summary>A content of a plan or report that a person was shown, so that the next time what changed since can be shown first.</summary>
public sealed class ShownContent
{
    /// <summary>Pages of all editions together.</summary>
    public const int PagesMax = 4000;

    private ShownContent()
    {
    }

    public ShownContent(Guid accountId, Guid subjectId, string content, string fingerprint, DateTime atUtc) =>
        (AccountId, SubjectId, Content, Fingerprint, ShownAt) = (accountId, subjectId, content, fingerprint, atUtc);

    public Guid AccountId { get; private set; }
    public Guid SubjectId { get; private set; }
    public string Content { get; private set; } = string.Empty;
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>UTC: when it was shown first.</summary>
    public DateTime ShownAt { get; private set; }

    /// <summary>Printed pages that were on this person's screen.</summary>
    public IReadOnlyList<ShownPage> Pages { get; private set; } = [];

    /// <summary>A page that was on the screen before is kept once; one beyond <see cref="PagesMax"/> is not kept.</summary>
    public void Show(IEnumerable<ShownPage> pages) =>
        Pages = [.. Pages.Concat(pages.Where(each => each.Number > 0)).Distinct().Take(PagesMax)];
}

/// <summary>One page of an edition.</summary>
/// <param name="Number">From 1.</param>
public sealed record ShownPage(Edition Edition, Side Reader, int Number);
