using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Reports.Content;

namespace LinkageWorkPlan.Web.Features.Reports.Contents;

/// <summary>What the page of a report shows beside its outline; named in the address by <c>?section=</c>.</summary>
internal static class ReportPanels
{
    public const string Overview = "overview";
    public const string Dates = "dates";
    public const string Numbers = "numbers";
    public const string Send = "send";

    /// <summary>Why a newer issue corrects the one before.</summary>
    public const string Correction = "correction";

    private static readonly string[] Sections = [.. SectionKeys.Written, SectionKeys.ProposalsToVietnam, SectionKeys.ProposalsToLaos];

    public static string Of(string? section) => section is Dates or Numbers or Send or Correction || Sections.Contains(section) ? section! : Overview;

    /// <summary>The next section of the report that is printed; null after the last.</summary>
    public static string? After(string section, ReportContent content) => Sections.SkipWhile(each => each != section).Skip(1).FirstOrDefault(content.Prints);
}
