using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Layout;

/// <summary>What a report is called in lists: by its kind, and a special one by its topic as well.</summary>
public static class ReportNames
{
    /// <param name="topic">Empty for any other kind.</param>
    public static string Report(this Loc loc, ReportKind kind, LocalizedText topic) => topic.IsEmpty ? loc.Name(kind) : $"{loc.Name(kind)}: {topic.For(loc.Language)}";
}
