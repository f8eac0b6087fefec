using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Texts;

namespace LinkageWorkPlan.Web.Features.Reports.Writing;

/// <summary>What a special report is about, while it is typed.</summary>
public sealed record ScopeForm(TextWords Topic, IReadOnlyList<string> Pillars, IReadOnlyList<string> Tasks)
{
    public static readonly ScopeForm Empty = new(TextWords.None, [], []);

    public static ScopeForm From(ReportScope scope) => new(TextWords.From(scope.Topic), scope.Pillars, scope.Tasks);

    public bool SaysTheSame(ScopeForm other) => Topic == other.Topic && Pillars.SequenceEqual(other.Pillars) && Tasks.SequenceEqual(other.Tasks);
}
